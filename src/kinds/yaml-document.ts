import type { Problem } from "../nodes/problem.ts";
import type { YamlComment, YamlNode } from "../syntax/yaml/nodes.ts";
import { parseYaml } from "../syntax/yaml/parse.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import type { Document } from "./document.ts";

/** A YAML file: what every kind of them has. */
export interface YamlDocument extends Document {
  /** Contents of the file's documents, aliases and merge keys followed, scalars as they are spelled. */
  readonly roots: readonly YamlNode[];
  /** In order. */
  readonly problems: readonly Problem[];
  readonly comments: readonly YamlComment[];
  /** Mapping entries and sequence items by start: what a directive above one covers. */
  readonly blocks: readonly Span[];
}

/** Reads a file of a kind. Total: what is no YAML becomes a problem, and the rest is still read. */
export function parseYamlDocument<K extends string>(kind: K, source: Source): YamlDocument & { readonly kind: K } {
  const { roots, problems, comments, blocks } = parseYaml(source);
  return { kind, source, roots, problems: problems.map((one) => ({ type: "Problem", ...one })), comments, blocks };
}
