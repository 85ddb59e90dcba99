import { basename, dirname, resolve } from "node:path";
import { searchPlaces } from "../config/find.ts";
import { isPath } from "../config/plugins.ts";
import { get, itemsOf, type YamlNode, type YamlScalar } from "../syntax/yaml/nodes.ts";
import { parseYaml } from "../syntax/yaml/parse.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { buildWords } from "./build-words.ts";

/** Words that name a file. */
export interface Link {
  readonly span: Span;
  /** Relative to the root, or absolute. */
  readonly path: string;
}

/** The documents that a file builds, where they exist. */
export function linksIn(analysis: Analysis): readonly Link[] {
  const links = new Map<number, Link>();
  for (const { name, span, build } of buildWords(analysis)) {
    const { path } = build;
    if (!name && path !== undefined && analysis.options.reader.exists(path)) links.set(span.start, { span, path });
  }
  return [...links.values()];
}

/** In a config, the files that it extends and the plugins that it loads by path. */
export function linksInConfig(source: Source): readonly Link[] {
  const name = basename(source.path);
  if (!isConfigName(name) || /\.[cm]?[jt]s$/.test(name)) return [];
  const dir = dirname(source.path);
  return parseYaml(source).roots.flatMap((root) => {
    const config = name === "package.json" ? get(root, "plimsoll") : root;
    const scalars = [...scalarsOf(get(config, "extends")), ...scalarsOf(get(config, "plugins"))];
    return scalars
      .filter(({ value }) => isPath(value))
      .map(({ value, contentSpan }) => ({ span: contentSpan, path: resolve(dir, value) }));
  });
}

/** Whether a file may be a config by its name; of configs that are extended only those that say so. */
export function isConfigName(name: string): boolean {
  return searchPlaces.includes(name) || name.includes("plimsoll");
}

function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const nodes = node?.type === "scalar" ? [node] : itemsOf(node);
  return nodes.filter((item) => item.type === "scalar");
}
