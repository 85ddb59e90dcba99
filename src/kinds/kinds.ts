import type { Document } from "./document.ts";

/**
 * The types of each kind of document, by the kind's name. Each kind merges its entry from its own folder, and a plugin
 * from its own package in the same way:
 *
 * ```ts
 * declare module "plimsoll" {
 *   interface Kinds {
 *     skaffold: { nodes: SkaffoldNodes; document: SkaffoldDocument; model: undefined; aspects: never };
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: entries are merged into it
export interface Kinds {}

/** What an entry of `Kinds` says. */
export interface KindTypes {
  /** Node types of its walk, by name. */
  readonly nodes: object;
  readonly document: Document;
  /** What a document means; undefined where the kind has no model. */
  readonly model: unknown;
  /** Parts of the meaning that fixes may declare to change; never where it has none. */
  readonly aspects: string;
}

export type KindName = keyof Kinds & string;

type Entry<K extends KindName> = Kinds[K] extends infer T ? (T extends KindTypes ? T : never) : never;

export type NodesOf<K extends KindName> = Entry<K>["nodes"];
export type DocumentOf<K extends KindName> = Entry<K>["document"];
export type ModelOf<K extends KindName> = Entry<K>["model"];

/** Every part of the meaning of some kind, and "none" for notation. */
export type Aspect = "none" | { readonly [K in KindName]: Entry<K>["aspects"] }[KindName];
