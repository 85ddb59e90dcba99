import { beforeAll, expect, it } from "vitest";
import { kinds } from "../../src/kinds/index.ts";
import { defineRule, type Rule } from "../../src/rule.ts";
import { replace } from "../../src/text/edit.ts";
import { lintWith, ruleMeta } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const text = "FROM a:1 AS base\nARG A=1\nFROM a:1 AS test\nFROM a:1\n";

/** Wants a piece of the text to be another. */
const rewriting = (from: string, to: string): Rule =>
  defineRule({
    ...ruleMeta,
    id: "rewrite",
    kinds: ["dockerfile"],
    messages: { found: "found" },
    check({ source }) {
      const start = source.text.indexOf(from);
      if (start < 0) return;
      const span = { start, end: start + from.length };
      const edits = [replace(span, to)];
      const effect = ["stages", "args", "layers", "environment", "user", "network"] as never;
      return { at: span, message: "found", fixes: { title: "Rewrite", safe: true, effect, edits } };
    },
  });

/** The Dockerfile after fixes, and why they were refused. */
function fixed(from: string, to: string, build: string) {
  const compose = { path: "compose.yaml", text: `services: {web: {build: {context: ., ${build}}}}`, kind: "compose" };
  const files = [{ path: "Dockerfile", text, kind: "dockerfile" }, compose];
  const report = lintWith([rewriting(from, to)], files, { fix: "safe" });
  const one = report.files.find(({ path }) => path === "Dockerfile");
  return one?.fixed?.refused.map(({ reason }) => reason) ?? [];
}

it.each([
  [
    "a stage that a build names",
    "AS test",
    "AS other",
    "target: TEST",
    ["it takes the stage test from service web of compose.yaml"],
  ],
  [
    "an argument that a build gives",
    "ARG A=1\n",
    "",
    "args: {A: 2}",
    ["it takes the argument A from service web of compose.yaml"],
  ],
  [
    "one that the environment gives",
    "ARG A=1\n",
    "",
    "args: [A]",
    ["it takes the argument A from service web of compose.yaml"],
  ],
  [
    "a stage before one that is named by its number",
    "FROM a:1 AS base\nARG A=1\n",
    "",
    "target: '1'",
    ["it takes the stage 1 from service web of compose.yaml"],
  ],
  ["what no build names", "AS test", "AS other", "target: base, args: {B: 1}", []],
  ["the case of a name", "AS test", "AS Test", "target: test", []],
])("no fix takes away %s", (_, from, to, build, refused) => {
  expect(fixed(from, to, build)).toEqual(refused);
});
