import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { kinds } from "../../src/kinds/index.ts";
import { kindNames, type Rule } from "../../src/rule.ts";
import { readMarks } from "../../src/testing/marks.ts";
import { root } from "../project.ts";
import type { Input } from "./input.ts";

/** The examples of rules, which are full of what rules look at. */
export function examplesOf(rules: readonly Rule[]): readonly Input[] {
  return rules.flatMap((rule) =>
    rule.examples.flatMap(({ bad, good, kind = kindNames(rule, kinds)[0] ?? "config" }) =>
      [bad, good].flatMap((text) => (text === undefined ? [] : [{ kind, text: readMarks(text).text }])),
    ),
  );
}

/** Those, with the files in examples/; or the files of a corpus. */
export function seedsFor(rules: readonly Rule[]): readonly Input[] {
  const corpus = process.env.PLIMSOLL_CORPUS;
  return corpus ? filesBelow(corpus) : [...examplesOf(rules), ...filesBelow(`${root}/examples`)];
}

/** Larger files teach nothing more, and take longer. */
const longest = 8_000;

/** The files below a directory that some kind claims, by their names. */
function filesBelow(directory: string): readonly Input[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const path = join(directory, name);
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > longest) return [];
    const text = readFileSync(path, "utf8");
    const kind = kinds.find((one) => one.claims(name.replaceAll("\\", "/"), () => text));
    return kind ? [{ kind: kind.name, text }] : [];
  });
}
