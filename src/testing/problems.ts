import type { Each } from "./cases.ts";

/** What is wrong with a case, or what it has to say and does not: a line ready to paste. */
export type Problem = { readonly wrong: string } | { readonly missing: string };

export function wrong(sentence: string, expected: string, found: string): Problem {
  return { wrong: `${sentence}\nexpected:\n${indented(expected)}\nfound:\n${indented(found)}` };
}

/** A property of a case, as it is written in a test. */
export function missing(property: string, value: unknown, comment?: string): Problem {
  return { missing: `${property}: ${literal(value)},${comment === undefined ? "" : ` // ${comment}`}` };
}

/** @throws Error with all problems, what to paste last */
export function throwProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const parts = problems.flatMap((problem) => ("wrong" in problem ? [problem.wrong] : []));
  const lines = problems.flatMap((problem) => ("missing" in problem ? [problem.missing] : []));
  if (lines.length > 0)
    parts.push(`the case does not say everything; if this is right, add:\n${indented(lines.join("\n"))}`);
  fail(parts.join("\n\n"));
}

/** @throws Error without a stack: it would lead into the tester, and the test's name says which case it is */
export function fail(message: string): never {
  const error = new Error(message);
  error.stack = String(error);
  throw error;
}

/**
 * Holds what a case says of its findings against what they say.
 *
 * @param actual of each finding
 * @param isRequired whether the case must say it
 */
export function checkEach<T extends string | boolean>(
  property: string,
  expected: Each<T> | undefined,
  actual: readonly T[],
  isRequired: boolean,
): readonly Problem[] {
  if (expected === undefined) return isRequired ? [missing(property, together(actual))] : [];
  const wanted = typeof expected === "object" ? expected : actual.map(() => expected);
  if (wanted.length === actual.length && wanted.every((one, i) => one === actual[i])) return [];
  return [wrong(`\`${property}\` is not what the findings say`, literal(expected), literal(together(actual)))];
}

/** One value where all are the same. */
function together<T>(values: readonly T[]): Each<T> {
  const [first] = values;
  return first !== undefined && values.every((value) => value === first) ? first : values;
}

/** A value as TypeScript. */
export function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}

export function indented(text: string): string {
  return text.replace(/^(?=.)/gm, "  ");
}
