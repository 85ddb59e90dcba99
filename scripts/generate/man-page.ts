import type { Command } from "../../src/cli/command.ts";

/** The manual page of the program, from what its commands say of themselves. */
export function manPage(commands: readonly Command[]): string {
  const lint = commands.find(({ name }) => name === "lint");
  const parts = [
    '.\\" Written by `npm run generate` from the commands in src/cli.',
    ".TH PLIMSOLL 1",
    ".SH NAME\nplimsoll \\- hold container builds to their policy",
    `.SH SYNOPSIS\n${commands.map(({ usage }) => `.B plimsoll\n${text(usage)}`).join("\n.br\n")}`,
    `.SH DESCRIPTION\n${text(description)}`,
    lint ? `.SH OPTIONS\nOf lint, the default command.\n${options(lint)}` : "",
    ".SH COMMANDS",
    ...commands.filter((command) => command !== lint).map(section),
    `.SH NOTES\n${text(lint?.notes ?? "")}`,
    `.SH EXIT STATUS\n${exits.map(([code, meaning]) => `.TP\n.B ${code}\n${text(meaning)}`).join("\n")}`,
    `.SH ENVIRONMENT\n${variables.map(([name, meaning]) => `.TP\n.B ${name}\n${text(meaning)}`).join("\n")}`,
  ];
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

const description = `Reads Dockerfiles, .dockerignore, Compose and Bake files together, holds rules against what they mean, points at
the exact characters, explains, and repairs.`;

const exits = [
  ["0", "Clean, or nothing at or above the threshold."],
  ["1", "Findings at or above it; with --diff, something would change."],
  ["2", "A wrong command line or configuration, or an input that cannot be read."],
  ["3", "A fault of Plimsoll or of a plugin."],
] as const;

const variables = [
  ["NO_COLOR", "If not empty, no colour is written."],
  ["FORCE_COLOR", "If not empty, 0 or false, colour is written whatever the output is."],
  ["XDG_CACHE_HOME", "Where caches are kept outside of Node projects."],
] as const;

function section(command: Command): string {
  const notes = command.notes ? `.PP\n.nf\n${text(command.notes)}\n.fi` : "";
  return [`.SS ${text(command.usage)}`, `${text(command.summary)}.`, options(command), notes]
    .filter(Boolean)
    .join("\n");
}

function options({ flags }: Command): string {
  return Object.entries(flags)
    .map(([name, { short, value, help }]) => {
      const long = `\\fB${text(`--${name}`)}\\fR${value === undefined ? "" : ` \\fI${text(value)}\\fR`}`;
      return `.TP\n${short === undefined ? long : `\\fB\\-${short}\\fR, ${long}`}\n${text(help)}`;
    })
    .join("\n");
}

/** Plain text for troff: backslashes and hyphens as they are, and no line that could be a request. */
function text(plain: string): string {
  return plain
    .trim()
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll("`", "")
    .replace(/^(?=[.'])/gm, "\\&");
}
