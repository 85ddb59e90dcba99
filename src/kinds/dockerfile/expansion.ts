import { spanIn } from "./mapped.ts";
import type { Heredoc, KeyValue, Word } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { expansionError, type LexError } from "./shlex.ts";

/** Reports what Docker cannot expand in a word: unclosed quotes, modifiers it does not know. */
export function checkExpansion(scan: Scan, word: Word | undefined): void {
  if (word) reportLex(scan, word, expansionError(word.text, scan.escape), "quotes");
}

export function checkExpansions(scan: Scan, words: readonly Word[]): void {
  for (const word of words) checkExpansion(scan, word);
}

/** As `checkExpansion` for both sides of a pair. */
export function checkPairExpansion(scan: Scan, pair: KeyValue): void {
  reportLex(scan, pair.key, expansionError(pair.key.text, scan.escape), "key-value");
  if (pair.value) reportLex(scan, pair.value, expansionError(pair.value.text, scan.escape), "key-value");
}

/** Docker expands the bodies of COPY and ADD heredocs itself, with `\` as the escape character and quotes as plain text. */
export function checkHeredocExpansion(scan: Scan, heredoc: Heredoc): void {
  if (!heredoc.expand) return;
  const error = expansionError(heredoc.body.text, 92, false);
  if (error) report(scan, "modifier", spanIn(heredoc.body, error.start, error.end), error.message);
}

function reportLex(scan: Scan, word: Word, error: LexError | undefined, quoteCode: "quotes" | "key-value"): void {
  if (!error) return;
  const code = error.kind === "quote" ? quoteCode : "modifier";
  report(scan, code, spanIn(word.line, word.at + error.start, word.at + error.end), error.message);
}
