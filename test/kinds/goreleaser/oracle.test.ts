import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { goreleaserKind } from "../../../src/kinds/goreleaser/kind.ts";

/** A directory with files of goreleaser, and one with what `goreleaser check` says of them. */
const corpus = process.env.PLIMSOLL_CORPUS;
const said = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "goreleaser", "check.tsv");

beforeAll(() => goreleaserKind.prepare?.());

describe.skipIf(!corpus || !said || !existsSync(said))("goreleaser", () => {
  const [, ...rows] = corpus && said ? readFileSync(said, "utf8").trim().split("\n") : [];
  const checked = rows.map((row) => row.split("\t")).map(([file = "", code = ""]) => ({ file, code }));

  /** It ends with 2 for what is deprecated. What it refuses otherwise are keys and versions, which we leave to it. */
  it.each(checked.filter(({ code }) => code !== "1"))("accepts $file", ({ file }) => {
    const text = readFileSync(join(corpus as string, file), "utf8");
    expect(goreleaserKind.parse({ path: ".goreleaser.yaml", text }).problems).toEqual([]);
  });
});
