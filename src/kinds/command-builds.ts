import { buildByCommand, saysMore } from "../nodes/build-command.ts";
import type { Command } from "../nodes/command.ts";
import { type KanikoCall, kanikoCall } from "../nodes/kaniko.ts";
import { type Fact, known, knownValue, type Lookup } from "../syntax/fact.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import { directoriesOf } from "../syntax/shell/directories.ts";
import { callOf, option } from "../syntax/shell/script.ts";
import type { Reader } from "../text/reader.ts";
import type { Source } from "../text/source.ts";
import { askedBuild } from "./asked-build.ts";
import { callsTool, commandCalls } from "./build-call.ts";
import type { AskedBuild, BuildCall } from "./kind.ts";

/**
 * The builds that commands of a document ask for by `docker build` and its like, in their order.
 *
 * @param dir the directory in which they start, relative to that of the document; that one by default
 * @param files tells where a Dockerfile is that may lie in several places; without it the first of these counts
 */
export function commandBuilds(
  commands: readonly Command[],
  source: Pick<Source, "path">,
  dir: Fact<string> = known("."),
  files?: Pick<Reader, "exists">,
): readonly AskedBuild[] {
  const directories = directoriesFrom(dir, commands, source);
  return commands.flatMap((command, i) => {
    const node = buildByCommand(command);
    if (!node) return [];
    const by = node.place.owner ?? { type: "command", name: undefined, label: callOf(command), span: command.span };
    const from = (dockerfileIn: "context" | "directory") =>
      askedBuild(node, { by, source, directory: directories[i], dockerfileIn });
    const kaniko = kanikoCall(command);
    const asked = kaniko ? builtByKaniko(kaniko, from, files) : from("directory");
    return saysMore(command) ? { ...asked, invocation: { ...asked.invocation, known: false } } : asked;
  });
}

/** Kaniko takes a Dockerfile that lies where it runs, else the one in its context. */
function builtByKaniko(
  { command, container }: KanikoCall,
  from: (dockerfileIn: "context" | "directory") => AskedBuild,
  files: Pick<Reader, "exists"> | undefined,
): AskedBuild {
  const inContext = from("context");
  const isFull = option(command, "dockerfile")?.value?.value?.startsWith("/") ?? false;
  const start = container && !isFull ? container.hostPath(".") : ".";
  if (start !== ".") {
    const isContext = start === undefined || start === knownValue(inContext.node?.context?.value);
    return isContext ? inContext : { ...inContext, path: undefined };
  }
  const beside = from("directory");
  const isThere = ({ path }: AskedBuild) => path !== undefined && files?.exists(path);
  return !isThere(beside) && isThere(inContext) ? inContext : beside;
}

/**
 * The calls of tools among commands of a document that build what other files describe.
 *
 * @param dir the directory in which the commands start, relative to that of the document
 * @param variable what is set for all of them; undefined for what nothing is known to set
 */
export function callsIn(
  commands: readonly Command[],
  source: Pick<Source, "path">,
  dir: Fact<string> = known("."),
  variable?: Lookup,
): readonly BuildCall[] {
  if (!commands.some(callsTool)) return [];
  return commandCalls(commands, { source, directories: directoriesFrom(dir, commands, source), variable });
}

function directoriesFrom(dir: Fact<string>, commands: readonly Command[], source: Pick<Source, "path">) {
  const start = dir.known ? resolvePath(dir.value, normalizePath(dirname(source.path))) : undefined;
  return directoriesOf(commands, start, () => undefined);
}
