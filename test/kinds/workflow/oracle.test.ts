import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { LinkFiles } from "../../../src/kinds/kind.ts";
import { workflowKind } from "../../../src/kinds/workflow/kind.ts";

/** A directory of workflows with a manifest of where each comes from, and one with what reads of repositories found. */
const corpus = process.env.PLIMSOLL_CORPUS;
const oracles = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "graph");

interface Caller {
  readonly file: string;
  readonly path: string;
  readonly dockerfiles: readonly string[];
}

beforeAll(() => workflowKind.prepare?.());

describe.skipIf(!corpus || !oracles)("who builds which Dockerfile", () => {
  it.each(corpus && oracles ? callersIn(corpus, oracles) : [])("is found in $file", ({ file, path, dockerfiles }) => {
    const text = readFileSync(join(corpus as string, file), "utf8");
    const there = new Set(dockerfiles);
    const files: LinkFiles = {
      read: () => undefined,
      exists: (one) => there.has(one),
      document: () => undefined,
    };
    const asked = workflowKind.builds?.(workflowKind.parse({ path, text }), files) ?? [];
    const found = new Set(asked.map((one) => one.path));
    expect(dockerfiles.filter((dockerfile) => !found.has(dockerfile))).toEqual([]);
  });
});

/** Those whose file is there, with the Dockerfiles that they name by an exact path. */
function callersIn(files: string, edges: string): readonly Caller[] {
  const manifest = rowsOf(join(files, "MANIFEST.tsv"));
  const byCaller = new Map<string, string[]>();
  for (const [, repository, kind = "", caller, dockerfile = "", state] of rowsOf(join(edges, "edges.tsv"))) {
    if (!/^(?:workflow|action)/.test(kind) || state !== "ok") continue;
    const key = `${repository} ${caller}`;
    byCaller.set(key, [...(byCaller.get(key) ?? []), dockerfile]);
  }
  return manifest.flatMap(([file = "", repository, , path = ""]) => {
    const dockerfiles = byCaller.get(`${repository} ${path}`);
    return dockerfiles ? [{ file, path, dockerfiles }] : [];
  });
}

function rowsOf(path: string): readonly (readonly string[])[] {
  const [, ...lines] = readFileSync(path, "utf8").split("\n");
  return lines.map((line) => line.split("\t"));
}
