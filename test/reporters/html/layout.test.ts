import { describe, expect, it } from "vitest";
import { type Arrow, type Box, layOut } from "../../../src/reporters/html/layout.ts";

const arrows = (text: string): Arrow[] =>
  [...text.matchAll(/(\d+)>(\d+)/g)].map(([, from, to]) => ({ from: Number(from), to: Number(to) }));

function lay(count: number, text: string) {
  return layOut(new Array<number>(count).fill(80), arrows(text));
}

describe("the layout", () => {
  it.each([
    ["a chain", 3, "0>1 1>2", "0 1 2"],
    ["two ways of different length", 4, "0>1 1>2 2>3 0>3", "0 1 2 3"],
    ["a source that is needed late", 4, "0>1 1>2 3>2", "0 1 2 1"],
    ["nodes without arrows", 2, "", "0 0"],
  ])("puts %s in columns by what has to be there first", (_, count, text, columns) => {
    const { boxes } = lay(count, text);
    const places = [...new Set(boxes.map(({ x }) => x))].sort((a, b) => a - b);
    expect(boxes.map(({ x }) => places.indexOf(x)).join(" ")).toBe(columns);
  });

  it.each([
    [2, "0>1"],
    [7, "0>1 1>2 0>3 3>4 2>5 4>5 6>5 0>5"],
    [9, "0>8 1>8 2>8 3>7 7>8 4>7 5>6 6>7 0>6"],
  ])("keeps %i boxes apart and inside", (count, text) => {
    const { boxes, width, height } = lay(count, text);
    for (const [i, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(i + 1)) expect(apart(a, b)).toBe(true);
    }
  });

  it("draws each arrow from the right side of a box to the left side of another", () => {
    const { boxes, paths } = lay(4, "0>1 1>2 2>3 0>3");
    expect(paths).toHaveLength(4);
    const [from, to] = [boxes[0], boxes[3]] as [Box, Box];
    expect(paths[3]).toMatch(new RegExp(`^M${from.x + from.width} ${from.y + from.height / 2}H`));
    expect(paths[3]).toMatch(new RegExp(` ${to.y + to.height / 2}H${to.x}$`));
  });

  it("leads a long arrow around the boxes between", () => {
    const { boxes, paths } = lay(3, "0>1 1>2 0>2");
    const { x, y } = boxes[1] as Box;
    // Where the arrow goes straight past the column between.
    const height = Number(new RegExp(` ${x} ([\\d.]+)H${x + 80}C`).exec(paths[2] as string)?.[1]);
    expect(height < y || height > y + 40).toBe(true);
  });

  it("survives an arrow to itself, arrows back, and nothing at all", () => {
    expect(lay(1, "0>0").paths).toEqual([""]);
    expect(lay(3, "0>1 1>2 2>0").boxes).toHaveLength(3);
    expect(lay(0, "")).toMatchObject({ boxes: [], paths: [] });
  });
});

function apart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}
