import { suggestion } from "../text/nearest.ts";
import type { Command } from "./command.ts";
import { UsageError } from "./exit.ts";
import type { Flags } from "./options.ts";

/**
 * Help for the program, or for one command.
 * @throws UsageError for an unknown command
 */
export async function helpText(
  name: string | undefined,
  commands: Readonly<Record<string, () => Promise<Command>>>,
): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const command = all.find((candidate) => candidate.name === (name ?? "lint"));
  if (!command) throw new UsageError(`unknown command ${name}${suggestion(name ?? "", Object.keys(commands))}`);
  return name === undefined ? overview(command, all) : commandHelp(command);
}

function overview(lint: Command, all: readonly Command[]): string {
  const rows = all.map(({ usage, summary }): Row => [usage, summary]);
  return [
    "Plimsoll checks container builds against a policy: Dockerfiles, Compose, Bake and .dockerignore files.",
    `Usage: plimsoll [command] [flags] [arguments]`,
    section("Commands", rows),
    section("Flags of lint, the default command", flagRows(lint.flags)),
    lint.notes ?? "",
  ].join("\n\n");
}

function commandHelp(command: Command): string {
  const parts = [`${command.summary}`, `Usage: plimsoll ${command.usage}`];
  const rows = flagRows(command.flags);
  if (rows.length > 0) parts.push(section("Flags", rows));
  if (command.notes) parts.push(command.notes);
  return `${parts.join("\n\n").trimEnd()}\n`;
}

type Row = readonly [string, string];

function flagRows(flags: Flags): readonly Row[] {
  return Object.entries(flags).map(([name, { short, value, help }]): Row => {
    const long = `--${name}${value === undefined ? "" : ` ${value}`}`;
    return [short === undefined ? `    ${long}` : `-${short}, ${long}`, help];
  });
}

function section(title: string, rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return [`${title}:`, ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)].join("\n");
}
