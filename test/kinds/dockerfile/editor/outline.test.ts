import { expect, it } from "vitest";
import { foldsOf, outlineOf } from "../../../../src/kinds/dockerfile/editor/outline.ts";
import type { OutlineEntry } from "../../../../src/kinds/editor.ts";
import { at, parse } from "../parsing.ts";

/** Type, name, detail, what is selected, then the children. */
function told(text: string): unknown[] {
  const document = parse(text);
  const tell = ({ type, name, detail, span, selection, children }: OutlineEntry): unknown[] => [
    [type, name, detail, at(document, selection), at(document, span)].join("|"),
    ...children.map(tell),
  ];
  return outlineOf(document).map(tell);
}

it("lists what comes before the first stage, then stages with their instructions", () => {
  expect(told("arg A=1\nFROM a:1 AS Build\nENV B=1\nRUN  b \\\n  c  d\nFROM $A\nFROM\n")).toEqual([
    ["variable|ARG|A=1|arg|arg A=1"],
    [
      "section|Build|a:1|Build|FROM a:1 AS Build\nENV B=1\nRUN  b \\\n  c  d",
      ["variable|ENV|B=1|ENV|ENV B=1"],
      ["instruction|RUN|b c d|RUN|RUN  b \\\n  c  d"],
    ],
    ["section|$A||$A|FROM $A"],
    ["section|stage 2||FROM|FROM"],
  ]);
});

it.each([
  ["a".repeat(60), "a".repeat(60)],
  ["a".repeat(61), `${"a".repeat(60)}…`],
  [`${"a".repeat(59)}😀b`, `${"a".repeat(59)}…`],
  [`a😀${"b".repeat(60)}`, `a😀${"b".repeat(57)}…`],
])("shortens the arguments %j", (args, detail) => {
  const [stage] = outlineOf(parse(`FROM x\nRUN ${args}`));
  expect(stage?.children[0]?.detail).toBe(detail);
});

it("folds stages, instructions, heredocs and comments", () => {
  const document = parse("# a\nFROM x\nRUN b \\\n  # c\n  d\nCOPY <<E /e\nf\nE\nFROM y\n");
  const { spans, comments } = foldsOf(document);
  expect(spans.map((span) => at(document, span))).toEqual([
    "FROM x\nRUN b \\\n  # c\n  d\nCOPY <<E /e\nf\nE",
    "FROM y",
    "FROM x",
    "RUN b \\\n  # c\n  d",
    "COPY <<E /e\nf\nE",
    "FROM y",
    "<<E /e\nf\nE",
  ]);
  expect(comments.map(({ span }) => at(document, span))).toEqual(["# a", "# c"]);
});
