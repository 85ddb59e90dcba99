import { type Fact, known, unknownFact } from "../../syntax/fact.ts";

/** Longer values are left alone: thousands of places may name one, and no name, path or address is as long. */
const maxLength = 256;

/**
 * The variables of a `.env` file, from which Compose takes what its own environment does not have. A value with
 * variables or escapes of its own is not known, nor is a very long one, nor what follows a quote that its line does
 * not close.
 */
export function parseEnvFile(text: string): ReadonlyMap<string, Fact<string>> {
  const variables = new Map<string, Fact<string>>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, written = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[=:](.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = readValue(written.trim());
    variables.set(name, factOf(name, value));
    if (value === undefined && /^\s*["']/.test(written)) break;
  }
  return variables;
}

function factOf(name: string, value: string | undefined): Fact<string> {
  if (value === undefined) return unknownFact(`the .env file gives ${name} a value of several parts`);
  return value.length > maxLength ? unknownFact(`the .env file gives ${name} a very long value`) : known(value);
}

function readValue(written: string): string | undefined {
  const [, single, double] = /^(?:'([^']*)'|"([^"$\\]*)")\s*(?:#.*)?$/.exec(written) ?? [];
  const quoted = single ?? double;
  if (quoted !== undefined) return quoted;
  if (/^["']/.test(written)) return undefined;
  const plain = written.startsWith("#") ? "" : written.replace(/\s#.*$/, "").trimEnd();
  return /[$\\]/.test(plain) ? undefined : plain;
}
