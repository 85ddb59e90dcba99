import { lookUp } from "../../text/look-up.ts";
import { blockIndent } from "./mapped-block.ts";
import type { YamlScalar } from "./nodes.ts";

/** Characters that YAML wants escaped wherever they stand. */
const unprintable = /[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff]/;
const toEscape = /["\\\x00-\x1f\x7f\x85\u2028\u2029\ufeff]/g;
/** What a plain scalar cannot begin with, hold or end with, wherever it stands. */
const notPlain = /^[\s\-?:,[\]{}#&*!|>'"%@`]|[\n\t[\]{},]|: | #|[\s:]$/;

const shortEscapes: Readonly<Record<string, string | undefined>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

/**
 * What to write inside a scalar so that its value gets `value` there, or undefined when its style cannot hold it. For a
 * block scalar the place written to stands behind the indentation of its line.
 */
export function escapeInScalar(text: string, scalar: YamlScalar, value: string): string | undefined {
  if (scalar.style === "double") return value.replace(toEscape, escapeChar);
  if (unprintable.test(value)) return undefined;
  switch (scalar.style) {
    case "literal":
      return value
        .replace(/\n(?!\n)/g, `\n${" ".repeat(blockIndent(text, scalar))}`)
        .replaceAll("\n", lineBreak(text, scalar));
    case "folded":
      return value.includes("\n") ? undefined : value;
    case "single":
      return value.includes("\n") ? undefined : value.replaceAll("'", "''");
    case "plain":
      return notPlain.test(value) ? undefined : value;
  }
}

function escapeChar(char: string): string {
  return lookUp(shortEscapes, char) ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

function lineBreak(text: string, { span, contentSpan }: YamlScalar): string {
  return text.slice(span.start, contentSpan.end).includes("\r\n") ? "\r\n" : "\n";
}
