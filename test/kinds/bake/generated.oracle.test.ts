import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Random } from "../../../scripts/fuzz/random.ts";
import { bakeKind } from "../../../src/kinds/bake/kind.ts";
import { readingOf } from "../../../src/kinds/bake/reading.ts";
import { bakeFile } from "./generated.ts";

/** The plugin `docker-buildx`, which needs no engine for this. */
const buildx = process.env.PLIMSOLL_BUILDX ?? "";
const files = 300;

beforeAll(() => bakeKind.prepare?.());

describe.skipIf(buildx === "")("Bake itself", () => {
  const directory = buildx === "" ? "" : mkdtempSync(join(tmpdir(), "plimsoll-bake-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it(`works out the expressions of ${files} generated files as we do, as far as they are known`, () => {
    let compared = 0;
    for (let seed = 1; seed <= files; seed++) {
      const text = bakeFile(new Random(seed));
      const file = join(directory, "docker-bake.hcl");
      writeFileSync(file, text);
      const args = ["bake", "--file", file, "--print", "--progress", "quiet", "t"];
      const { status, stdout } = spawnSync(buildx, args, { cwd: directory, encoding: "utf8" });
      // What it refuses may be known to us nonetheless.
      if (status !== 0) continue;
      const printed: Readonly<Record<string, string>> = JSON.parse(stdout).target.t.args;
      const document = bakeKind.parse({ path: "docker-bake.hcl", text });
      expect([seed, document.problems]).toEqual([seed, []]);
      for (const { name, value } of readingOf(document, undefined).builtOver(new Map())[0]?.build.args ?? []) {
        if (!value?.known) continue;
        compared++;
        expect([seed, name, value.value]).toEqual([seed, name, plain(printed[name])]);
      }
    }
    expect(compared).toBeGreaterThan(files);
  }, 300_000);
});

/** What is printed is written to be read again. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/([$%])\1\{/g, "$1{");
}
