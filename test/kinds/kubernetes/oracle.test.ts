import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { kubernetesKind } from "../../../src/kinds/kubernetes/kind.ts";
import { parseKubernetes } from "../../../src/kinds/kubernetes/parse.ts";

/** A directory with manifests in `kubernetes`, and one with what kubeconform says of them. */
const corpus = process.env.PLIMSOLL_CORPUS;
const said = process.env.PLIMSOLL_ORACLES && join(process.env.PLIMSOLL_ORACLES, "kubernetes", "kubeconform.tsv");

beforeAll(() => kubernetesKind.prepare?.());

describe.skipIf(!corpus || !said || !existsSync(said))("kubeconform", () => {
  const invalid = corpus && said ? readInvalid(said) : new Map<string, string>();
  const problems = (file: string) =>
    parseKubernetes({ path: file, text: readFileSync(join(corpus as string, file), "utf8") }).problems;

  it.each([...invalid].filter(([, message]) => isCertain(message)))("rejects %s", (file) => {
    expect(problems(file).filter(({ code }) => code === "structure")).not.toEqual([]);
  });

  const all = corpus ? readdirSync(join(corpus, "kubernetes")).map((name) => `kubernetes/${name}`) : [];
  it.each(all.filter((file) => !invalid.has(file)))("accepts %s", (file) => {
    expect(problems(file).filter(({ code }) => code === "structure")).toEqual([]);
  });
});

/** A key that is missing says only that a file is a patch, and one that begins with a dollar sign that it is one. */
function isCertain(message: string): boolean {
  const told = message.split(" - at ").slice(1);
  return told.some((one) => !/missing propert|validation failed\s*$|'\$patch'/.test(one));
}

function readInvalid(path: string): ReadonlyMap<string, string> {
  const [, ...rows] = readFileSync(path, "utf8").trim().split("\n");
  const cells = rows.map((row) => row.split("\t"));
  return new Map(
    cells.flatMap(([file = "", , , , status, message = ""]) => (status === "statusInvalid" ? [[file, message]] : [])),
  );
}
