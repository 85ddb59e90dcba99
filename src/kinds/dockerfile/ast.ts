import type { Dockerfile } from "dockerfile-ast";

export type AstBuilder = (text: string) => Dockerfile;

let builder: AstBuilder | undefined;

/**
 * Says how `document.ast` is built. Parsing needs no `dockerfile-ast`, so nothing here loads it: the entry for Node
 * hands in a builder that requires the package at its first call, a browser's bundle one that has it imported.
 */
export function setAstBuilder(build: AstBuilder): void {
  builder = build;
}

/** @throws Error when no builder has been set. */
export function buildAst(text: string): Dockerfile {
  if (!builder) throw new Error("document.ast needs a builder: call setAstBuilder(DockerfileParser.parse) first");
  return builder(text);
}
