import { beforeAll, expect, it } from "vitest";
import { linkProject } from "../../src/engine/link.ts";
import { unitsOf } from "../../src/engine/unit.ts";
import { kinds } from "../../src/kinds/index.ts";
import { growthOf, linear } from "../helpers/steps.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

/** Directories with a Dockerfile and a Compose file that builds it; gives the callers of each. */
function callers(directories: number): readonly number[] {
  const files: Record<string, string> = {};
  for (let i = 0; i < directories; i++) {
    files[`p${i}/compose.yaml`] = "services: {web: {build: .}}";
    files[`p${i}/Dockerfile`] = "FROM a\n";
  }
  const units = Object.entries(files).flatMap(([path, text]) => {
    const kind = kinds.find((one) => one.claims(path, () => text));
    return kind ? unitsOf(kind.parse({ path, text }), kind, kinds) : [];
  });
  const project = linkProject(units, { read: (path) => files[path], exists: (path) => path in files }, kinds);
  const dockerfiles = units.flatMap(({ document }) => (document.kind === "dockerfile" ? [document] : []));
  return dockerfiles.map((document) => project.builders(document as never).length);
}

it("takes work in proportion to the documents", async () => {
  expect(callers(20)).toEqual(Array(20).fill(1));
  expect(await growthOf(callers, 100)).toBeLessThan(linear);
});
