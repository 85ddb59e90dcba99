import { span } from "../../text/span.ts";
import { isDigit, isLetter, skipSpace, trimEnd } from "./characters.ts";
import type { ParserDirective } from "./nodes.ts";
import { report, type Scan } from "./scan.ts";
import { suggest } from "./suggest.ts";

const names = ["syntax", "escape", "check"];

/** The directive that the comment at `start` is by its form (`# name=value`), whatever its name and place. */
export function readDirective(text: string, start: number, end: number): ParserDirective | undefined {
  const stop = trimEnd(text, start, end);
  const nameStart = skipSpace(text, start + 1, stop);
  if (!isLetter(text.charCodeAt(nameStart))) return undefined;
  let nameEnd = nameStart;
  while (isLetter(text.charCodeAt(nameEnd)) || isDigit(text.charCodeAt(nameEnd))) nameEnd++;
  const equals = skipSpace(text, nameEnd, stop);
  if (text.charCodeAt(equals) !== 61) return undefined;
  const valueStart = skipSpace(text, equals + 1, stop);
  if (valueStart >= stop) return undefined;
  return Object.freeze({
    name: text.slice(nameStart, nameEnd).toLowerCase(),
    value: text.slice(valueStart, stop),
    nameSpan: span(nameStart, nameEnd),
    valueSpan: span(valueStart, stop),
    span: span(start, stop),
  });
}

/** The section of directives at the top of a file. */
export interface DirectiveSection {
  readonly directives: ParserDirective[];
  /** Docker looks no further: something else than a directive has come. */
  done: boolean;
  /** The first line is `#!`: Docker still finds `syntax` and `check` below it, but no `escape`. */
  shebang: boolean;
}

/**
 * Takes the comment at `start` as a directive where it is one.
 * @returns whether the comment is a directive (and so no plain comment)
 */
export function takeDirective(scan: Scan, section: DirectiveSection, start: number, end: number): boolean {
  const { text } = scan;
  if (section.done) return misplacedDirective(scan, start, end);
  if (text.charCodeAt(start + 1) === 33 && isFirstLine(text, start)) {
    section.shebang = true;
    return false;
  }
  const directive = readDirective(text, start, end);
  if (!directive || (section.shebang && directive.name === "escape")) {
    section.done = true;
    return false;
  }
  checkDirective(scan, section, directive);
  section.directives.push(directive);
  return true;
}

function isFirstLine(text: string, start: number): boolean {
  return start === 0 || (start === 1 && text.charCodeAt(0) === 0xfeff);
}

function checkDirective(scan: Scan, section: DirectiveSection, directive: ParserDirective): void {
  const { name, value, nameSpan, valueSpan } = directive;
  if (!names.includes(name)) {
    section.done = true;
    const meant = suggest(name, names);
    if (meant)
      report(scan, "directive", nameSpan, `Unknown parser directive ${name}: Docker treats it as a comment`, meant);
    return;
  }
  if (section.directives.some((earlier) => earlier.name === name)) {
    report(scan, "directive", directive.span, `The parser directive ${name} is given more than once`);
    return;
  }
  if (name !== "escape") return;
  if (value === "`") scan.escape = 96;
  else if (value !== "\\") report(scan, "directive", valueSpan, "The escape character must be \\ or `");
}

/** BuildKit's checks of FROM and of what may stand before it, in lower case. */
const checksOfFrom = new Set(
  (
    "all stagenamecasing fromascasing reservedstagename duplicatestagename redundanttargetplatform " +
    "fromplatformflagconstdisallowed undefinedarginfrom invaliddefaultarginfrom invalidbaseimageplatform " +
    "consistentinstructioncasing secretsusedinargorenv undefinedvar"
  ).split(" "),
);

/** As a comment `check=skip=` holds for the instruction below: above the first FROM for the checks that it may fail. */
function skipsChecksOfFrom({ name, value }: ParserDirective): boolean {
  const skipped = name === "check" ? /^skip\s*=\s*([\w\s,]*)/i.exec(value)?.[1] : undefined;
  return skipped?.split(/[\s,]+/).some((check) => checksOfFrom.has(check.toLowerCase())) ?? false;
}

/** Reports a directive that comes too late to count: after another comment, a blank line or an unknown directive. */
function misplacedDirective(scan: Scan, start: number, end: number): false {
  const directive = readDirective(scan.text, start, end);
  if (directive && names.includes(directive.name) && !skipsChecksOfFrom(directive)) {
    const message = `The parser directive ${directive.name} has no effect here: move it to the top of the file`;
    report(scan, "directive", directive.span, message);
  }
  return false;
}
