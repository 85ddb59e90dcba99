import type { MappedText } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { dialectOf, dialectOfShebang, type ShellInfo, shellOf } from "./dialect.ts";
import { type ParseOptions, parseScript } from "./parse.ts";
import type { Command, Dialect, Lookup, Script } from "./script.ts";

/** What is needed of a heredoc of an instruction. */
export interface ScriptHeredoc {
  readonly name: string;
  /** The word `<<EOF` on the instruction's line. */
  readonly wordSpan: Span;
  /** Variables in the body are expanded before it is read. */
  readonly expand: boolean;
  readonly body: MappedText;
}

export interface RunOptions<P = unknown> {
  /** Where the line runs. */
  readonly place?: P | undefined;
  /** The shell that runs the line. */
  readonly shell: ShellInfo;
  readonly lookup: Lookup;
  readonly tables: ParseOptions["tables"];
  /** What `sh` is there; "posix" when not known. */
  readonly shDialect?: Dialect | undefined;
}

const interpreters = /^(?:python|perl|ruby|node|php|lua|tclsh|deno|bun|Rscript|awk|psql|mysql|sqlite3)[\d.]*$/;

/**
 * The scripts of a RUN line and its heredocs, as BuildKit runs them. A line that is nothing but one heredoc word: the
 * body is the script, of its `#!` interpreter or else of the shell. Otherwise the line is a script whose heredocs feed
 * its commands; a body that feeds a shell or another interpreter is a script of that, any other is data.
 */
export function runScripts<P>(
  line: MappedText,
  heredocs: readonly ScriptHeredoc[],
  options: RunOptions<P>,
): readonly Script<P>[] {
  const only = /^\s*\d*<<-?[^<\s]+\s*$/.test(line.text) ? heredocs[0] : undefined;
  if (only) {
    const shebang = dialectOfShebang(only.body.text.split("\n", 1)[0] as string, options.shDialect);
    return [parseBody(only.body, shebang ?? options.shell, options)];
  }
  const script = parseBody(line, options.shell, options, heredocs);
  const bodies = heredocs.flatMap((heredoc) => {
    const shell = interpreterOfHeredoc(script, heredoc, options.shDialect);
    return shell ? [parseBody(heredoc.body, shell, options)] : [];
  });
  return [script, ...bodies];
}

function parseBody<P>(
  mapped: MappedText,
  shell: ShellInfo,
  { place, lookup, tables, shDialect }: RunOptions<P>,
  heredocs?: readonly ScriptHeredoc[],
): Script<P> {
  return parseScript(mapped, {
    place,
    dialect: shell.dialect,
    shellOptions: shell,
    lookup,
    tables,
    shDialect,
    heredocs,
  });
}

/** The interpreter that reads a heredoc of the line from its standard input; undefined when the body is data. */
function interpreterOfHeredoc(
  script: Script,
  heredoc: ScriptHeredoc,
  shDialect: Dialect | undefined,
): ShellInfo | undefined {
  const command = script.commands.find((candidate) => feeds(candidate, heredoc));
  const program = command?.program;
  if (!command || !program || !readsStandardInput(command)) return undefined;
  if (shellOf(program)) {
    const flags = command.options
      .flatMap(({ flag, value }) => [flag, value?.value ?? ""])
      .filter((word) => word !== "");
    return dialectOf([program, ...flags], shDialect);
  }
  return interpreters.test(program) ? { dialect: "other", errexit: false, pipefail: false } : undefined;
}

function feeds(command: Command, heredoc: ScriptHeredoc): boolean {
  const { start, end } = heredoc.wordSpan;
  return command.redirects.some(
    ({ descriptor, span }) => (descriptor ?? 0) === 0 && start <= span.start && span.start < end,
  );
}

/** Whether a shell or interpreter gets its script from standard input: no `-c`, no script file. */
function readsStandardInput({ options, operands }: Command): boolean {
  if (options.some(({ flag }) => flag === "-c")) return false;
  const first = operands[0];
  return first === undefined || first.value === "-" || options.some(({ flag }) => flag === "-s");
}
