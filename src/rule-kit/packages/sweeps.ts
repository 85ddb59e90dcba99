import type { Command } from "../../nodes/command.ts";
import type { Argument } from "../../syntax/shell/script.ts";

// Commands of which nobody can tell what they take away: no effect says it.

/** Whether nobody knows the program of a command, and its name says that it cleans. */
export function mayClean({ tabled, name }: Command): boolean {
  return !tabled && /clean|clear/i.test(name.text);
}

/**
 * The words of a command that removes what it comes across (`find DIR -name x -delete`, `find DIR -exec rm {} +`,
 * `ls DIR | xargs rm`), which say where it looks; undefined for any other.
 */
export function sweptWords({
  program,
  arguments: words,
  options,
  pipeline,
  wrappers,
}: Command): readonly Argument[] | undefined {
  if (program === "find") {
    return options.some(({ name }) => name === "delete") || words.some(({ value }) => value === "rm")
      ? words
      : undefined;
  }
  if (program !== "rm" || !wrappers.some((one) => one.program === "xargs")) return undefined;
  return pipeline ? pipeline.commands.flatMap((one) => one.arguments) : [];
}
