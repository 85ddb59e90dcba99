import { beforeAll, describe, expect, it } from "vitest";
import { composeKind } from "../../../src/kinds/compose/kind.ts";
import { parseCompose } from "../../../src/kinds/compose/parse.ts";
import { surroundingsOf } from "../../../src/kinds/compose/surroundings.ts";

beforeAll(() => composeKind.prepare?.());

const names = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

function around(path: string, files: ReadonlyMap<string, string>) {
  let reads = 0;
  const reader = {
    exists: (wanted: string) => files.has(wanted),
    read(wanted: string) {
      reads++;
      return files.get(wanted);
    },
  };
  const document = parseCompose({ path, text: files.get(path) ?? "" });
  const { includedBy, directory, lookup } = surroundingsOf(document, reader);
  return { includedBy: includedBy?.source.path, directory, value: lookup("A"), reads: () => reads };
}

describe("the file that includes another one", () => {
  it("is told with a variable in its path, and through others that include it", () => {
    const files = new Map([
      [".env", "DIR=b\nA=1\n"],
      ["compose.yaml", "include: [a/compose.yaml]\n"],
      ["a/compose.yaml", "include: [c.yaml, '${DIR}/compose.yaml', d.yaml]\n"],
      ["a/b/compose.yaml", "services: {}\n"],
    ]);
    const { includedBy, directory, value } = around("a/b/compose.yaml", files);
    expect([includedBy, directory]).toEqual(["a/compose.yaml", "a/b"]);
    expect(value).toMatchObject({ known: true, value: "1" });
  });

  it("of several entries is the first, with what that says", () => {
    const text =
      "include:\n  - {path: [x.yaml, b.yaml], project_directory: one}\n  - {path: b.yaml, project_directory: two}\n";
    expect(
      around(
        "b.yaml",
        new Map([
          ["compose.yaml", text],
          ["b.yaml", ""],
        ]),
      ),
    ).toMatchObject({
      includedBy: "compose.yaml",
      directory: "one",
    });
  });

  it("is looked for at each place once, however many include something else", () => {
    const directories = Array.from({ length: 60 }, (_, i) => "d/".repeat(i));
    const files = new Map(
      directories.flatMap((dir) => names.map((name) => [dir + name, "include: [x.yaml]\n"] as const)),
    );
    const { includedBy, reads } = around(`${directories.at(-1)}compose.yaml`, files);
    expect(includedBy).toBeUndefined();
    expect(reads()).toBeLessThan(2000);
  });

  it("is not told in a circle", () => {
    const files = new Map([
      ["compose.yaml", "include: [compose.yml]\n"],
      ["compose.yml", "include: [compose.yaml]\n"],
    ]);
    expect(around("compose.yaml", files).includedBy).toBe("compose.yml");
  });
});
