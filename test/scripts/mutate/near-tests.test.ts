import { expect, it } from "vitest";
import { type Imports, nearTests } from "../../../scripts/mutate/near-tests.ts";

const tests = [
  "test/rule-kit/root.test.ts",
  "test/rules/user/no-root.test.ts",
  "test/rules/user/no-sudo.test.ts",
  "test/syntax/shell/flow.test.ts",
  "test/syntax/shell/parse-property.test.ts",
  "test/syntax/shell/parse.test.ts",
  "test/text/diff.test.ts",
];

function near(target: string, importers: Readonly<Record<string, readonly string[]>> = {}): readonly string[] {
  const imports: Imports = { tests, importers: new Map(Object.entries(importers)) };
  return nearTests(target, imports);
}

it("gives a rule its own test alone", () => {
  expect(near("rules/user/no-root.ts", { "rules/user/no-root.ts": ["test/text/diff.test.ts"] })).toEqual([
    "test/rules/user/no-root.test.ts",
  ]);
  expect(near("rules/user/new.ts")).toEqual([]);
});

it("gives a file the tests of its name, or of its folder", () => {
  expect(near("src/syntax/shell/parse.ts")).toEqual([
    "test/syntax/shell/parse-property.test.ts",
    "test/syntax/shell/parse.test.ts",
  ]);
  expect(near("src/syntax/shell.ts")).toEqual(tests.filter((test) => test.startsWith("test/syntax/shell/")));
  expect(near("src/text/span.ts")).toEqual(["test/text/diff.test.ts"]);
});

it("adds the tests that import it most directly", () => {
  const importers = {
    "src/rule-kit/root.ts": ["rules/user/no-root.ts", "src/rule-kit/sudo.ts"],
    "rules/user/no-root.ts": ["test/rules/user/no-root.test.ts"],
    "src/rule-kit/sudo.ts": ["rules/user/no-sudo.ts", "src/rule-kit/root.ts"],
    "rules/user/no-sudo.ts": ["test/rules/user/no-sudo.test.ts"],
  };
  expect(near("src/rule-kit/sudo.ts", { ...importers, "src/rule-kit/sudo.ts": ["rules/user/no-sudo.ts"] })).toEqual([
    "test/rule-kit/root.test.ts",
    "test/rules/user/no-sudo.test.ts",
  ]);
  const readers = ["test/syntax/shell/flow.test.ts", "test/text/diff.growth.test.ts"];
  expect(near("src/text/diff.ts", { "src/text/diff.ts": readers })).toEqual([
    "test/syntax/shell/flow.test.ts",
    "test/text/diff.test.ts",
  ]);
});

it("asks the tests of the rules beside those of a part of the rule kit", () => {
  const importers = {
    "src/rule-kit/root.ts": ["rules/user/no-root.ts", "test/rule-kit/root.test.ts"],
    "rules/user/no-root.ts": ["test/rules/user/no-root.test.ts"],
  };
  expect(near("src/rule-kit/root.ts", importers)).toEqual([
    "test/rule-kit/root.test.ts",
    "test/rules/user/no-root.test.ts",
  ]);
});
