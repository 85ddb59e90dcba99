import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import { changesUser } from "../../knowledge/programs/privileges.ts";
import { changesLookUp } from "../../knowledge/programs/shells.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Command } from "../../nodes/command.ts";
import type { Script } from "../../nodes/script.ts";
import type { Holds } from "../../report.ts";
import { packageUses } from "../../syntax/packages.ts";
import { basename, dirname, isWithin, removalCovers } from "../../syntax/posix-path.ts";
import { directoriesOf } from "../../syntax/shell/directories.ts";
import { callOf } from "../../syntax/shell/script.ts";
import { contains } from "../../text/span.ts";
import { hasOwnEnvironment } from "../commands/own-environment.ts";
import { perPart } from "../model/per-model.ts";
import { all } from "./holds.ts";

/** The script of the RUN itself that holds a command, `sh -c` strings inside it included. */
export function scriptAround({ span: inner }: Command, run: Run, model: DockerfileModel): Script | undefined {
  return model.scripts(run).find(({ span }) => contains(span, inner));
}

/**
 * Whether what is appended to the RUN runs as the user that runs a command: with `sudo`, which is then appended too, it
 * does; with any other way to become somebody it does not.
 */
export function runsAsSameUser({ wrappers, name }: Command, model: DockerfileModel): boolean {
  const { text } = model.document.source;
  const [sudo, ...more] = wrappers.filter(({ program }) => changesUser.has(program));
  if (!sudo) return true;
  // Root becomes root: `sudo su -c`.
  return [sudo, ...more].every(({ program, span }, index) => {
    const words = text.slice(span.end, name.span.start).match(/[^\s\\]\S*/g) ?? [];
    if (program === "sudo") return !sudoNamesUser(words);
    return index > 0 && program === "su" && !suNamesUser(words);
  });
}

/** Whether one of the options that come first says who is to run it. Those that end with these letters take a word. */
function sudoNamesUser(words: readonly string[]): boolean {
  for (let at = 0; words[at]?.startsWith("-"); at++) {
    const option = words[at] as string;
    if (/^-(?:\w*u|-user)/.test(option)) return true;
    if (/^-\w*[CDghpRrTt]$/.test(option)) at++;
  }
  return false;
}

/** Whether a name follows the options, of which that of the shell takes a word. */
function suNamesUser(words: readonly string[]): boolean {
  let at = 0;
  while (words[at]?.startsWith("-")) at += /^-\w*s$/.test(words[at] as string) ? 2 : 1;
  return /^[\w$]/.test(words[at] ?? "");
}

/** Whether a program that a command has called is found when it is called again at the end of the RUN. */
export function isFoundAgain(command: Command, run: Run, model: DockerfileModel): Holds {
  const { flow, name, environment, wrappers } = command;
  if (flow.conditional || hasOwnEnvironment(command)) return false;
  if (environment.some((assignment) => assignment.name === "PATH")) return false;
  const { text } = model.document.source;
  if (wrappers.some(({ span }) => asksForLogin.test(text.slice(span.end, name.span.start)))) return false;
  const script = scriptAround(command, run, model);
  // What a shell that has ended was told is gone.
  const { anywhere, inSubshells } = firstChangesIn(run, model);
  const told = command.script !== script ? anywhere.get(command.script) : flow.subshell && inSubshells.get(script);
  if (typeof told === "number" && told < command.span.start) return false;
  if (isBrought(command, run, model)) return { unless: `${command.program} is a program of the project` };
  const raw = text.slice(name.span.start, name.span.end);
  const isOnPath = !raw.includes("/") || programDirectories.has(dirname(raw));
  return isOnPath || { unless: `${basename(raw)} is not on the PATH` };
}

/** Where the scripts of a RUN first change what a name stands for: told once for all its commands. */
const firstChangesIn = perPart((run: Run, model) => {
  const changing = model.commands(run).filter(({ program = "" }) => changesLookUp.has(program));
  return { anywhere: firstIn(changing), inSubshells: firstIn(changing.filter(({ flow }) => flow.subshell)) };
});

function firstIn(commands: readonly Command[]): ReadonlyMap<Script, number> {
  const first = new Map<Script, number>();
  for (const { script, span } of commands) first.set(script, Math.min(first.get(script) ?? span.start, span.start));
  return first;
}

/** Options after which a shell, or `sudo`, reads profiles that set a PATH, or `env` forgets it. */
const asksForLogin = /^(?:\s+-\S+(?:\s+\w+)?)*?\s+-(?:\w*[li]|-login)/;

const programDirectories = wordSet("/usr/local/bin /usr/bin /bin /usr/local/sbin /usr/sbin /sbin");

/** A file of the program's name is copied into the image, which may be another program. */
function isBrought({ program = "" }: Command, run: Run, model: DockerfileModel): boolean {
  return (model.stageOf(run)?.chain ?? []).some((stage) => broughtInto(stage, model).has(program));
}

/** Names of the files that a stage copies from the context, as far as they are seen. */
const broughtInto = perPart(({ instructions }: Stage, model): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const one of instructions) {
    if ((one.type !== "Copy" && one.type !== "Add") || one.from) continue;
    for (const { path = "" } of model.effects(one)) {
      names.add(basename(path));
      if (programDirectories.has(path)) for (const { text } of one.sources) names.add(basename(text));
    }
  }
  return names;
});

/** Whether a program that a command has called is still there at the end of the RUN. */
export function isStillThere(command: Command, run: Run, model: DockerfileModel): Holds {
  const { program = "", span } = command;
  const later = model.commands(run).filter((one) => one.span.start > span.start);
  const removing = later.filter((one) => packageUses(one).some(({ action }) => action === "remove"));
  if (removing.some(({ operands }) => operands.some(({ value }) => value === program))) return false;
  const places = [...programDirectories].map((directory) => `${directory}/${program}`);
  const isRemoved = model.effects(run).some(({ action, what, path, span: at }) => {
    if (action !== "remove" || what.startsWith("package") || path === undefined || at.start < span.start) return false;
    return basename(path) === program || places.some((place) => removalCovers(path, place));
  });
  if (isRemoved) return false;
  // No system's manager takes itself away with what nobody needs.
  if (packageUses(command).some(({ manager }) => manager.scope === "system")) return true;
  const sweeping = removing.find(
    ({ program: manager, subcommand, options }) =>
      subcommand === "autoremove" || options.some(({ name }) => name === "auto-remove") || manager === "apk",
  );
  return sweeping ? { unless: `${callOf(sweeping)} removes ${program}` } : true;
}

/** Whether the directory in which the RUN ends is still there, since programs fail in one that is gone. */
export function isDirectoryLeft(run: Run, script: Script, model: DockerfileModel): Holds {
  const { workdir, home } = model.before(run);
  const known = workdir.known ? workdir.value : undefined;
  const own = model.commands(run).filter((command) => command.script === script);
  const directory = directoriesOf([...own, ...own.slice(-1)], known, () => (home.known ? home.value : undefined)).at(
    -1,
  );
  if (directory === "/") return true;
  const removed = model
    .effects(run)
    .filter(
      ({ action, what, path, recursive }) =>
        action === "remove" && recursive && !what.startsWith("package") && !(path && isOfSystem(path)),
    );
  return all(removed, ({ path, span }) => {
    const word = path ?? model.document.source.text.slice(span.start, span.end);
    if (path === undefined || directory === undefined) return { unless: `${word} is the working directory` };
    return !removalCovers(path, directory);
  });
}

/** Where no RUN ends. */
function isOfSystem(path: string): boolean {
  return isWithin(path, "/var/cache") || isWithin(path, "/var/lib/apt");
}
