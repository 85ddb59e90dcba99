import { baseImageFacts } from "./base-images/index.ts";
import { PatternIndex } from "./base-images/pattern-index.ts";
import { mergeFacts } from "./base-images/recipe.ts";
import { findCommandTable } from "./commands/index.ts";
import type { BaseImageFacts, CommandTable } from "./types.ts";

/** Facts about the world, as a value: the built-in tables, perhaps extended by config or plugins. */
export interface Knowledge {
  /** The table of a program, by base name as written. */
  command(program: string): CommandTable | undefined;
  /** Facts about an image by its short name ("node", "gcr.io/distroless/static-debian12") and tag; undefined for an unknown image. */
  baseImage(name: string, tag: string | undefined, digest: string | undefined): BaseImageFacts | undefined;
}

/** What a config or a plugin adds. */
export interface KnowledgeExtension {
  /** By image name or pattern (see `matchesImage`): "registry.example.com/base", "registry.example.com/go:*-dev". */
  readonly baseImages?: Readonly<Record<string, BaseImageFacts>>;
  readonly commands?: readonly CommandTable[];
}

/** The tables that come with the package. */
export const defaultKnowledge: Knowledge = { command: findCommandTable, baseImage: baseImageFacts };

/**
 * Adds facts to a knowledge. Every pattern that covers an image adds to what is known of it, a later one over an earlier
 * one: single facts replace, variables, users and programs join. A command's table replaces the one of the same name.
 */
export function extendKnowledge(base: Knowledge, extra: KnowledgeExtension): Knowledge {
  const tables = extra.commands ?? [];
  const images = new PatternIndex(Object.entries(extra.baseImages ?? {}));
  return {
    command: (program) => tables.findLast((table) => isNamed(table, program)) ?? base.command(program),
    baseImage(name, tag, digest) {
      let facts = base.baseImage(name, tag, digest);
      for (const more of images.of({ name, tag, digest })) facts = facts === undefined ? more : mergeFacts(facts, more);
      return facts;
    },
  };
}

/** A trailing `*` in a table's name stands for the rest of the program's ("python3*"). */
function isNamed(table: CommandTable, program: string): boolean {
  return table.programs.some((name) => (name.endsWith("*") ? program.startsWith(name.slice(0, -1)) : name === program));
}
