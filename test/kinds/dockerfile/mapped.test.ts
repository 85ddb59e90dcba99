import { describe, expect, it } from "vitest";
import {
  appendRange,
  appendText,
  finishMapped,
  mappedBuilder,
  slice,
  spanIn,
} from "../../../src/kinds/dockerfile/mapped.ts";
import { type MappedText, verbatim } from "../../../src/text/offset-map.ts";

/** "abcdef", its halves ten apart in the file. */
const joined: MappedText = { text: "abcdef", starts: [0, 3], origins: [10, 20] };

describe("a text that is made of pieces", () => {
  it("knows where each comes from", () => {
    const builder = mappedBuilder();
    appendRange(builder, joined, 1, 5);
    appendText(builder, "x", 30);
    appendRange(builder, joined, 4, 6);
    appendRange(builder, joined, 0, 3);
    expect(finishMapped(builder, 0)).toEqual({
      text: "bcdexefabc",
      starts: [0, 2, 4, 5, 7],
      origins: [11, 20, 30, 21, 10],
    });
  });

  it("takes nothing from an empty range, and stands somewhere all the same", () => {
    const builder = mappedBuilder();
    appendRange(builder, joined, 3, 3);
    appendRange(builder, joined, 3, 2);
    expect(builder).toEqual(mappedBuilder());
    expect(finishMapped(builder, 7)).toEqual(verbatim("", 7));
  });
});

it("slices what stands in one piece, and what does not", () => {
  expect(slice(verbatim("abcdef", 10), 2, 4)).toEqual(verbatim("cd", 12));
  expect(slice(joined, 2, 5)).toEqual({ text: "cde", starts: [0, 1], origins: [12, 20] });
});

it("tells spans in one piece, and over several", () => {
  expect(spanIn(verbatim("abcdef", 10), 2, 4)).toEqual({ start: 12, end: 14 });
  expect(spanIn(joined, 2, 5)).toEqual({ start: 12, end: 22 });
});
