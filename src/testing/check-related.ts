import type { Finding, Related } from "../finding.ts";
import { normalizePath } from "../syntax/posix-path.ts";
import type { Span } from "../text/span.ts";
import type { BadCase, Case } from "./cases.ts";
import { writeMarks } from "./marks.ts";
import type { Expected, Observed } from "./observe.ts";
import { checkEach, literal, missing, type Problem, wrong } from "./problems.ts";

/** What is said at a related place, and by which findings. */
interface Saying {
  /** Index of its file; -1 for one that the case does not have. */
  readonly file: number;
  readonly span: Span;
  readonly words: string;
  readonly findings: Set<number>;
}

/** Whether the related places are where the case marks them, and say what it says. */
export function checkRelated(one: Case & BadCase, { expected, findings }: Observed): readonly Problem[] {
  if (one.isExample) return hasMarks(expected) ? [{ wrong: "an example marks no related places: a case does" }] : [];
  const sayings = sayingsOf(findings, expected);
  const flow = findings.map((finding) => finding.flow === true);
  return [
    ...expected.files.flatMap((_, index) => checkMarks(index, sayings, expected)),
    ...checkStrangers(findings, expected),
    ...checkWords(one.related, sayings, findings.length),
    ...checkEach("flow", one.flow, flow, flow.includes(true)),
  ];
}

export function hasMarks({ files }: Expected): boolean {
  return files.some(({ related }) => related.length > 0);
}

/** In the order in which their marks open. */
function sayingsOf(findings: readonly Finding[], expected: Expected): readonly Saying[] {
  const sayings: Saying[] = [];
  for (const [index, finding] of findings.entries()) {
    for (const { span, message: words, path } of finding.related) {
      const file = fileOf({ path }, finding, expected);
      const same = sayings.find(
        (one) => one.file === file && one.words === words && one.span.start === span.start && one.span.end === span.end,
      );
      if (same) same.findings.add(index);
      else sayings.push({ file, span, words, findings: new Set([index]) });
    }
  }
  return sayings.sort((a, b) => a.file - b.file || a.span.start - b.span.start || b.span.end - a.span.end);
}

function fileOf({ path }: Pick<Related, "path">, finding: Finding, { files }: Expected): number {
  return path === undefined || path === finding.path ? 0 : files.findIndex((file) => file.path === normalizePath(path));
}

function checkMarks(index: number, sayings: readonly Saying[], { files, spans }: Expected): readonly Problem[] {
  const { path, text, related } = files[index] as Expected["files"][number];
  const own = index === 0 ? spans : [];
  const places = sayings.filter(({ file }) => file === index).map(({ span }) => span);
  const found = writeMarks(text, own, places);
  const marked = writeMarks(text, own, related);
  if (found === marked) return [];
  if (related.length === 0) return [index === 0 ? missing("code", found) : missing("files", { [path]: found })];
  return [wrong(`the related places${index === 0 ? "" : ` in ${path}`} are elsewhere`, marked, found)];
}

/** A place in a file that the case does not give cannot be marked. */
function checkStrangers(findings: readonly Finding[], expected: Expected): readonly Problem[] {
  return findings.flatMap((finding) =>
    finding.related
      .filter((related) => fileOf(related, finding, expected) < 0)
      .map(({ path }) => ({ wrong: `a related place is in ${path}, which is not among the case's \`files\`` })),
  );
}

function checkWords(expected: BadCase["related"], sayings: readonly Saying[], count: number): readonly Problem[] {
  const found = wordsOf(sayings, count);
  if (expected === undefined) return sayings.length > 0 ? [missing("related", found)] : [];
  const wanted =
    Array.isArray(expected) && expected.length === 1 && typeof expected[0] === "string" ? expected[0] : expected;
  if (literal(wanted) === literal(found)) return [];
  return [wrong("`related` is not what is said at the related places", literal(expected), literal(found))];
}

/** As a case writes them: a word or a list where every finding has every place, else a list for each finding. */
function wordsOf(sayings: readonly Saying[], count: number): NonNullable<BadCase["related"]> {
  if (sayings.some(({ findings }) => findings.size < count)) {
    return Array.from({ length: count }, (_, index) =>
      sayings.map(({ findings, words }) => (findings.has(index) ? words : null)),
    );
  }
  const [first, ...others] = sayings.map(({ words }) => words);
  return first !== undefined && others.length === 0 ? first : sayings.map(({ words }) => words);
}
