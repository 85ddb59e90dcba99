import { known } from "../fact.ts";
import type { YamlScalar } from "./nodes.ts";
import type { ScalarReading } from "./typed.ts";

/** A notation of numbers, by its digits after sign and prefix, and their base; 60 is written `1:30`. */
type NumberForm = readonly [form: RegExp, base: 2 | 8 | 10 | 16 | 60];

/**
 * YAML 1.2 by its core schema (section 10.3.2 of the specification), as GitHub reads workflows. Quoted scalars are text.
 */
export const yaml12: ScalarReading = reading(
  ["true"],
  ["false"],
  [
    [/^0o([0-7]+)$/, 8],
    [/^0x([\da-fA-F]+)$/, 16],
    [/^((?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/, 10],
  ],
);

const oldTrue = ["y", "yes", "true", "on"];
const oldFalse = ["n", "no", "false", "off"];

/**
 * YAML 1.1 by its types (yaml.org/type: bool, int, float), as PyYAML and Ruby read it: `yes` and `on` are booleans, `010`
 * is eight, `1:30` is ninety, `1_000` a thousand. Quoted scalars are text.
 */
export const yaml11: ScalarReading = reading(oldTrue, oldFalse, [
  [/^0b([01_]+)$/, 2],
  [/^0([0-7_]+)$/, 8],
  [/^0x([\da-fA-F_]+)$/, 16],
  [/^(\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?)$/, 60],
  [/^(0|[1-9][\d_]*|(?:\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?)$/, 10],
]);

/**
 * YAML 1.1 as version 2 of go-yaml has it (resolve.go), by which Kubernetes and most tools in Go read: numbers are those
 * of Go's strconv, which knows `0o10` beside `010` and nothing of base sixty. Quoted scalars are text.
 */
export const goYaml: ScalarReading = reading(oldTrue, oldFalse, [
  [/^0[bB]([01_]+)$/, 2],
  [/^0[oO]?([0-7_]+)$/, 8],
  [/^0[xX]([\da-fA-F_]+)$/, 16],
  [/^((?:\.\d[\d_]*|\d[\d_]*(?:\.[\d_]*)?)(?:[eE][-+]?\d+)?)$/, 10],
]);

function reading(yes: readonly string[], no: readonly string[], forms: readonly NumberForm[]): ScalarReading {
  const booleans = new Map([...spellings(yes, true), ...spellings(no, false)]);
  return {
    text: ({ value }: YamlScalar) => known(value),
    boolean: (text, plain) => (plain ? booleans.get(text) : undefined),
    number: (text, plain) => (plain ? readNumber(text, forms) : undefined),
  };
}

/** In lower case, in upper case, and with a capital. */
function spellings(words: readonly string[], value: boolean): readonly (readonly [string, boolean])[] {
  return words.flatMap((word) =>
    [word, word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()].map((text) => [text, value] as const),
  );
}

function readNumber(text: string, forms: readonly NumberForm[]): number | undefined {
  const [, sign, unsigned = ""] = /^([-+]?)(.+)$/s.exec(text) ?? [];
  const size = /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : magnitude(unsigned, forms);
  return size === undefined || sign !== "-" ? size : -size;
}

function magnitude(text: string, forms: readonly NumberForm[]): number | undefined {
  if (/^\.(?:inf|Inf|INF)$/.test(text)) return Number.POSITIVE_INFINITY;
  for (const [form, base] of forms) {
    const digits = form.exec(text)?.[1]?.replaceAll("_", "");
    // Underscores alone are no digits.
    if (digits) return numberFrom(digits, base);
  }
  return undefined;
}

function numberFrom(digits: string, base: NumberForm[1]): number {
  if (base === 10) return Number(digits);
  if (base === 60) return digits.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
  return Number.parseInt(digits, base);
}
