import { findCallers } from "../../src/engine/callers.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { AskedBuild } from "../../src/kinds/kind.ts";
import type { Reader } from "../../src/text/reader.ts";

export type Files = Readonly<Record<string, string>>;

/** Whatever a test has to load first. */
export async function prepareKinds(): Promise<void> {
  await Promise.all(kinds.map((kind) => kind.prepare?.()));
}

export function readerOf(files: Files): Reader {
  return { read: (path) => files[path], exists: (path) => Object.hasOwn(files, path) };
}

/** What a file of a project builds; the others that some kind claims are read with it. */
export function buildsIn(path: string, files: Files): readonly AskedBuild[] {
  const documents = Object.entries(files).flatMap(([one, text]) => {
    const kind = kinds.find((candidate) => candidate.claims(one, () => text.slice(0, 4000)));
    return kind ? [kind.parse({ path: one, text })] : [];
  });
  const asker = documents.find(({ source }) => source.path === path);
  if (!asker) throw new Error(`${path} is read by no kind`);
  return findCallers(documents, kinds, readerOf(files)).asked(asker).builds;
}

/** The same in a few words each: who builds, which Dockerfile, from where, with what. */
export function builtBy(path: string, files: Files): readonly string[] {
  return buildsIn(path, files).map(({ invocation, path: dockerfile, root, platforms, images }) => {
    const { args, unknownArgs, target, known, label } = invocation;
    const given = [...args].map(([name, value]) => `${name}=${value}`);
    const unknown = [...(unknownArgs ?? [])].map((name) => `${name}=?`);
    const parts = [
      ["target", target],
      ["for", platforms?.map(({ value }) => (value.known ? value.value : "?")).join(",")],
      ["as", images?.map(({ value }) => (value.known ? value.value : "?")).join(",")],
    ].flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
    const where = `${dockerfile ?? "?"} in ${root ?? "?"}`;
    return [label, where, ...given, ...unknown, ...parts, ...(known ? [] : ["and perhaps more"])].join("; ");
  });
}
