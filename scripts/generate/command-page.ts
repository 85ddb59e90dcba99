import type { Command } from "../../src/cli/command.ts";
import { code, fence, notice, prose, table } from "./markdown.ts";

/** `docs/reference/generated/command-line.md`: every command with its flags, as `--help` has them. */
export function commandPage(commands: readonly Command[]): string {
  const intro = "The first command, `lint`, is the default. `plimsoll COMMAND --help` says the same.";
  return `${[notice, "# Command line", intro, ...commands.flatMap(section)].join("\n\n")}\n`;
}

function section({ name, usage, summary, flags, notes }: Command): readonly string[] {
  const rows = Object.entries(flags).map(([flag, { short, value, help }]) => {
    const long = value === undefined ? `--${flag}` : `--${flag} ${value}`;
    return [code(short === undefined ? long : `-${short}, ${long}`), prose(help)];
  });
  return [
    `## ${name}`,
    `${prose(summary)}.`,
    fence("", `plimsoll ${usage}`),
    ...(rows.length > 0 ? [table(["Flag", "Meaning"], rows)] : []),
    ...(notes ? [fence("", notes)] : []),
  ];
}
