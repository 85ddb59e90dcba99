import { lookUp } from "../text/look-up.ts";
import type { Span } from "../text/span.ts";
import { before, word } from "./directive-words.ts";
import { parseOwn } from "./directives-own.ts";
import {
  parseCheck,
  parseCheckov,
  parseDclint,
  parseDroast,
  parseHadolint,
  parseKics,
  parseSemgrep,
  parseShellcheck,
  parseTally,
  parseTrivy,
  parseZizmor,
} from "./directives-peers.ts";
import type { Suppression } from "./suppression.ts";

export type { DirectiveProblem, Suppression } from "./suppression.ts";

const none: readonly Suppression[] = Object.freeze([]);

const marker =
  /plimsoll|hadolint|tally|droast|check|(?:bridgecrew|cortex):skip=|trivy:ignore:|kics-scan|nosem|dclint|zizmor/i;

/**
 * The suppressions that a comment spells: none for an ordinary comment, several where a notation allows it.
 *
 * @param comment the text at `span`, with or without its `#`
 * @param span where it stands; spans of names and dates are reckoned from its start
 */
export function parseSuppression(comment: string, span: Span): readonly Suppression[] {
  if (!marker.test(comment)) return none;
  const at = skipHashes(comment);
  const head = word(comment, at);
  const parse = lookUp(anchored, before(head.text, /[:=]/).toLowerCase());
  const found = parse?.(comment, at, span);
  if (found) return [found];
  return floating(comment, span);
}

function skipHashes(comment: string): number {
  let at = 0;
  while (comment[at] === "#" || comment.charCodeAt(at) <= 32) at++;
  return at;
}

type Parser = (comment: string, at: number, span: Span) => Suppression | undefined;

/** Notations that begin the comment. */
const anchored: Readonly<Record<string, Parser | undefined>> = {
  __proto__: null as never,
  plimsoll: parseOwn,
  hadolint: parseHadolint,
  tally: parseTally,
  droast: parseDroast,
  check: parseCheck,
  "kics-scan": parseKics,
  dclint: parseDclint,
  shellcheck: parseShellcheck,
  zizmor: parseZizmor,
};

/** Notations that may stand anywhere in the comment. */
function floating(comment: string, span: Span): readonly Suppression[] {
  const found = [...parseTrivy(comment, span), ...parseCheckov(comment, span)];
  const semgrep = parseSemgrep(comment, span);
  if (semgrep) found.push(semgrep);
  return found;
}
