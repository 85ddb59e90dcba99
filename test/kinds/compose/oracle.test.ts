import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createModel } from "../../../src/kinds/compose/model.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import { prepare } from "./read.ts";

/** A directory with Compose files, and one with what `docker compose config` says of each alone. */
const corpus = process.env.PLIMSOLL_CORPUS;
const oracles = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "compose");
const verdictsFile = oracles && join(oracles, "VERDICTS.tsv");

interface Said {
  readonly file: string;
  /** Why Compose rejects it; "ok" where it does not. */
  readonly verdict: string;
}

beforeAll(prepare);

describe.skipIf(!corpus || !verdictsFile || !existsSync(verdictsFile))("Compose itself", () => {
  const said = corpus && verdictsFile ? readVerdicts(verdictsFile) : [];
  const read = (file: string) => {
    const document = parseCompose({ path: "compose.yaml", text: readFileSync(join(corpus as string, file), "utf8") });
    return { document, model: createModel(document, { knowledge: defaultKnowledge, files: noFiles }) };
  };
  /** Problems that `config` does not look for are those of images, which pulling them meets. */
  const rejected = (file: string) => read(file).document.problems.filter(({ code }) => code !== "image-reference");
  const undefinedNames = (file: string) =>
    read(file).model.references.filter(({ defined }) => defined.known && !defined.value);

  it.each(said.filter(({ verdict }) => verdict === "ok"))("accepts $file", ({ file }) => {
    expect(rejected(file)).toEqual([]);
    expect(undefinedNames(file)).toEqual([]);
  });

  it.each(said.filter(({ verdict }) => verdict === "schema" || verdict === "yaml"))("rejects $file", ({ file }) => {
    expect(rejected(file)).not.toEqual([]);
  });

  it.each(said.filter(({ verdict }) => verdict.startsWith("ref: ")))(
    "finds the undefined names of $file",
    ({ file }) => {
      expect(undefinedNames(file)).not.toEqual([]);
    },
  );
});

const noFiles = { read: () => undefined, exists: () => false, list: () => [] };

function readVerdicts(path: string): readonly Said[] {
  const [, ...rows] = readFileSync(path, "utf8").trim().split("\n");
  return rows.map((row) => {
    const [file = "", , verdict = ""] = row.split("\t");
    return { file, verdict };
  });
}
