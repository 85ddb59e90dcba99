import type { ConfigRequest } from "../config/project.ts";
import type { Toolbox } from "../config/resolve.ts";
import type { askAhead } from "../engine/ask-ahead.ts";
import type { LintOptions } from "../engine/options.ts";
import type { LintReport } from "../engine/types.ts";
import type { Reporter } from "../reporters/types.ts";
import type { Io } from "./io.ts";
import type { Flags } from "./options.ts";

/** The parts of the house that commands use. */
export interface Engine extends Toolbox {
  readonly extendKnowledge: ConfigRequest["extendKnowledge"];
  lintProject(
    inputs: readonly { readonly path: string; readonly text: string; readonly kind?: string }[],
    options: LintOptions,
  ): LintReport;
  askAhead: typeof askAhead;
  readonly formats: readonly string[];
  loadReporter(name: string): Promise<Reporter>;
}

export interface Context {
  readonly io: Io;
  loadEngine(): Promise<Engine>;
  /** All commands by name. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>;
}

/** A command of the command line, a file each. */
export interface Command {
  readonly name: string;
  /** A sentence for the list of commands. */
  readonly summary: string;
  /** How it is called, without the program's name. */
  readonly usage: string;
  readonly flags: Flags;
  /** More for its help, beyond the flags. */
  readonly notes?: string;
  /**
   * @returns the exit code
   * @throws UsageError, ConfigError
   */
  run(argv: readonly string[], context: Context): Promise<number>;
}
