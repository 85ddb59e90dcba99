import { suggestion } from "../../text/nearest.ts";
import type { SchemaFault } from "./check.ts";
import type { SchemaType } from "./json-schema.ts";

/**
 * What is wrong, as a message of a finding says it.
 * @param what the mapping or value that is wrong, as the message begins with it
 */
export function faultMessage(fault: SchemaFault, what: string): string {
  switch (fault.type) {
    case "unknown-key":
      return `${what} has no key ${fault.key}${suggestion(fault.key, fault.allowed)}`;
    case "missing-key":
      return `${what} has no ${fault.key}: add it`;
    case "form": {
      const forms = formsOf(fault.wanted);
      if (!fault.given) return `${what} has no value: it must be ${forms}`;
      const quote = fault.given.type === "scalar" && fault.wanted.includes("string") ? ": quote it" : "";
      return `${what} must be ${forms}${quote}`;
    }
    case "value":
      return `${what} must be ${listed(fault.allowed)}${suggestion(fault.value, fault.allowed)}`;
    case "pattern":
      return `"${fault.value}" is not a valid ${fault.path.at(-1)}`;
    case "range":
      return `${what} must be ${rangeOf(fault)}`;
  }
}

/** The last key of a path; an item of a list is known by the list's. */
export function placeName(path: readonly string[]): string {
  const last = path.at(-1) ?? "";
  return /^\d+$/.test(last) ? `An entry of ${path.at(-2)}` : last;
}

const forms: readonly (readonly [type: SchemaType, words: string])[] = [
  ["string", "a string"],
  ["array", "a list"],
  ["object", "a mapping"],
  ["number", "a number"],
  ["integer", "an integer"],
  ["boolean", "true or false"],
];

function formsOf(types: readonly SchemaType[]): string {
  return listed(forms.flatMap(([type, words]) => (types.includes(type) ? words : [])));
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function rangeOf({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  if (minimum === undefined) return `at most ${maximum}`;
  return maximum === undefined ? `at least ${minimum}` : `from ${minimum} to ${maximum}`;
}
