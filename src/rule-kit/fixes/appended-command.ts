import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import { changesUser } from "../../knowledge/programs/privileges.ts";
import { changesLookUp } from "../../knowledge/programs/shells.ts";
import type { Command } from "../../nodes/command.ts";
import type { Script } from "../../nodes/script.ts";
import type { Holds } from "../../report.ts";
import { packageUses } from "../../syntax/packages.ts";
import { basename, isWithin, removalCovers } from "../../syntax/posix-path.ts";
import { directoriesOf } from "../../syntax/shell/directories.ts";
import { callOf } from "../../syntax/shell/script.ts";
import { contains } from "../../text/span.ts";
import { hasOwnEnvironment } from "../commands/own-environment.ts";

/** The script of the RUN itself that holds a command, `sh -c` strings inside it included. */
export function scriptAround({ span: inner }: Command, run: Run, model: DockerfileModel): Script | undefined {
  return model.scripts(run).find(({ span }) => contains(span, inner));
}

/**
 * Whether what is appended to the RUN runs as the user that runs a command: with `sudo`, which is then appended too, it
 * does; with any other way to become somebody it does not.
 */
export function runsAsSameUser({ wrappers, name }: Command, model: DockerfileModel): Holds {
  const others = wrappers.filter(({ program }) => changesUser.has(program));
  const [sudo, ...more] = others;
  if (!sudo) return true;
  const { text } = model.document.source;
  // Root becomes root: `sudo su -c`.
  const isRoot = sudo.program === "sudo" && more.every(({ program }) => program === "sudo" || program === "su");
  return isRoot && !namesUser.test(text.slice(sudo.span.start, name.span.start));
}

const namesUser = /\s-\w*u|--user|\bsu\s+(?:-l?\s+|--login\s+)?[\w$]/;

/** Whether a program that a command has called is found when it is called again at the end of the RUN. */
export function isFoundAgain(command: Command, run: Run, model: DockerfileModel): Holds {
  if (command.flow.conditional || command.flow.function || hasOwnEnvironment(command)) return false;
  if (isBrought(command, run, model)) return { unless: `${command.program} is a program of the project` };
  const script = scriptAround(command, run, model);
  const carrier =
    script && script !== command.script
      ? model.document.source.text.slice(script.span.start, command.script.span.start)
      : "";
  if (/\s-\w*[li]|--login/.test(carrier)) return false;
  // What a shell that has ended was told is gone.
  const inShellOfItsOwn = (one: Command) => one.script !== script || one.flow.subshell;
  return !model
    .commands(run)
    .some(
      (one) =>
        one.span.start < command.span.start &&
        inShellOfItsOwn(one) &&
        one.script === command.script &&
        changesLookUp.has(one.program ?? ""),
    );
}

/** A file of the program's name is copied into the image, which may be another program. */
function isBrought({ program = "" }: Command, run: Run, model: DockerfileModel): boolean {
  const stages = model.stageOf(run)?.chain ?? [];
  return stages.some(({ instructions }) =>
    instructions.some(
      (one) =>
        (one.type === "Copy" || one.type === "Add") &&
        !one.from &&
        model.effects(one).some(({ path }) => path !== undefined && basename(path) === program),
    ),
  );
}

/** Whether a program that a command has called is still there at the end of the RUN. */
export function isStillThere(command: Command, run: Run, model: DockerfileModel): Holds {
  const { program = "", span } = command;
  const later = model.commands(run).filter((one) => one.span.start > span.start);
  const removing = later.filter((one) => packageUses(one).some(({ action }) => action === "remove"));
  if (removing.some(({ operands }) => operands.some(({ value }) => value === program))) return false;
  const places = ["/usr/local/bin", "/usr/bin", "/bin"].map((directory) => `${directory}/${program}`);
  const isRemoved = model.effects(run).some(({ action, what, path, span: at }) => {
    if (action !== "remove" || what.startsWith("package") || path === undefined || at.start < span.start) return false;
    return basename(path) === program || places.some((place) => removalCovers(path, place) || isWithin(place, path));
  });
  if (isRemoved) return false;
  // No system's manager takes itself away with what nobody needs.
  if (packageUses(command).some(({ manager }) => manager.scope === "system")) return true;
  const sweeping = removing.find(
    ({ program: manager, subcommand, options }) =>
      subcommand === "autoremove" ||
      options.some(({ name }) => name === "autoremove" || name === "auto-remove") ||
      manager === "apk",
  );
  return sweeping ? { unless: `${callOf(sweeping)} takes ${program} away` } : true;
}

/** Whether the directory in which the RUN ends is still there, since programs fail in one that is gone. */
export function isDirectoryLeft(run: Run, script: Script, model: DockerfileModel): Holds {
  const { workdir, home } = model.before(run);
  const known = workdir.known ? workdir.value : undefined;
  const own = model.commands(run).filter((command) => command.script === script);
  const directory = directoriesOf([...own, ...own.slice(-1)], known, () => (home.known ? home.value : undefined)).at(
    -1,
  );
  const removed = model
    .effects(run)
    .flatMap(({ action, path, recursive }) =>
      action === "remove" && recursive && path !== undefined && !isOfSystem(path) ? [path] : [],
    );
  if (removed.length === 0) return true;
  if (directory === undefined) return { unless: `${removed[0]} is the working directory` };
  return !removed.some((path) => isWithin(directory, path) || removalCovers(path, directory));
}

/** Where no RUN ends. */
function isOfSystem(path: string): boolean {
  return isWithin(path, "/var/cache") || isWithin(path, "/var/lib/apt");
}
