import type { Problem } from "../../nodes/problem.ts";
import type { Source } from "../../text/source.ts";
import { parseHclJson } from "./hcl/json.ts";
import { parseHcl } from "./hcl/parse.ts";
import type { BakeDocument } from "./nodes.ts";
import { isJson } from "./path.ts";
import { fileBlocks, problem, structureProblems } from "./structure.ts";

/** Reads a Bake file. Total. What is wrong with its structure is told where all of it can be read. */
export function parseBake(source: Source): BakeDocument {
  const notation = isJson(source) ? "json" : "hcl";
  const { body, error, comments } = notation === "json" ? parseHclJson(source.text, fileBlocks) : parseHcl(source.text);
  const problems: Problem[] = error
    ? [problem("syntax", error.message, error.span)]
    : [...structureProblems(body)].sort((a, b) => a.span.start - b.span.start);
  return { kind: "bake", source, notation, body, readable: error === undefined, problems, comments };
}
