import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { WrittenCommand, WrittenWord } from "../commands/written-commands.ts";

/** How the words of a command name the packages that it installs, and what counts as a version there. */
export interface WrittenPackages {
  readonly calls: (command: WrittenCommand) => boolean;
  readonly subcommands: readonly string[];
  /** Whether the subcommand may stand anywhere among the words (as it does unless this is given), or is the first that is no option. */
  readonly place?: "first";
  /** Options whose next word is no package, or "every". */
  readonly valued?: readonly string[] | "every";
  /** Whether a command decides about its versions in another way, or installs nothing. */
  readonly exempt?: (command: WrittenCommand) => boolean;
  readonly isPinned: (word: string, isSet: (variable: string) => boolean) => boolean;
}

/** The words of a command that name packages without a version. */
export function unpinnedWords(
  command: WrittenCommand,
  policy: WrittenPackages,
  isSet: (variable: string) => boolean,
): readonly WrittenWord[] {
  const { calls, subcommands, place, valued = [], exempt, isPinned } = policy;
  if (!calls(command) || exempt?.(command)) return [];
  const asked = command.words.find(({ text }) =>
    place === "first" ? !text.startsWith("-") : subcommands.includes(text),
  );
  if (!asked || !subcommands.includes(asked.text)) return [];
  return command.words.filter(({ text }, i) => {
    const before = command.words[i - 1]?.text ?? "";
    const isValue = valued === "every" ? before.startsWith("-") : valued.includes(before);
    return !(text.startsWith("-") || subcommands.includes(text) || isValue || isPinned(text, isSet));
  });
}

/** What a RUN leaves behind by its words: commands that store something, and those that remove it. */
export interface WrittenStores {
  readonly stores: (command: WrittenCommand) => boolean;
  /** Behind a command that stores. */
  readonly cleans?: (command: WrittenCommand) => boolean;
  /** Parts of the paths of mounts that keep it out of the layer. */
  readonly mounts?: readonly string[];
  /** Whether something else keeps it from being stored. */
  readonly unless?: (run: Run, model: DockerfileModel) => boolean;
}

/** The first command that stores something, where none behind the last such command removes it. */
export function uncleaned(
  commands: readonly WrittenCommand[],
  run: Run,
  model: DockerfileModel,
  { stores, cleans, mounts = [], unless }: WrittenStores,
): WrittenCommand | undefined {
  const isKept = run.mounts.some(
    ({ mountType, target }) =>
      (mountType === "cache" || mountType === "tmpfs") && mounts.some((part) => target?.text.includes(part)),
  );
  const first = isKept || unless?.(run, model) ? undefined : commands.find(stores);
  if (!first || !cleans) return first;
  return commands.slice(commands.indexOf(first)).some(cleans) ? undefined : first;
}

/** Whether a command has one of these words. */
export function hasWord({ words }: WrittenCommand, ...wanted: readonly string[]): boolean {
  return words.some(({ text }) => wanted.includes(text));
}

/** Whether a command is a call of one of these programs with one of these words. */
export function isCall({ name, words }: WrittenCommand, programs: string, ...subcommands: readonly string[]): boolean {
  return programs.split(" ").includes(name) && words.some(({ text }) => subcommands.includes(text));
}

/** Whether one of the names stands anywhere in a command, and one of the words behind it: `sudo apt-get -y install`. */
export function mentions(
  { name, words }: WrittenCommand,
  names: readonly string[],
  wanted: readonly string[],
): boolean {
  const all = [name, ...words.map(({ text }) => text)];
  const first = all.findIndex((word) => names.includes(word));
  return first >= 0 && all.slice(first + 1).some((word) => wanted.includes(word));
}

/** Whether a command is `rm -rf`, of whatever: it is believed to clean up. */
export function isForcedRemoval(command: WrittenCommand): boolean {
  return isCall(command, "rm", "-rf");
}

/** `name-1.2-3`, a file, or a variable that is set. */
export function isRpmPinned(word: string, isSet: (variable: string) => boolean): boolean {
  const variables = [...word.matchAll(/\$\{?(\w+)/g)].map(([, name = ""]) => name);
  if (variables.length > 0) return variables.some(isSet);
  if (word.endsWith(".rpm") && !word.includes("/")) return true;
  const [name = "", ...parts] = word.split("-");
  return name !== "" && parts.every((part) => /^[\w.~^:+]*$/.test(part)) && parts.some((part) => /^\d/.test(part));
}

/** Whether a command is `pip` of some version, or `python -m pip`. */
export function callsPip({ name, words }: WrittenCommand): boolean {
  return (
    /^pip[\d.]*$/.test(name) || (/^python[\d.]*$/.test(name) && words[0]?.text === "-m" && words[1]?.text === "pip")
  );
}

/** Whether a command of rpm's front ends says yes to what they would ask. */
export function answersRpm({ words }: WrittenCommand): boolean {
  return words.some(({ text }) => text === "--assumeyes" || /^-[a-z]*y[a-z]*$/.test(text));
}
