import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { bakeKind } from "../../../src/kinds/bake/kind.ts";
import { readingOf } from "../../../src/kinds/bake/reading.ts";
import type { BuildPart } from "../../../src/nodes/build.ts";
import type { Fact } from "../../../src/syntax/fact.ts";
import { normalizePath } from "../../../src/syntax/posix-path.ts";

/** A directory of Bake files, and one of what `docker buildx bake --print` makes of all targets of each. */
const corpus = process.env.PLIMSOLL_CORPUS && join(process.env.PLIMSOLL_CORPUS, "bake");
const oracles = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "bake");

interface Printed {
  readonly list_error: string | null;
  readonly default_error: string | null;
  readonly all_error: string | null;
  readonly all: { readonly target: Readonly<Record<string, PrintedTarget>> } | null;
  readonly list: readonly object[] | null;
}

interface PrintedTarget {
  readonly context: string;
  readonly dockerfile: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string>>;
  readonly contexts?: Readonly<Record<string, string>>;
  readonly platforms?: readonly string[];
  readonly tags?: readonly string[];
}

beforeAll(() => bakeKind.prepare?.());

/** Why a file that Bake rejects by itself is not wrong: it is used with another, or called with the name of a target. */
const reasons: readonly (readonly [says: RegExp, why: string])[] = [
  [/There is no variable named "\w+"/, "Another file may have the variable"],
  [/failed to find target default/, "A target may be named when Bake is called"],
  [/failed to find target \w/, "Another file may have the target that it inherits"],
];

describe.skipIf(!corpus || !oracles)("Bake itself", () => {
  it.each(corpus && oracles ? readdirSync(corpus) : [])(
    "rejects %s for what other files may have, if at all",
    (file) => {
      const printed: Printed = JSON.parse(readFileSync(join(oracles as string, `${file}.oracle.json`), "utf8"));
      const said = [printed.list_error, printed.default_error, printed.all_error].filter((error) => error !== null);
      expect(said.filter((error) => !reasons.some(([says]) => says.test(error)))).toEqual([]);
      const text = readFileSync(join(corpus as string, file), "utf8");
      expect(bakeKind.parse({ path: pathOf(file), text }).problems).toEqual([]);
    },
  );

  it.each(corpus && oracles ? readdirSync(corpus) : [])("says the same of %s, as far as it is known", (file) => {
    const text = readFileSync(join(corpus as string, file), "utf8");
    const printed: Printed = JSON.parse(readFileSync(join(oracles as string, `${file}.oracle.json`), "utf8"));
    const document = bakeKind.parse({ path: pathOf(file), text });
    if (printed.list) expect(document.problems).toEqual([]);
    const built = readingOf(document, undefined).builtOver(new Map());
    const wanted = printed.all?.target ?? {};
    for (const { owner, build, complete } of built) {
      const target = wanted[owner.name ?? ""];
      if (!target) continue;
      expect(complete).toBe(true);
      agrees(build.context, normalizePath(target.context), normalizePath);
      agrees(build.dockerfile, target.dockerfile);
      if (build.target) agrees(build.target, target.target);
      else expect(target.target).toBeUndefined();
      sameKeys(build.args, target.args, ({ name, value }) => [name, value]);
      sameKeys(build.contexts, target.contexts, ({ name, value }) => [
        name.value.known ? name.value.value : "",
        value?.value,
      ]);
      sameItems(build.platforms, target.platforms);
      sameItems(build.tags, target.tags);
    }
    // Every target is built, or inherited by one that is.
    if (printed.all) expect(built.every(({ owner }) => (owner.name ?? "") in wanted)).toBe(true);
  });
});

function pathOf(file: string): string {
  return file.endsWith(".json") ? "docker-bake.json" : "docker-bake.hcl";
}

function agrees(part: BuildPart | undefined, wanted: string | undefined, even = (text: string) => text): void {
  if (part?.value.known) expect(even(part.value.value)).toBe(wanted);
}

function sameKeys<T>(
  pairs: readonly T[],
  wanted: Readonly<Record<string, string>> = {},
  read: (pair: T) => readonly [string, Fact<string> | undefined],
): void {
  const all = pairs.map(read);
  expect(all.map(([name]) => name).filter((name) => name in wanted)).toHaveLength(Object.keys(wanted).length);
  for (const [name, value] of all) if (value?.known) expect([name, value.value]).toEqual([name, wanted[name]]);
}

function sameItems(parts: readonly BuildPart[], wanted: readonly string[] = []): void {
  if (parts.some(({ value }) => !value.known)) return;
  expect([...new Set(parts.map(({ value }) => value.known && value.value))]).toEqual(wanted);
}
