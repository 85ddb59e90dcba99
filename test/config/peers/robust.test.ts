import { describe, expect, test } from "vitest";
import { ConfigError } from "../../../src/config/error.ts";
import { honoured, movable } from "../../../src/config/peers/index.ts";
import { wishesOf, withoutCounterpart } from "../../../src/config/peers/layer.ts";

const keys = [
  "ignored",
  "override",
  "trustedRegistries",
  "label-schema",
  "strict-labels",
  "failure-threshold",
  "no-fail",
  "format",
  "misconfigurations",
  "skip-check",
  "check",
  "exclude-queries",
  "rules",
  "output",
  "skip",
  "severity-overrides",
  "overrides",
  "approved-registries",
  "constructor",
  "__proto__",
];

const values = [
  "",
  "null",
  "1",
  "true",
  '"a"',
  "[]",
  "[1]",
  "[[]]",
  "[{}]",
  "{}",
  "{a: 1}",
  "{a: {b: [1]}}",
  "{__proto__: {a: 1}}",
  "2030-01-01",
];

const texts = [
  ...keys.flatMap((key) => values.map((value) => `${key}: ${value}\n`)),
  ...keys.flatMap((key) =>
    ["1", "true", '"a"', "[]", "[[1]]", "{a = 1}", "[{paths = 1, skip = 2}]"].map((value) => `${key} = ${value}\n`),
  ),
  "&a [*a]\n",
  "a: &a {b: *a}\n",
  "\u0000",
  "\ufeffignored: []\n",
  "--- a\n--- b\n",
  "%YAML 1.2\n---\nignored: []\n",
  `${"[".repeat(5000)}`,
  `${"- ".repeat(5000)}a\n`,
  `ignored: [${"a,".repeat(5000)}]\n`,
  "!!binary a: !!set {b}\n",
  "DS-0002 exp:\nDS-0002 exp:2030-13-45 exp:\n exp:2030-01-01\n",
];

describe("whatever a file holds, its reader gives settings or the place of what is wrong", () => {
  test.each(movable.map((format) => [format.names[0] as string, format] as const))("%s", async (name, { read }) => {
    for (const text of texts) {
      try {
        const config = await read({ file: `/${name}`, name, dir: "/", text });
        withoutCounterpart(config, () => []);
        wishesOf([config], [], () => []);
      } catch (error) {
        expect(error, text).toBeInstanceOf(ConfigError);
        for (const line of (error as ConfigError).lines)
          expect(line, text).toMatch(new RegExp(`^${name.replaceAll(".", "\\.")}:`));
      }
    }
  });
});

test("of each name there is one reader", () => {
  const names = movable.flatMap((format) => format.names);
  expect(new Set(names).size).toBe(names.length);
  expect(honoured.every((format) => movable.includes(format))).toBe(true);
});
