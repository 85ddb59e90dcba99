import { entriesOf, get, itemsOf } from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import type { Spanned } from "../../text/span.ts";
import { version } from "../version.ts";

/**
 * A configuration of pre-commit with our hook behind those that it has; undefined where it has ours, or where its list of
 * repositories is not the last thing in it, written in lines of its own. `loadYaml` has been awaited.
 */
export function preCommitConfig(text: string | undefined, pattern: string): string | undefined {
  if (text === undefined || text.includes("plimsoll")) return undefined;
  const indent = /^( *)- /m.exec(text.slice(text.search(/^repos:\s*$/m)))?.[1];
  if (!/^repos:\s*$/m.test(text) || indent === undefined) return undefined;
  const result =
    text.replace(/(?<!\n)\n*$/, "\n") +
    hookLines(pattern)
      .map((line) => `${indent}${line}\n`)
      .join("");
  return addsOne(text, result) ? result : undefined;
}

function hookLines(pattern: string): readonly string[] {
  const files = ["files", `'(?i)${pattern.replaceAll("'", "''")}'`] as const;
  const settings = [...hookSettings("text"), files].map(([key, value]) => `      ${key}: ${value}`);
  return ["- repo: local", "  hooks:", "    - id: plimsoll", ...settings];
}

/** What a local hook of ours says beside its id, for files of a type of pre-commit. */
export function hookSettings(type: string): readonly (readonly [key: string, value: string])[] {
  return [
    ["name", "plimsoll"],
    ["language", "node"],
    ["entry", "plimsoll lint"],
    ["additional_dependencies", `["plimsoll@${version()}"]`],
    ["require_serial", "true"],
    ["types", `[${type}]`],
  ];
}

/** Whether a text that begins with another says what that does, and has one more repository. */
function addsOne(before: string, after: string): boolean {
  const [old, now] = [before, after].map(mapIn);
  if (!old || !now) return false;
  const [ours, ...added] = [...itemsOf(now.repos)].reverse();
  return ours !== undefined && areAlike(old.others, now.others) && areAlike(itemsOf(old.repos), added.reverse());
}

/** Where one text begins with the other, what stands at the same place is the same. */
function areAlike(some: readonly Spanned[], others: readonly Spanned[]): boolean {
  const isAlike = ({ span }: Spanned, i: number) =>
    span.start === others[i]?.span.start && span.end === others[i]?.span.end;
  return some.length === others.length && some.every(isAlike);
}

/** The repositories of a text and all else in it; undefined for what is no map, or cannot be read. */
function mapIn(text: string) {
  const { roots, problems } = parseYaml({ path: "", text });
  const [root, ...more] = roots;
  if (problems.length > 0 || more.length > 0 || root?.type !== "map") return undefined;
  return { repos: get(root, "repos"), others: entriesOf(root).filter(({ key }) => key.value !== "repos") };
}
