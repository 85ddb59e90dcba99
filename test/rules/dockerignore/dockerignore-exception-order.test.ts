import rule from "../../../rules/dockerignore/dockerignore-exception-order.ts";
import { tooManyPatterns } from "../../helpers/wildcards.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "some of a class stay", code: "*\n!a[bc].txt\nab.txt" },
    { title: "two classes, a range, and all but some", code: "*\n!a[bc][de].txt\n!a[b-e].txt\n!a[^b].txt\n*.txt" },
    "*\n!dist",
    "*\n!dist\ndist/*.map",
    "!a",
    "**/*.md\n!docs/**/*.md\ntmp",
    "dist\nd*",
    "*\n!src\n!s*",
    "*\n!src\ns*\n!sr*",
    // Some of what was let in is left out again.
    "*\n!**/docs\n/docs",
    "*\n!*.md\n.*",
    // Files whose names hold a star or a question mark.
    "*\n!*/*.md\n*/\\*.md",
    "*\n!a??\na?\\?",
    { code: `${tooManyPatterns}!a/b\n`, unknown: true },
  ],
  bad: [
    { code: "*\n«!a[bc]»\n‹a[bc]›", related: "Excluded again here", fixedUnsafe: "*\na[bc]\n!a[bc]" },
    {
      title: "a class and an escape",
      code: "*\n«!a[bc].txt»\n«!\\[a].md»\n‹*.txt›\n‹*.md›",
      related: [
        ["Excluded again here", null],
        [null, "Excluded again here"],
      ],
      fixedUnsafe: "*\n*.txt\n!a[bc].txt\n*.md\n!\\[a].md",
    },
    { code: "dist\n«!dist»\n‹dist›", related: "Excluded again here", fixedUnsafe: "dist\ndist\n!dist" },
    { code: "*\n«!a?.md»\n‹*.md›", related: "Excluded again here", fixedUnsafe: "*\n*.md\n!a?.md" },
    {
      code: "*\r\n«!dist»\r\n!src\r\n‹d*›\r\n",
      says: "!dist has no effect: d* further down excludes the same files, and the last match wins",
      related: "Excluded again here",
      fixedUnsafe: "*\r\n!src\r\nd*\r\n!dist\r\n",
      message: "undone",
    },
    {
      title: "Moves all that one exclusion undoes, in their order",
      code: `*\n${[..."abcdefghijkl"].map((name) => `«!${name}»`).join("\n")}\n‹**›`,
      related: "Excluded again here",
      fixedUnsafe: `*\n**\n${[..."abcdefghijkl"].map((name) => `!${name}`).join("\n")}`,
    },
    {
      title: "Moves each behind its own exclusion",
      code: "*\n«!a.md»\n«!b.txt»\n‹*.md›\n«!c.txt»\n‹*.txt›",
      related: [
        ["Excluded again here", null],
        [null, "Excluded again here"],
        [null, "Excluded again here"],
      ],
      fixedUnsafe: "*\n*.md\n!a.md\n*.txt\n!b.txt\n!c.txt",
    },
    { code: "docs\n«!docs/*.md»\n‹**/*.md›", related: "Excluded again here", fixedUnsafe: "docs\n**/*.md\n!docs/*.md" },
  ],
});
