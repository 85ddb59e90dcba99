import type { CommandTable } from "../../../src/knowledge/types.ts";
import { unknownFact } from "../../../src/syntax/fact.ts";
import { parseScript } from "../../../src/syntax/shell/parse.ts";
import type { Argument, Assignment, Command, Option, Redirect } from "../../../src/syntax/shell/script.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import type { Span } from "../../../src/text/span.ts";

const common = { flags: ["-a|--all", "-b"], values: ["-o|--out"] } as const;

/** A program for each thing that a table can say, so that no real program's options stand in the way. */
const tables: Readonly<Record<string, CommandTable>> = {
  gnu: {
    programs: ["gnu", "alias"],
    flags: [...common.flags, "-p|--pager", "-long", "-all-of", "--verbose", "--version"],
    values: common.values,
    optional: ["-c|--colour|--color", "-p|--pager"],
  },
  version: { programs: ["version*"] },
  single: {
    programs: ["single"],
    style: "single-dash",
    flags: ["-flag", "-flags", "-ab", "-l|-long", "-Iall"],
    values: ["-name", "-I"],
    optional: ["-I"],
  },
  posix: { programs: ["posix"], style: "posix", ...common, subcommands: { sub: { flags: ["-x"] } } },
  operands: { programs: ["operands"], style: "operands", ...common },
  tool: {
    programs: ["tool"],
    flags: ["-v|--verbose"],
    values: ["-o|-f|--file"],
    subcommands: {
      run: {
        aliases: ["r"],
        flags: ["-a"],
        subcommands: { sub: { subcommands: { deep: { flags: ["-d"] } } } },
      },
      echo: { style: "operands" },
      wrap: { ...common, runs: { kind: "operands" }, style: "posix", skipOperands: 0 },
      set: { assignments: true, runs: { kind: "operands" } },
      take: { skipOperands: 2, runs: { kind: "operands" } },
    },
  },
  glued: {
    programs: ["glued"],
    ...common,
    glued: ["-p:|/p:|--property:", "+|+toolchain"],
    subcommands: { sub: { glued: ["-s:|--set:"] } },
  },
  tar: { programs: ["tar"], dashlessCluster: true, flags: ["-x|--extract", "-z"], values: ["-f|--file"] },
  wrap: {
    programs: ["wrap"],
    style: "posix",
    flags: ["-a", "-l|--list"],
    values: ["-c|--command"],
    assignments: true,
    runs: { kind: "operands", unless: ["list"], option: "command" },
  },
  skip: { programs: ["skip"], style: "posix", flags: ["-a"], skipOperands: 1, runs: { kind: "operands" } },
  only: { programs: ["only"], flags: ["-a"], values: ["-u|--user"], runs: { kind: "operands", only: ["user"] } },
  separated: { programs: ["separated"], ...common, runs: { kind: "operands", separated: true } },
  string: { programs: ["string"], flags: ["-a"], runs: { kind: "string" } },
  join: { programs: ["join"], flags: ["-a"], runs: { kind: "string", join: true } },
  flagged: { programs: ["flagged"], flags: ["-a", "-c"], runs: { kind: "string", option: "c" } },
  valued: { programs: ["valued"], values: ["-c|--command"], runs: { kind: "string", option: "command" } },
  module: {
    programs: ["module"],
    style: "posix",
    flags: ["-a"],
    values: ["-m", "-w"],
    runs: { kind: "module", option: "m" },
  },
  exec: {
    programs: ["exec"],
    style: "single-dash",
    flags: ["-exec", "-run"],
    values: ["-name"],
    runs: { kind: "exec", options: ["-exec", "-run"] },
  },
};

const byName = new Map(Object.values(tables).flatMap((table) => table.programs.map((name) => [name, table])));

function tableOf(program: string): CommandTable | undefined {
  return byName.get(program) ?? (/^version\d/.test(program) ? tables.version : undefined);
}

/** Everything about each command of a script, one a line; `U` is a variable that is set to something unknown. */
export function outlineOf(text: string): readonly string[] {
  const { commands, errors } = parseScript(verbatim(text, 0), {
    dialect: "bash",
    shellOptions: { errexit: false, pipefail: false },
    lookup: (name) => (name === "U" ? unknownFact("U is not known") : undefined),
    tables: tableOf,
  });
  return [...commands.map((command) => commandLine(command, text)), ...errors.map(({ message }) => `! ${message}`)];
}

function commandLine(command: Command, text: string): string {
  const slice = (span: Span) => text.slice(span.start, span.end);
  const place = (span: Span, value: string | undefined) => {
    const written = slice(span);
    return written === value ? written : `${shown(value)}«${written}»`;
  };
  const argument = ({ span, value }: Argument) => place(span, value);
  const assignment = ({ name, value, valueSpan, span }: Assignment) =>
    `${name}=${place(valueSpan, value)}${slice(span).endsWith(slice(valueSpan)) ? "" : "!"}`;
  const option = ({ name, flag, known, value, span }: Option) =>
    `${flag}${flag.replace(/^-+/, "") === name ? "" : `:${name}`}${known ? "" : "?"}${value ? `=${argument(value)}` : ""}${slice(span) === flag ? "" : `«${slice(span)}»`}`;
  const redirect = ({ operator, descriptor, target, span }: Redirect) =>
    `${descriptor ?? ""}${operator}${target ? argument(target) : ""}«${slice(span)}»`;
  const list = <T>(label: string, items: readonly T[], show: (item: T) => string) =>
    items.length > 0 ? ` ${label} ${items.map(show).join(", ")}` : "";
  const { program, name, tabled, subcommand, subcommandSpan, options, operands, environment, redirects, wrappers } =
    command;
  return [
    `«${slice(command.span)}» ${place(name.span, program)}${tabled ? "" : " (no table)"}`,
    subcommand === undefined ? "" : ` does ${subcommandSpan ? place(subcommandSpan, subcommand) : "?"}`,
    list("by", wrappers, (wrapper) => place(wrapper.span, wrapper.program)),
    list("with", environment, assignment),
    list("options", options, option),
    list("operands", operands, argument),
    list("redirects", redirects, redirect),
  ].join("");
}

function shown(value: string | undefined): string {
  return value === undefined ? "?" : value === "" ? '""' : value;
}
