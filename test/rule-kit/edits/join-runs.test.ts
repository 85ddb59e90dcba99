import { expect, it } from "vitest";
import { commentBetween, joinRuns, sameFlags } from "../../../src/rule-kit/edits/join-runs.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

/** The RUN instructions after the two are joined; undefined where they are not. */
function joined(runs: string, before = ""): string | undefined {
  const text = `FROM debian:12\n${before}${runs}`;
  const model = modelOf(text);
  const [first, second] = all(model, "Run");
  const edit = joinRuns(first!, second!, model);
  return edit && applyEdits(text, [edit]).slice("FROM debian:12\n".length + before.length);
}

it.each([
  ["RUN a\nRUN b", "RUN a \\\n    && b"],
  ["RUN a \\\n  && b\nRUN c", "RUN a \\\n  && b \\\n  && c"],
  ["RUN a && \\\n    b\nRUN c", "RUN a && \\\n    b && \\\n    c"],
  ["RUN a || b\nRUN c && d", "RUN a || b \\\n    && c && d"],
  ["RUN (cd /x && a)\nRUN b", "RUN (cd /x && a) \\\n    && b"],
  ["RUN --network=none --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/c --network=none b", undefined],
  ["RUN a\r\nRUN b", "RUN a \\\r\n    && b"],
])("joins %j", (text, expected) => {
  if (expected !== undefined) expect(joined(text)).toBe(expected);
  else expect(joined(text)).toMatch(/ a \\\n {4}&& b$/);
});

it.each([
  "RUN a\nRUN --network=none b",
  "RUN --mount=type=cache,target=/c a\nRUN --mount=type=cache,target=/d b",
  "RUN a\n# about b\nRUN b",
  "RUN a\nRUN b || c",
  "RUN a\nRUN b && c || d",
  "RUN a\nRUN b; c",
  "RUN a\nRUN b &",
  "RUN a; b\nRUN c",
  "RUN cd /x && a\nRUN b",
  "RUN a && export B=c\nRUN b",
  "RUN f() { a; }\nRUN b",
  "RUN a=b\nRUN b",
  "RUN a && b=c\nRUN b",
  "RUN a || f() { a; }\nRUN b",
  "RUN a && (\nRUN b",
  "RUN a\nRUN b && (",
  "RUN <<EOF\na\nEOF\nRUN b",
  "RUN a\nRUN <<EOF\nb\nEOF",
  'RUN ["a"]\nRUN b',
  'RUN a\nRUN ["b"]',
])("leaves %j apart", (text) => {
  expect(joined(text)).toBeUndefined();
});

it("leaves scripts of other shells apart", () => {
  expect(joined("RUN a\nRUN b", 'SHELL ["pwsh", "-c"]\n')).toBeUndefined();
});

it("compares flags whatever their order", () => {
  const same = (text: string) => {
    const model = modelOf(`FROM debian:12\n${text}`);
    const [first, second] = all(model, "Run");
    return sameFlags(first!, second!, model.document);
  };
  expect(same("RUN a\nRUN b")).toBe(true);
  expect(same("RUN --network=none --security=insecure a\nRUN --security=insecure --network=none b")).toBe(true);
  expect(same("RUN --network=none a\nRUN --network=host b")).toBe(false);
});

it("sees comments between two RUNs", () => {
  const between = (text: string) => {
    const model = modelOf(`# first\nFROM debian:12\n${text}\n# last`);
    const [first, second] = all(model, "Run");
    return commentBetween(first!, second!, model.document);
  };
  expect(between("RUN a\n# b\nRUN b")).toBe(true);
  expect(between("RUN a\nRUN b")).toBe(false);
  expect(between("# a\nRUN a\n\nRUN b")).toBe(false);
});
