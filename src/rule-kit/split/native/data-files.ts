import type { BuildContext } from "../../../nodes/build-context.ts";
import { basename, normalizePath } from "../../../syntax/posix-path.ts";
import type { NativeProgram } from "./native-program.ts";

/** As many directories of the source are looked at. */
const mostDirectories = 200;

/** What the build alone reads, and what nobody runs with. */
const noData =
  /^(?:\.git.*|\.github|vendor|node_modules|testdata|\.?docker.*|compose.*|makefile|readme.*|licen[cs]e.*|changelog.*|contributing.*|docs?|.*\.md)$/i;

/**
 * Files and directories below a program's source that its texts speak of: by their path, by their name, or by their name
 * without its suffix. Directories that hold source are named by what else is in them. Undefined where there
 * is too much to look at.
 */
export function mentionedFiles(
  context: BuildContext,
  { root, isSource }: Pick<NativeProgram, "root" | "isSource">,
  texts: ReadonlySet<string>,
  embeds: readonly string[],
): readonly string[] | undefined {
  const said = namesIn(texts);
  const embedded = namesIn(new Set(embeds));
  const found: string[] = [];
  const queue = [{ at: root, mentioned: false }];
  for (const { at, mentioned } of queue) {
    const entries = context.list(at);
    if (!entries || queue.length > mostDirectories) return undefined;
    for (const { name, sort } of entries) {
      const path = normalizePath(`${at}/${name}`);
      const relative = root === "." ? path : path.slice(root.length + 1);
      if (noData.test(name) || isSource.test(name) || context.ignore?.ignores(path).ignored === true) continue;
      if (isAmong(embedded, relative, name)) continue;
      const wanted = mentioned || isAmong(said, relative, name);
      if (sort !== "directory") {
        if (wanted) found.push(path);
      } else if (wanted && !holdsSource(context, path, isSource)) found.push(path);
      else queue.push({ at: path, mentioned: wanted });
    }
  }
  return found;
}

function holdsSource(context: BuildContext, directory: string, isSource: RegExp): boolean {
  return context.list(directory)?.some(({ name, sort }) => isSource.test(name) || sort === "directory") ?? true;
}

function isAmong(names: ReadonlySet<string>, path: string, name: string): boolean {
  const stem = name.replace(/(?<=.)\.\w+$/, "");
  return names.has(path) || names.has(name) || (stem.length > 2 && names.has(stem));
}

/** Longer texts name no file. */
const longest = 200;

/** Every path that a text may be, with the directories above; up to the first wildcard. */
function namesIn(texts: ReadonlySet<string>): ReadonlySet<string> {
  const names = new Set<string>();
  for (const text of texts) {
    if (text.length > longest || /[\n<>{}]/.test(text)) continue;
    const parts = text
      .replace(/^(?:[a-z]+:\/\/)?(?:\.?\/)*/, "")
      .split("/")
      .filter((part) => part !== "");
    const end = parts.findIndex((part) => /[*?[]/.test(part));
    const named = end < 0 ? parts : parts.slice(0, end);
    for (let length = 1; length <= named.length; length++) names.add(named.slice(0, length).join("/"));
    const last = named.at(-1);
    if (last !== undefined) names.add(basename(last));
  }
  return names;
}
