import { isMode } from "../chmod.ts";
import { checkExpansion, checkExpansions, checkHeredocExpansion } from "../expansion.ts";
import { flagNamed } from "../flags.ts";
import { isContentDigest } from "../image-name.ts";
import { looksLikeJsonList } from "../json-form.ts";
import type { Add, Copy, Flag, Word } from "../nodes.ts";
import { report, type Scan } from "../scan.ts";
import { isLiteral, splitByBlanks } from "../words.ts";
import type { Parts } from "./head.ts";

type TransferParts = Pick<Copy, "sources" | "destination" | "json" | "from" | "chown" | "chmod">;

export function makeCopy(parts: Parts): Copy {
  const transfer = readTransfer(parts);
  const { scan } = parts;
  for (const source of transfer.sources) checkLocal(scan, source);
  if (transfer.from) checkFrom(scan, transfer.from);
  return Object.freeze({ type: "Copy", ...parts.head, ...transfer });
}

export function makeAdd(parts: Parts): Add {
  const transfer = readTransfer(parts);
  const checksum = flagNamed(parts.head.flags, "checksum");
  if (checksum?.value) checkChecksum(parts.scan, checksum.value, transfer.sources);
  return Object.freeze({ type: "Add", ...parts.head, ...transfer });
}

function readTransfer(parts: Parts): TransferParts {
  const { scan, head, line, start, end, json } = parts;
  const isJson = json !== undefined && json !== "mixed";
  const words = isJson ? json : splitByBlanks(line, start, end);
  checkList(parts);
  checkExpansions(scan, words);
  const destination = words.at(-1);
  const sources = Object.freeze(words.slice(0, -1));
  const chown = flagNamed(head.flags, "chown");
  const chmod = flagNamed(head.flags, "chmod");
  checkExpansion(scan, chown?.value);
  if (chmod?.value) checkMode(scan, chmod.value);
  for (const heredoc of head.heredocs) checkHeredocExpansion(scan, heredoc);
  if (sources.length === 0) checkTooFew(parts, destination);
  else if (destination) checkDestination(parts, sources, destination);
  return { sources, destination, json: isJson, from: flagNamed(head.flags, "from"), chown, chmod };
}

function checkList({ scan, head, json }: Parts): void {
  if (json === "mixed") report(scan, "json-form", head.argsSpan, "A JSON array of paths must contain only strings");
  else if (json === undefined && looksLikeJsonList(head.args.text)) {
    report(
      scan,
      "json-form",
      head.argsSpan,
      "This is not a valid JSON array: Docker reads its parts as separate paths",
    );
  }
}

function checkTooFew({ scan, head, keyword }: Parts, only: Word | undefined): void {
  const message = `${keyword.name} needs at least one source and a destination`;
  report(scan, "argument-count", only ? only.span : head.keyword.span, message);
}

function checkDestination({ scan, head, keyword }: Parts, sources: readonly Word[], destination: Word): void {
  const { text } = destination;
  if (head.heredocs.some((heredoc) => heredoc.wordSpan.start === destination.span.start)) {
    report(scan, "heredoc", destination.span, `A here-document cannot be the destination of ${keyword.name}`);
    return;
  }
  if (sources.length < 2 || !isLiteral(text, scan.escape) || isDirectory(text)) return;
  report(
    scan,
    "destination",
    destination.span,
    `With several sources the destination of ${keyword.name} must be a directory: add a trailing slash`,
    `${text}/`,
  );
}

function isDirectory(path: string): boolean {
  return /[/\\]$/.test(path) || /(?:^|[/\\])\.\.?$/.test(path);
}

function checkLocal(scan: Scan, source: Word): void {
  if (!isRemote(source.text)) return;
  report(scan, "copy-remote", source.span, "COPY cannot copy from a URL: use ADD", "ADD");
}

function isRemote(text: string): boolean {
  return /^(?:https?|git|ssh):\/\/|^git@[^/]+:/.test(text);
}

function checkFrom(scan: Scan, { value }: Flag): void {
  if (!value?.text.includes("$")) return;
  const message = "Docker does not expand variables in --from: add a stage for the image and refer to that";
  report(scan, "image-reference", value.span, message);
}

function checkMode(scan: Scan, mode: Word): void {
  checkExpansion(scan, mode);
  if (mode.text === "" || !isLiteral(mode.text, scan.escape) || isMode(mode.text)) return;
  report(scan, "chmod", mode.span, `--chmod must be an octal mode up to 07777 or a symbolic mode, not ${mode.text}`);
}

function checkChecksum(scan: Scan, checksum: Word, sources: readonly Word[]): void {
  checkExpansion(scan, checksum);
  if (checksum.text === "" || sources.length === 0) return;
  const source = sources[0] as Word;
  if (sources.length > 1) {
    report(scan, "checksum", checksum.span, "--checksum is valid only with a single source");
  } else if (isLiteral(source.text, scan.escape) && !isRemote(source.text) && !source.text.startsWith("github.com/")) {
    report(scan, "checksum", checksum.span, "--checksum is valid only with a remote source");
  } else if (isFile(source.text) && isLiteral(checksum.text, scan.escape) && !isContentDigest(checksum.text)) {
    report(
      scan,
      "checksum",
      checksum.span,
      `${checksum.text} is not a valid checksum: write sha256: and 64 hexadecimal digits`,
    );
  }
}

/** An address that is not a git repository's: those take a commit as checksum. */
function isFile(source: string): boolean {
  return /^https?:\/\//.test(source) && !/\.git(?:[#?]|$)/.test(source) && !source.includes("$");
}
