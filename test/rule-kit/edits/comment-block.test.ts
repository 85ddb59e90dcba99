import { expect, it } from "vitest";
import { commentsWithin, startOfCommentBlock } from "../../../src/rule-kit/edits/comment-block.ts";
import { parse } from "../../kinds/dockerfile/parsing.ts";

it.each([
  ["FROM a\nRUN b|", "FROM a\n|RUN b"],
  ["FROM a\n# c\n# d\nRUN b|", "FROM a\n|# c\n# d\nRUN b"],
  ["FROM a\n  # c\n\t# d\n  RUN b|", "FROM a\n|  # c\n\t# d\n  RUN b"],
  ["FROM a\n# c\n\nRUN b|", "FROM a\n# c\n\n|RUN b"],
  ["# c\nRUN b|", "|# c\nRUN b"],
  ["RUN b|", "|RUN b"],
  ["FROM a # c\nRUN |b", "FROM a # c\n|RUN b"],
])("finds where comments above begin: %j", (before, after) => {
  const source = before.replace("|", "");
  expect(startOfCommentBlock(source, before.indexOf("|"))).toBe(after.indexOf("|"));
});

it("sees comments between two offsets", () => {
  const text = "# a\nFROM x\n# b\nRUN c\n# d\nRUN e\n";
  const document = parse(text);
  const within = (from: string, to: string) => commentsWithin(document, text.indexOf(from), text.indexOf(to));
  expect(within("FROM", "RUN c")).toBe(true);
  expect(within("RUN c", "RUN e")).toBe(true);
  expect(within("# a", "FROM")).toBe(true);
  expect(within("FROM", "# b")).toBe(false);
  expect(within("RUN c", "# d")).toBe(false);
  expect(within("# b", "RUN c")).toBe(true);
  expect(commentsWithin(document, text.indexOf("RUN e"), text.length)).toBe(false);
  expect(commentsWithin(document, text.indexOf("# d"), text.indexOf("# d") + 3)).toBe(true);
  expect(commentsWithin(document, text.indexOf("# d"), text.indexOf("# d") + 2)).toBe(false);
  expect(commentsWithin(parse("FROM x"), 0, 6)).toBe(false);
});
