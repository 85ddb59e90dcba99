import { expect, it } from "vitest";
import type { Difference, Sort } from "../../src/prove/compare.ts";
import { inWords } from "../../src/prove/words.ts";

function difference(sort: Sort, before = "1", after = "2", name = "/a"): Difference {
  return { sort, name, about: name, before, after };
}

it.each<[Difference, string]>([
  [difference("build", "passes", "fails (no such file)"), "the build fails (no such file)"],
  [difference("run", "ends with 0", "keeps running"), "the container ends with 0 before, and keeps running after"],
  [difference("output", '"a"', '"b"'), 'the container says "a" before, and "b" after'],
  [difference("setting", "none", '"a"', "User"), 'the setting User is none before, and "a" after'],
  [difference("new", "none", "file"), "/a (file) is new"],
  [difference("gone", "directory", "none"), "/a (directory) is gone"],
  [difference("type", "file", "link"), "/a is a file before, and a link after"],
  [difference("mode", "644", "755"), "/a has mode 644 before, and 755 after"],
  [difference("owner", "0:0", "7:7"), "/a belongs to 0:0 before, and to 7:7 after"],
  [difference("target"), "/a leads to 1 before, and to 2 after"],
  [difference("content"), "/a has other content"],
  [difference("size"), "the image grows from 1 to 2 bytes"],
])("%j", (one, words) => {
  expect(inWords([one])).toBe(words);
});

it("of many differences the first are told, and of long texts the start", () => {
  const all = Array.from("abcde", (name) => difference("new", "none", "file", `/${name}`));
  expect(inWords(all)).toBe("/a (file) is new; /b (file) is new; /c (file) is new; 2 more");
  const long = difference("output", `${"x".repeat(79)}💥`, "y");
  expect(inWords([long])).toBe(`the container says ${"x".repeat(79)}… before, and y after`);
});
