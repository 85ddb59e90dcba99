import { addAll } from "../text/add-all.ts";

/** One thing that is wrong in a configuration, with its place as far as it is known. */
export interface ConfigProblem {
  /** As reported: relative to the working directory. Undefined for the command line. */
  readonly file: string | undefined;
  /** From 1. */
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** Path of the key: "rules.no-sudoo", "overrides[0].files". Empty for the whole file. */
  readonly key: string;
  readonly message: string;
}

/** A configuration that cannot be used, with all that is wrong in it. The message has a line a problem. */
export class ConfigError extends Error {
  readonly problems: readonly ConfigProblem[];
  /** A line a problem. */
  readonly lines: readonly string[];

  constructor(problems: readonly ConfigProblem[], cause?: unknown) {
    const lines = problems.map(problemText);
    super(lines.join("\n"), cause === undefined ? undefined : { cause });
    this.name = "ConfigError";
    this.problems = problems;
    this.lines = lines;
  }
}

/** Gathers what is wrong over all that is looked at, so that one run tells everything. */
export class ConfigProblems {
  private readonly found: ConfigProblem[] = [];
  private readonly told = new Set<ConfigError>();

  some(predicate: (problem: ConfigProblem) => boolean): boolean {
    return this.found.some(predicate);
  }

  all(): readonly ConfigProblem[] {
    return this.found;
  }

  /** What a step gives; undefined where it throws a ConfigError, whose problems are kept. */
  async of<T>(step: () => T | Promise<T>): Promise<T | undefined> {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      // A config that cannot be read fails whoever extends it.
      if (!this.told.has(error)) addAll(this.found, error.problems);
      this.told.add(error);
      return undefined;
    }
  }

  /** @throws ConfigError with everything that was wrong, file by file in the order of the lines */
  raise(): void {
    if (this.found.length === 0) return;
    const files = [...new Set(this.found.map(({ file }) => file))];
    const rank = ({ file }: ConfigProblem) => files.indexOf(file);
    throw new ConfigError(
      [...this.found].sort(
        (a, b) => rank(a) - rank(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
      ),
    );
  }
}

/** A ConfigError with a single problem that has no position. */
export function configError(file: string | undefined, key: string, message: string, cause?: unknown): ConfigError {
  return new ConfigError([{ file, key, message }], cause);
}

/** "plimsoll.config.yaml:4:3: rules.no-sudoo: unknown rule". */
function problemText({ file, line, column, key, message }: ConfigProblem): string {
  const place = file === undefined ? "" : line === undefined ? `${file}: ` : `${file}:${line}:${column}: `;
  return `${place}${key === "" ? "" : `${key}: `}${message}`;
}

/** Steps from the root of a config to a value: keys and list indexes. */
export type KeyPath = readonly (string | number)[];

/** The path as people write it: `overrides[0].rules.no-sudo`. */
export function keyText(path: KeyPath): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += text === "" ? step : `.${step}`;
  }
  return text;
}

/** What an unknown throw says. */
export function reasonOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
