import type { Node, Pair } from "yaml";
import type { Position } from "../text/source.ts";
import type { KeyPath } from "./error.ts";

/**
 * Place of a key (or of its value) in a YAML or JSON text; of the nearest key above it where it does not stand there
 * itself (merged in by `<<`). Called for errors only, so that a good config costs no positions.
 */
export async function locate(text: string, path: KeyPath, at: "key" | "value"): Promise<Position | undefined> {
  const { LineCounter, isMap, isScalar, isSeq, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  let node: unknown = parseDocument(text, { lineCounter: lines, logLevel: "silent" }).contents;
  let offset = rangeStart(node);
  for (const [i, step] of path.entries()) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = at === "value" && i === path.length - 1 ? rangeStart(pair.value) : rangeStart(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = rangeStart(node) ?? offset;
    } else break;
  }
  if (offset === undefined) return undefined;
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function rangeStart(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
