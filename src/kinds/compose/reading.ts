import type { Lookup } from "../../syntax/fact.ts";
import { goYaml, type ScalarReading } from "../yaml.ts";
import { factOf } from "./value.ts";

const yes = new Set(["true", "y", "yes", "on"]);
const no = new Set(["false", "n", "no", "off"]);

/**
 * How Compose reads scalars where its schema wants a boolean or a number (compose-go, loader/interpolate.go): variables
 * are replaced, and then text is cast, so that `"true"` and `yes` are true. A plain number is what go-yaml makes of it,
 * any other is decimal.
 */
export const composeReading: ScalarReading = {
  text: (scalar) => factOf(scalar),
  boolean(text) {
    const word = text.toLowerCase();
    return yes.has(word) ? true : no.has(word) ? false : undefined;
  },
  number(text, plain) {
    if (plain) return goYaml.number(text, true);
    return /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : undefined;
  },
};

/** The same with the variables that files of the project give. */
export function readingWith(lookup: Lookup): ScalarReading {
  return { ...composeReading, text: (scalar) => factOf(scalar, lookup) };
}
