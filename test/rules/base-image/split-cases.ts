import type { BadCase } from "../../../src/testing/index.ts";

type Files = Readonly<Record<string, string>>;

/** A Dockerfile beside the source of a program. */
export interface Service {
  readonly title: string;
  /** Its lines, with the marks of a case. */
  readonly dockerfile: readonly string[];
  /** What else is in its directory; a program that needs nothing where it is not said. */
  readonly files?: Files;
}

export interface Split extends Service {
  /** How the fix is called, behind "Build in a stage of its own and ship". */
  readonly offers: string;
  readonly fixed: readonly string[];
}

export interface Refused extends Service {
  /** The fact that is missing. */
  readonly missing: string;
}

/**
 * What a rule says of each, and does to it.
 * @param common files that all of them have
 * @param plain those of a program that needs nothing
 */
export function splitCases(
  common: Files,
  plain: Files,
  splits: readonly Split[],
  refusals: readonly Refused[],
  message = "sdk",
): readonly BadCase[] {
  const caseOf = ({ title, dockerfile, files = plain }: Service) => ({
    title,
    code: dockerfile.join("\n"),
    files: { ...common, ...files },
    message,
  });
  return [
    ...splits.map((one) => ({
      ...caseOf(one),
      related: "The program is built here",
      offers: `Build in a stage of its own and ship ${one.offers}`,
      fixedUnsafe: one.fixed.join("\n"),
    })),
    ...refusals.map((one) => ({
      ...caseOf(one),
      related: ["The program is built here", `No fix is offered, since ${one.missing}`],
    })),
  ];
}
