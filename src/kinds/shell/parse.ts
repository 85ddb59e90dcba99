import { buildByCommand } from "../../nodes/build-command.ts";
import { scriptAt } from "../../nodes/command.ts";
import { placeOf } from "../../nodes/known-place.ts";
import { known } from "../../syntax/fact.ts";
import { mappingBuilder } from "../../text/mapping-builder.ts";
import type { MappedText } from "../../text/offset-map.ts";
import type { Source } from "../../text/source.ts";
import { commentLines, mayCallBuild } from "../build-calls.ts";
import { ownDirectory, rootDirectory } from "../run-root.ts";
import type { ShellDocument } from "./nodes.ts";

/** The script runs wherever somebody calls it; what it finds there is not the file's to say. */
const place = placeOf({
  kind: "shell",
  owner: undefined,
  phase: "job",
  image: () => undefined,
  environment: () => [],
  shell: known(["/bin/bash", "-c"]),
});

/** Reads the builds that a script calls. Total. */
export function parseShell(source: Source): ShellDocument {
  const { text } = source;
  if (!mayCallBuild(text)) return { kind: "shell", source, builds: [], comments: [], commands: [] };
  const { commands } = scriptAt(scriptText(source), place);
  const builds = commands.flatMap((command) => buildByCommand(command) ?? []);
  return { kind: "shell", source, builds, comments: commentLines(text), commands };
}

const file = String.raw`"?\$(?:0|\{0\}|BASH_SOURCE|\{BASH_SOURCE(?:\[0\])?\}|\{BASH_SOURCE\[0\]:-\$0\})"?`;
const real = "(?:realpath|readlink -f) (?:-- )?";
const dirname = String.raw`\$\(dirname (?:-- )?(?:${file}|"?\$\(${real}${file}\)"?)\)`;
const entered = String.raw`\$\(cd (?:-P )?(?:-- )?"?${dirname}"? (?:&>\/dev\/null |>\/dev\/null 2>&1 )?&& pwd(?: -P)?\)`;
const resolved = String.raw`${entered}|\$\(${real}"?${dirname}"?\)`;
const top = String.raw`\$\(git rev-parse --show-toplevel\)`;
/** A carriage return before a line feed is how the file was checked out, and nothing that a command is given. */
const replaced = new RegExp(`(?<own>${resolved}|${dirname})|(?<top>${top})|\\r(?=\\n)`, "g");

/**
 * The script with LF, and with the usual ways to say where it lies, and where its repository starts, replaced by what
 * these say.
 */
function scriptText({ text, path }: Source): MappedText {
  const builder = mappingBuilder();
  let end = 0;
  for (const match of text.matchAll(replaced)) {
    builder.add(text.slice(end, match.index), end);
    if (match.groups?.own !== undefined) builder.add(ownDirectory(path), match.index);
    if (match.groups?.top !== undefined) builder.add(rootDirectory, match.index);
    end = match.index + match[0].length;
  }
  builder.add(text.slice(end), end);
  return builder.finish(text.length);
}
