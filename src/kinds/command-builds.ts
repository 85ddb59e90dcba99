import { buildByCommand, saysMore } from "../nodes/build-command.ts";
import type { Command } from "../nodes/command.ts";
import { type Fact, known } from "../syntax/fact.ts";
import { dirname, normalizePath, resolvePath } from "../syntax/posix-path.ts";
import { directoriesOf } from "../syntax/shell/directories.ts";
import { callOf } from "../syntax/shell/script.ts";
import type { Source } from "../text/source.ts";
import { askedBuild } from "./asked-build.ts";
import type { AskedBuild } from "./kind.ts";

/**
 * The builds that commands of a document ask for by `docker build` and its like, in their order.
 *
 * @param dir the directory in which they start, relative to that of the document; that one by default
 */
export function commandBuilds(
  commands: readonly Command[],
  source: Pick<Source, "path">,
  dir: Fact<string> = known("."),
): readonly AskedBuild[] {
  const start = dir.known ? resolvePath(dir.value, normalizePath(dirname(source.path))) : undefined;
  const directories = directoriesOf(commands, start, () => undefined);
  return commands.flatMap((command, i) => {
    const node = buildByCommand(command);
    if (!node) return [];
    const by = node.place.owner ?? { type: "command", name: undefined, label: callOf(command), span: command.span };
    const asked = askedBuild(node, { by, source, directory: directories[i], dockerfileIn: "directory" });
    return saysMore(command) ? { ...asked, invocation: { ...asked.invocation, known: false } } : asked;
  });
}
