import { parse } from "yaml";
import { version } from "../version.ts";

/**
 * A configuration of pre-commit with our hook behind those that it has; undefined where it has ours, or where its list of
 * repositories is not the last thing in it, written in lines of its own.
 */
export function preCommitConfig(text: string | undefined, pattern: string): string | undefined {
  if (text === undefined || text.includes("plimsoll")) return undefined;
  const indent = /^( *)- /m.exec(text.slice(text.search(/^repos:\s*$/m)))?.[1];
  if (!/^repos:\s*$/m.test(text) || indent === undefined) return undefined;
  const result =
    text.replace(/\n*$/, "\n") +
    hookLines(pattern)
      .map((line) => `${indent}${line}\n`)
      .join("");
  return addsOne(text, result) ? result : undefined;
}

function hookLines(pattern: string): readonly string[] {
  return [
    "- repo: local",
    "  hooks:",
    "    - id: plimsoll",
    "      name: plimsoll",
    "      language: node",
    "      entry: plimsoll lint",
    `      additional_dependencies: ["plimsoll@${version()}"]`,
    "      require_serial: true",
    "      types: [text]",
    `      files: '(?i)${pattern.replaceAll("'", "''")}'`,
  ];
}

/** Whether the new text says what the old one does, and has one more repository. */
function addsOne(before: string, after: string): boolean {
  const [old, now] = [before, after].map(mapIn);
  if (old === undefined || now === undefined) return false;
  const { repos, ...rest } = now;
  return Array.isArray(repos) && JSON.stringify({ ...rest, repos: repos.slice(0, -1) }) === JSON.stringify(sorted(old));
}

/** With the repositories last, as above. */
function sorted({ repos, ...rest }: Readonly<Record<string, unknown>>): object {
  return { ...rest, repos };
}

/** Undefined for what is no map, or cannot be read. */
function mapIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = parse(text);
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
