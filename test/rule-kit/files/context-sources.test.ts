import { expect, it } from "vitest";
import { contextSources } from "../../../src/rule-kit/files/context-sources.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

it.each([
  ["COPY a b/ ./c/ /d/../e .. . /x/", ["a", "b", "c", "e", ".", "."]],
  ["COPY * /x/", ["*"]],
  ["ADD https://example.com/a GIT@example.com:a/b.git git@example.com:a/b.git a /x/", ["a"]],
  ["ADD HTTPS://example.com/a git+ssh://example.com/a x-git@y /x/", ["x-git@y"]],
  ["COPY --from=b a /x", []],
  ["ARG X\nCOPY $X a /x/", ["a"]],
  ["COPY <<EOF a /x/\ntext\nEOF", ["a"]],
])("tells what is read from the build context: %s", (text, expected) => {
  const model = modelOf(`FROM debian AS b\n${text}`);
  const [instruction] = [...all(model, "Copy"), ...all(model, "Add")];
  expect(contextSources(instruction!, model).map(({ path }) => path)).toEqual(expected);
});
