import { describe, expect, it } from "vitest";
import { dockerfileEditor } from "../../../../src/kinds/dockerfile/editor/index.ts";
import { viewOf, withCursor } from "./view.ts";

const { hints, directivePlaces, directiveScopes } = dockerfileEditor;

it("tells behind each FROM as whom the stage ends", () => {
  const text = "FROM debian:12 AS a\nUSER app\nFROM a\nFROM debian:12\nUSER 0\nFROM example.com/x:1\n";
  const told = hints?.(viewOf(text)).map(({ offset, label, tooltip }) => [
    text.slice(0, offset).split("\n").at(-1),
    label,
    tooltip,
  ]);
  expect(told).toEqual([
    ["FROM debian:12 AS a", "user app", "Stage a ends as this user"],
    ["FROM a", "user app", "Stage 1 ends as this user"],
    ["FROM debian:12", "user root", "Stage 2 ends as this user"],
    ["FROM example.com/x:1", "user ?", "Stage 3: the user of example.com/x:1 is not known"],
  ]);
});

describe("a directive", () => {
  it("may be for a stage", () => {
    expect(directiveScopes).toEqual(["stage"]);
  });

  it.each([
    ["FROM a\nRUN ‸b\n", "RUN b"],
    ["FROM a\nRUN b \\\n  c‸\n", "RUN b"],
    ["FROM a\n\n‸\nRUN b\n", undefined],
    ["FROM a\n", "FROM a"],
    ["\ufeffFROM a\n", "FROM a"],
    ["# c\nFROM a\n", "# c"],
    ["# syntax=a\n# escape=`\nFROM a\n", "FROM a"],
    ["# syntax=a\n\nFROM a\n", ""],
    ["#!/bin/x\nFROM a\n", "FROM a"],
    ["#!/bin/x\n# syntax=a\nFROM a\n", "FROM a"],
    ["# syntax=a", ""],
  ])("in %j stands above %j", (marked, line) => {
    const { text, cursor } = withCursor(marked);
    const places = directivePlaces?.(viewOf(text).document, cursor < 0 ? undefined : cursor);
    expect(places?.map((start) => text.slice(start).replace(/(?: \\)?\n.*/s, ""))).toEqual(
      line === undefined ? [] : [line],
    );
  });
});
