import { type Fact, known, unknownFact } from "../../syntax/fact.ts";

/**
 * The variables of a `.env` file, from which Compose takes what its own environment does not have. A value with
 * variables or escapes of its own is not known, nor is what follows a quote that its line does not close.
 */
export function parseEnvFile(text: string): ReadonlyMap<string, Fact<string>> {
  const variables = new Map<string, Fact<string>>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, written = ""] = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*[=:](.*)$/.exec(line) ?? [];
    if (name === undefined) continue;
    const value = readValue(written.trim());
    variables.set(
      name,
      value === undefined ? unknownFact(`the .env file gives ${name} a value of several parts`) : known(value),
    );
    if (value === undefined && /^\s*["']/.test(written)) break;
  }
  return variables;
}

function readValue(written: string): string | undefined {
  const [, single, double] = /^(?:'([^']*)'|"([^"$\\]*)")\s*(?:#.*)?$/.exec(written) ?? [];
  const quoted = single ?? double;
  if (quoted !== undefined) return quoted;
  if (/^["']/.test(written)) return undefined;
  const plain = written.startsWith("#") ? "" : written.replace(/\s#.*$/, "").trimEnd();
  return /[$\\]/.test(plain) ? undefined : plain;
}
