import type { Command } from "../../../nodes/command.ts";
import { type Fact, known, unknownFact } from "../../../syntax/fact.ts";
import { isWithin, resolvePath } from "../../../syntax/posix-path.ts";
import { option } from "../../../syntax/shell/script.ts";
import type { NodePackage } from "../../node/node-package.ts";
import type { Site } from "../site.ts";

/**
 * Whether a stage starts its program with Node, or a program of a package that stays; or what is not known of it.
 * @param directory of the project
 */
export function nodeStart({ stage, model }: Site, project: NodePackage, directory: string): Fact<undefined> {
  const { entrypoint, cmd, healthcheck, workdir } = stage.end;
  const starter = entrypoint ?? cmd;
  const commands = starter ? model.commands(starter) : [];
  const [command] = commands;
  if (!starter || !command || commands.length > 1) return unknownFact("what starts the program is not known");
  const checking = healthcheck ? model.commands(healthcheck) : [];
  const checker = checking.find(({ program }) => program !== "node" && program !== "exit");
  if (checker) return unknownFact(`HEALTHCHECK runs ${checker.name.text}`);
  const at = workdir.known ? workdir.value : undefined;
  if (command.program === "npm") {
    const name = command.subcommand === "run" ? command.operands[0]?.value : command.subcommand;
    return at === directory && name !== undefined
      ? scriptStarts(name, project)
      : unknownFact("what starts the program is not known");
  }
  if (command.program !== "node") return programStays(command.name.text, project);
  const missing = preloadedForDevelopment(command, project);
  if (missing !== undefined) return unknownFact(`it starts with ${missing}, a development dependency`);
  const file = command.operands[0]?.value;
  return file !== undefined && isWithin(resolvePath(file, at), directory)
    ? known(undefined)
    : unknownFact("the file that starts is not one of the program");
}

/** Modules that are loaded before the program: "node -r ts-node/register". */
function preloadedForDevelopment(command: Command, { locked }: NodePackage): string | undefined {
  const given = ["require", "import", "loader", "experimental-loader"].flatMap(
    (name) => option(command, name)?.value?.value ?? [],
  );
  return given.find((module) =>
    locked.some(({ name, dev }) => dev && (module === name || module.startsWith(`${name}/`))),
  );
}

/** A script of package.json that runs one program. */
function scriptStarts(name: string, project: NodePackage): Fact<undefined> {
  const { scripts } = project.manifest;
  const script = scripts.get(name);
  if (script === undefined) return unknownFact(`package.json has no script ${name}`);
  if (scripts.has(`pre${name}`)) return unknownFact(`npm runs pre${name} at the start`);
  const words = /^(?:exec\s+|cross-env\s+)?(?:\w+=[\w./:-]*\s+)*([\w@./-]+)((?:\s+[\w@./:=,-]+)*)\s*$/.exec(script);
  const [, program = "", rest = ""] = words ?? [];
  if (program === "node") {
    const missing = project.locked.find(
      ({ name: one, dev }) => dev && new RegExp(`\\s${escaped(one)}(?:[/\\s]|$)`).test(rest),
    );
    return missing ? unknownFact(`it starts with ${missing.name}, a development dependency`) : known(undefined);
  }
  return words ? programStays(program, project) : unknownFact(`it is not known what npm run ${name} starts`);
}

function escaped(text: string): string {
  return text.replace(/[^\w]/g, "\\$&");
}

/** A program that a package brings which stays. */
function programStays(path: string, { locked }: NodePackage): Fact<undefined> {
  const program = path.replace(/^(?:.*\/)?node_modules\/\.bin\//, "");
  const bringing = locked.filter(({ programs }) => programs.includes(program));
  if (bringing.some(({ dev }) => !dev)) return known(undefined);
  return unknownFact(
    bringing.length > 0
      ? `it starts ${program}, which a development dependency brings`
      : `it is not known what ${path} needs`,
  );
}
