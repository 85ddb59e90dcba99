import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "../../../src/engine/graph/graph.ts";
import { kinds } from "../../../src/kinds/index.ts";
import type { Reader } from "../../../src/text/reader.ts";
import { configWith } from "../project.ts";

/** Real files, and a directory with `graph/edges.tsv`: which file of which repository builds which Dockerfile. */
const corpus = process.env.PLIMSOLL_CORPUS ?? "";
const oracles = process.env.PLIMSOLL_ORACLES ?? "";
const isHere = corpus !== "" && oracles !== "";

type Row = Readonly<Record<string, string>>;

function table(file: string): readonly Row[] {
  const [head = "", ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
  const names = head.split("\t");
  return lines.map((line) => Object.fromEntries(line.split("\t").map((value, i) => [names[i] ?? "", value])));
}

const edges = isHere ? table(join(oracles, "graph/edges.tsv")).filter(({ state }) => state === "ok") : [];
const manifest = isHere ? table(join(corpus, "MANIFEST.tsv")) : [];
const fileOf = new Map(manifest.map(({ repo, path, file }) => [`${repo}:${path}`, file]));
/** By the corpus's file of who asks. */
const byCaller = new Map<string, Row[]>();
for (const edge of edges) {
  const kind = kinds.find(({ name }) => name === edge.kind || edge.kind?.startsWith(`${name}:`));
  const file = kind && fileOf.get(`${edge.repo}:${edge.caller}`);
  if (file) byCaller.set(file, [...(byCaller.get(file) ?? []), edge]);
}

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

describe.skipIf(!isHere)("who builds what in real repositories", () => {
  it.each([...byCaller])("%s builds the Dockerfiles that are known", (_file, wanted) => {
    const [{ repo = "", caller = "" }] = wanted as [Row];
    const stubs = new Map(wanted.map(({ dockerfile = "" }) => [dockerfile, "FROM scratch\n"]));
    // Other files of the repository may say more: what is extended, variables, files that are read together.
    const inputs = manifest
      .filter(
        (one) =>
          one.repo === repo &&
          !stubs.has(one.path ?? "") &&
          /^(?:compose|bake|devcontainer|goreleaser|workflows)\//.test(one.file ?? ""),
      )
      .map(({ path = "", file: own = "" }) => ({
        path,
        text: readFileSync(join(corpus, own), "utf8"),
        kind: /^(?:compose|bake)/.exec(own)?.[0],
      }));
    const reader: Reader = { read: (path) => stubs.get(path), exists: (path) => stubs.has(path) };
    const { nodes, edges } = graphOf(inputs, { config: configWith([]), reader, today: "2026-01-01" });
    const built = edges.flatMap(({ from, to, type }) => {
      const [source, build] = [nodes[from], nodes[to]];
      return type === "builds" && source?.type === "dockerfile" && build?.type === "build" && build.path === caller
        ? { dockerfile: source.path, build }
        : [];
    });
    expect(built.map(({ dockerfile }) => dockerfile)).toEqual(expect.arrayContaining([...stubs.keys()]));
    // Some build of a Dockerfile is given what is known to be given to it, but for a target that a variable names.
    const text = inputs.find(({ path }) => path === caller)?.text ?? "";
    for (const { dockerfile, target = "", args = "" } of wanted) {
      // A target of Bake that others inherit, and no group names, is taken to be there for that.
      if (text.includes(`inherits = ["${target}"]`)) continue;
      const names = args.split(",").filter((name) => name !== "");
      const isGiven = built.some(
        (one) =>
          one.dockerfile === dockerfile &&
          (target === "" || /\$/.test(target) || one.build.target === target.toLowerCase()) &&
          names.every((name) => one.build.args.some((arg) => arg.name === name)),
      );
      expect([dockerfile, target, args, isGiven]).toEqual([dockerfile, target, args, true]);
    }
  });
});
