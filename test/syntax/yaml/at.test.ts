import { beforeAll, describe, expect, it } from "vitest";
import { at } from "../../../src/syntax/yaml/at.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";
import { parseYaml } from "../../../src/syntax/yaml/parse.ts";

beforeAll(loadYaml);

const rootOf = (text: string) => parseYaml({ path: "a.yaml", text }).roots[0];

function found(text: string, way: string | readonly string[]) {
  return at(rootOf(text), way).map(({ path, span }) => [path.join("/"), text.slice(span.start, span.end)]);
}

describe("at", () => {
  const services = [
    "x-base: &base {privileged: true}",
    "services:",
    "  web: {<<: *base, cap_add: [ALL, ~, NET_RAW]}",
    "  api: *base",
    "  db: {privileged: }",
    "  job:",
  ].join("\n");

  it.each([
    ["services.web.privileged", [["services/web/privileged", "privileged: true"]]],
    [
      "services.*.privileged",
      [
        ["services/web/privileged", "privileged: true"],
        ["services/api/privileged", "privileged: true"],
        ["services/db/privileged", "privileged: "],
      ],
    ],
    [
      "services.*.cap_add.*",
      [
        ["services/web/cap_add/0", "ALL"],
        ["services/web/cap_add/1", "NET_RAW"],
      ],
    ],
    ["services.web.cap_add.1", [["services/web/cap_add/1", "NET_RAW"]]],
    ["services.web.cap_add.01", []],
    ["services.web.cap_add.1x", []],
    ["services.web.cap_add.length", []],
    ["services.web.cap_add.2", []],
    ["services.job.privileged", []],
    ["services.web.privileged.x", []],
    ["", []],
  ])("%s", (way, expected) => {
    expect(found(services, way)).toEqual(expected);
  });

  it("gives the key and the value of what it finds", () => {
    const [only] = at(rootOf("a:\n  b: 'c'\n"), "a.b");
    expect(only).toMatchObject({
      name: "b",
      path: ["a", "b"],
      key: { value: "b", span: { start: 5, end: 6 } },
      value: { value: "c", style: "single", contentSpan: { start: 9, end: 10 } },
      span: { start: 5, end: 11 },
    });
    expect(at(rootOf("a: [b]\n"), "a.0")[0]).toMatchObject({ name: "0", key: undefined, value: { value: "b" } });
    expect(at(rootOf("a:\n"), "a")[0]).toMatchObject({ name: "a", value: undefined });
  });

  it("takes keys with dots from a list, and nothing from no way", () => {
    expect(found("a: {b.c/d: 1}\n", ["a", "b.c/d"])).toEqual([["a/b.c/d", "b.c/d: 1"]]);
    expect(found("a: [a, b, c, d, e, f, g, h, i, j, k]\n", "a.10")).toEqual([["a/10", "k"]]);
    expect(found("a: 1\n", [])).toEqual([]);
    expect(at(undefined, "a.*")).toEqual([]);
  });

  it("knows no keys that the file does not have", () => {
    for (const name of ["constructor", "__proto__", "toString", "hasOwnProperty", "length"]) {
      expect(found("a: {b: 1}\n", `a.${name}`)).toEqual([]);
      expect(found(`a: {${name}: 1}\n`, `a.${name}`)).toEqual([[`a/${name}`, `${name}: 1`]]);
      expect(found(`a: {${name}: {b: 1}}\n`, "a.*.b")).toEqual([[`a/${name}/b`, "b: 1"]]);
    }
  });

  it("finds what is shared at each place that shares it", () => {
    const [first, second] = at(rootOf("a: &a {b: 1}\nc: *a\n"), "*.b");
    expect([first?.path, second?.path]).toEqual([
      ["a", "b"],
      ["c", "b"],
    ]);
    expect(first?.written).toBe(second?.written);
  });
});
