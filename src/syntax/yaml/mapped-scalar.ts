import { type MappedText, verbatim } from "../../text/offset-map.ts";
import { mapBlock } from "./mapped-block.ts";
import { mapDoubleQuoted, mapSingleLine } from "./mapped-flow.ts";
import type { YamlScalar } from "./nodes.ts";

/**
 * The scalar's value with the place of every character in the file, or undefined where they cannot be told. The value
 * is decoded a second time, with places, and must come out as the parser had it.
 */
export function mappedScalar(text: string, scalar: YamlScalar): MappedText | undefined {
  const { contentSpan } = scalar;
  const raw = text.slice(contentSpan.start, contentSpan.end);
  const mapped = raw === scalar.value ? verbatim(raw, contentSpan.start) : decode(text, scalar);
  return mapped.text === scalar.value ? mapped : undefined;
}

function decode(text: string, scalar: YamlScalar): MappedText {
  switch (scalar.style) {
    case "literal":
    case "folded":
      return mapBlock(text, scalar);
    case "double":
      return mapDoubleQuoted(text, scalar.contentSpan);
    default:
      return mapSingleLine(text, scalar.contentSpan, scalar.style === "single");
  }
}
