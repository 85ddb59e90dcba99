import { randomUUID } from "node:crypto";

// What the runner understands in the log and in its files. Text of a pull request may stand in any of it, so none is
// written where the runner could take a part of it for a command or for another value.

/** Text for the log in which the runner looks for no commands. */
export function plainText(text: string): string {
  if (text === "") return "";
  const token = randomUUID();
  return `::stop-commands::${token}\n${text.trimEnd()}\n::${token}::\n`;
}

/** A command that marks the step as failed for a reason that is no finding. */
export function errorCommand(text: string): string {
  const escaped = text.trim().replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  return `::error title=Plimsoll::${escaped}\n`;
}

/** Values as `GITHUB_OUTPUT` takes them. */
export function outputLines(values: Readonly<Record<string, string | number | undefined>>): string {
  const token = randomUUID();
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.map(([name, value]) => `${name}<<${token}\n${value}\n${token}\n`).join("");
}
