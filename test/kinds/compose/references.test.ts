import { beforeAll, describe, expect, it } from "vitest";
import { composeKind } from "../../../src/kinds/compose/kind.ts";
import { createModel } from "../../../src/kinds/compose/model.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import { namesByDirectory } from "../../../src/text/directory-entry.ts";

beforeAll(() => composeKind.prepare?.());

const text = "services:\n  a:\n    image: a\n    depends_on: [db]\n    networks: [n]\n";
const above = "files of a directory above may be read with it";

/** Whether what `db/admin/compose.yaml` refers to is defined, or why that cannot be told. */
function definedWith(others: Readonly<Record<string, string>>) {
  const path = "db/admin/compose.yaml";
  const texts = new Map(Object.entries({ ...others, [path]: text }));
  const names = namesByDirectory(texts.keys());
  const files = {
    exists: (wanted: string) => texts.has(wanted),
    read: (wanted: string) => texts.get(wanted),
    list: (directory: string) => (names.get(directory) ?? []).map((name) => ({ name, sort: "file" as const })),
  };
  const { references } = createModel(parseCompose({ path, text }), { knowledge: defaultKnowledge, files });
  return references.map(({ defined }) => (defined.known ? defined.value : defined.reason));
}

describe("what a service refers to", () => {
  it("may be defined in a file of the nearest directory above that has any", () => {
    expect(definedWith({ "compose.prod.yaml": "services: {db: {image: b}}\nnetworks: {n: }" })).toEqual([above, above]);
    expect(definedWith({ "db/docker-compose.yml": "networks: {n: }" })).toEqual([false, above]);
    expect(definedWith({ "compose.yaml": "networks: {n: }", "db/compose.yaml": "volumes: {n: }" })).toEqual([
      false,
      false,
    ]);
    expect(definedWith({ "web/compose.yaml": "networks: {n: }" })).toEqual([false, false]);
  });

  it("may be defined where too many files lie above", () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`compose.${i}.yaml`, "services: {}"]));
    expect(definedWith(many)).toEqual([above, above]);
  });
});
