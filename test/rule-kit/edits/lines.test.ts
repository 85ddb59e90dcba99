import { expect, it } from "vitest";
import { insertFlag, removeFlag } from "../../../src/rule-kit/edits/flags.ts";
import { declareArg } from "../../../src/rule-kit/edits/insert-arg.ts";
import { removeLines } from "../../../src/rule-kit/edits/remove-lines.ts";
import { addCacheMounts } from "../../../src/rule-kit/packages/cache-mounts.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["a\n«b»\nc", "a\nc"],
  ["a\nx «b» y\nc", "a\nc"],
  ["a\n«b\nc»\nd", "a\nd"],
  ["«a»\nb", "b"],
  ["a\n«b»", "a"],
  ["a\r\n«b»", "a"],
  ["a\r\n«b»\r\nc", "a\r\nc"],
  ["«a»", ""],
])("removes whole lines: %j", (marked, expected) => {
  const source = marked.replace(/[«»]/g, "");
  const start = marked.indexOf("«");
  const edit = removeLines(source, { start, end: marked.indexOf("»") - 1 });
  expect(applyEdits(source, [edit])).toBe(expected);
});

it.each([
  ["COPY a b", "COPY --chown=x a b", "COPY a b"],
  ["COPY --link a b", "COPY --link --chown=x a b", "COPY a b"],
  ["COPY --link \t a b", "COPY --link --chown=x \t a b", "COPY a b"],
])("adds and removes flags: %j", (copy, added, removed) => {
  const text = `FROM debian\n${copy}`;
  const [instruction] = all(modelOf(text), "Copy");
  expect(applyEdits(text, [insertFlag(instruction!, "--chown=x")])).toBe(`FROM debian\n${added}`);
  const edits = instruction!.flags.map((flag) => removeFlag(flag, text));
  expect(applyEdits(text, edits)).toBe(`FROM debian\n${removed}`);
});

it.each([
  ["FROM a\nRUN b", "FROM a\nARG X\nRUN b"],
  ["FROM a\n  RUN b", "FROM a\n  ARG X\n  RUN b"],
  ["FROM a\r\nRUN b", "FROM a\r\nARG X\r\nRUN b"],
  ["FROM a\nrun b", "FROM a\narg X\nrun b"],
])("declares an argument: %j", (text, expected) => {
  const fix = declareArg("X", all(modelOf(text), "Run")[0]!, text);
  expect(fix).toMatchObject({ title: "Declare X in this stage", safe: false });
  expect(applyEdits(text, [fix!.edits].flat())).toBe(expected);
});

it("declares no argument within an ONBUILD", () => {
  const text = "FROM a\nONBUILD RUN b";
  expect(declareArg("X", all(modelOf(text), "Onbuild")[0]!.instruction!, text)).toBeUndefined();
});

it.each([
  ["RUN a", 1, "RUN --mount=type=cache,target=/c a"],
  ["RUN a", 2, "RUN --mount=type=cache,target=/c \\\n    --mount=type=cache,target=/d,sharing=locked \\\n    a"],
  ["RUN \\\n  a", 2, "RUN --mount=type=cache,target=/c \\\n    --mount=type=cache,target=/d,sharing=locked \\\n  a"],
])("adds cache mounts: %j", (run, count, expected) => {
  const mounts = [{ target: "/c" }, { target: "/d", sharing: "locked" as const }].slice(0, count);
  for (const newline of ["\n", "\r\n"]) {
    const source = `FROM a\n${run}`.replaceAll("\n", newline);
    const edit = addCacheMounts(mounts, all(modelOf(source), "Run")[0]!, { source });
    expect(applyEdits(source, [edit])).toBe(`FROM a\n${expected}`.replaceAll("\n", newline));
  }
});
