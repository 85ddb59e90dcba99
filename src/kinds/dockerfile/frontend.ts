import { isDockerfileFrontend } from "../../knowledge/frontends.ts";
import { skipSpace } from "./characters.ts";
import { readDirective } from "./directives.ts";
import { contentEnd, lineBreak } from "./lines.ts";
import type { ParserDirective } from "./nodes.ts";

/** Whether `# syntax=` hands the file to a frontend that is not Docker's: it may know more instructions, or fewer. */
export function isExtended(directives: readonly ParserDirective[]): boolean {
  for (const { name, value } of directives) if (name === "syntax") return !isDockerfileFrontend(value);
  return false;
}

/**
 * Whether a file is no Dockerfile at all, for all its name: below an optional `#!` line it hands itself to another
 * frontend in a notation that no Dockerfile can have, `//syntax=<image>` or a JSON object with `"syntax": "<image>"`.
 * BuildKit looks for these where it finds no `# syntax=`.
 */
export function isForeign(text: string): boolean {
  const start = afterShebang(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const image = text.startsWith("//", start) ? slashedSyntax(text, start) : jsonSyntax(text, start);
  return image !== undefined && !isDockerfileFrontend(image);
}

function afterShebang(text: string, start: number): number {
  return text.startsWith("#!", start) ? lineBreak(text, start) + 1 : start;
}

/** Other directives may come first. */
function slashedSyntax(text: string, start: number): string | undefined {
  for (let at = start; text.startsWith("//", at); at = lineBreak(text, at) + 1) {
    const directive = readDirective(text, at + 1, contentEnd(text, lineBreak(text, at)));
    if (directive?.name === "syntax") return directive.value;
    if (directive?.name !== "check" && directive?.name !== "escape") return undefined;
  }
  return undefined;
}

function jsonSyntax(text: string, start: number): string | undefined {
  if (text.charCodeAt(skipSpace(text, start, text.length)) !== 123) return undefined;
  try {
    const { syntax } = JSON.parse(text.slice(start)) as { readonly syntax?: unknown };
    return typeof syntax === "string" ? syntax : undefined;
  } catch {
    return undefined;
  }
}
