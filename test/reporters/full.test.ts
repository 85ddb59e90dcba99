import { describe, expect, it } from "vitest";
import full from "../../src/reporters/full.ts";
import { usualColumns, widthOf, wrap } from "../../src/reporters/terminal/screen.ts";
import { context, finding, full as report, reportOf } from "./sample.ts";

async function linesOf(...args: Parameters<typeof full>): Promise<readonly string[]> {
  return (await full(...args)).split("\n");
}

/** A report with one finding in a text, at the only place of some words. */
function about(text: string, words: string, more: Partial<Parameters<typeof finding>[0]> = {}) {
  const start = text.indexOf(words);
  const one = finding({ span: { start, end: start + words.length }, ...more });
  const empty = reportOf([one]);
  return { ...empty, files: empty.files.map((file) => ({ ...file, source: { path: file.path, text } })) };
}

/** The source line and what is below it. */
async function frame(text: string, words: string, columns?: number): Promise<readonly string[]> {
  const lines = await linesOf(about(text, words), { ...context, columns });
  return lines.slice(4, 6);
}

describe("the full format", () => {
  it("shows places, related places and what fixes change, errors first", async () => {
    expect(await linesOf(report, context)).toEqual([
      "",
      "app/Dockerfile:3:6  error  no-root-user",
      "  `root` runs the container",
      "",
      "  3 | USER root",
      "    |      ^^^^",
      "",
      "  compose.yaml  built by service web",
      "",
      "  unsafe fix: Use nobody",
      "  - USER root",
      "  + USER nobody",
      "",
      "app/Dockerfile:2:5  warning  apt-get-clean-lists",
      "  apt-get leaves its lists",
      "",
      "  2 | RUN apt-get update",
      "    |     ^^^^^^^^^^^^^^",
      "",
      "  app/Dockerfile:1:6  based on Debian",
      "  1 | FROM debian:12",
      "    |      ^^^^^^^^^",
      "",
      "  fix: Delete the lists",
      "  - RUN apt-get update",
      "  + RUN apt-get update && rm -rf /var/lib/apt/lists/*",
      "",
      "  see https://example.com/lists",
      "",
      "app/Dockerfile:2:1  info  plugin/rule",
      "  two lines",
      "",
      "  2 | RUN apt-get update",
      "    | ^^^^^^^^^^^^^^^^^^",
      "  3 | USER root",
      "    | ^^^^^^",
      "",
      "  ✖ missing.Dockerfile  does not exist",
      "  ✖ app/Dockerfile  rule plugin/rule failed: x is undefined",
      "",
      "  1 error, 1 warning, 1 info, 1 unreadable input, 1 failed rule in 1 Dockerfile (1 fixable with --fix, 1 with --fix-unsafe)",
      "",
    ]);
  });

  it("colours severities, marks and diffs", async () => {
    const text = await full(report, { ...context, color: true });
    expect(text).toContain("app/Dockerfile:3:6  \x1b[31merror\x1b[39m  \x1b[1mno-root-user\x1b[22m\n");
    expect(text).toContain("  \x1b[2m  |\x1b[22m \x1b[1m     ^^^^\x1b[22m\n");
    expect(text).toContain("  \x1b[31m- USER root\x1b[39m\n  \x1b[32m+ USER nobody\x1b[39m\n");
  });

  it.each([
    ["wide characters", "RUN echo 漢字 é🐳 x", "é🐳", ["  1 | RUN echo 漢字 é🐳 x", "    |               ^^^"]],
    ["combining marks", "RUN e\u0301cho x", "x", ["  1 | RUN e\u0301cho x", "    |          ^"]],
    ["tabs", "\tRUN\ta\tbc", "bc", ["  1 |     RUN a   bc", "    |             ^^"]],
    ["escapes", "RUN \x1b[1m x", "x", ["  1 | RUN \\x1b[1m x", "    |             ^"]],
  ])("puts the mark below its words behind %s", async (_, text, words, lines) => {
    expect(await frame(text, words)).toEqual(lines);
  });

  it("marks the place of nothing, at the end of a line too", async () => {
    const at = (start: number) => finding({ span: { start, end: start } });
    const [first, last] = await Promise.all(
      [0, 14].map(async (start) => (await linesOf(reportOf([at(start)]), context))[5]),
    );
    expect(first).toBe("    | ^");
    expect(last).toBe(`    | ${" ".repeat(14)}^`);
  });

  it.each([60, 80, 140])("fits in %i columns, with the words in sight", async (columns) => {
    const text = `RUN ${"a".repeat(300)} && apt-get update && ${"漢".repeat(200)}`;
    const edits = [{ span: { start: 308, end: 315 }, text: "apt" }];
    const fix = { title: "Shorten ".repeat(30), safe: true, effect: ["none"] as const, edits };
    const related = [{ span: { start: 0, end: 3 }, message: "a related place ".repeat(20) }];
    const one = about(text, "apt-get update", { message: "a long message ".repeat(20), fixes: [fix], related });
    const lines = await linesOf(one, { ...context, columns });
    for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
    const mark = lines.find((line) => line.includes("^")) as string;
    const source = lines[lines.indexOf(mark) - 1] as string;
    expect(source).toMatch(/^ {2}1 \| ….*…$/);
    expect(source.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1)).toBe("apt-get update");
    expect(lines.find((line) => line.startsWith("  - "))).toContain("apt-get update");
    expect(lines.find((line) => line.startsWith("  + "))).toContain("apt update");
  });

  it("shows of a line that fits all, and of one a column longer what its end was", async () => {
    const room = usualColumns - 2 - 4;
    expect(await frame("x".repeat(room), "x")).toEqual([`  1 | ${"x".repeat(room)}`, "    | ^"]);
    expect(await frame("x".repeat(room + 1), "x")).toEqual([`  1 | ${"x".repeat(room - 1)}…`, "    | ^"]);
  });

  it("leaves out the rest of a long place and of a long diff", async () => {
    const text = "a\n".repeat(20);
    const fix = {
      title: "b",
      safe: true,
      effect: ["none"] as const,
      edits: [{ span: { start: 0, end: 40 }, text: "b\n".repeat(20) }],
    };
    const lines = await linesOf(about(text, text, { fixes: [fix] }), context);
    expect(lines.filter((line) => line.endsWith("| a"))).toHaveLength(6);
    expect(lines).toContain("     | and 14 more");
    expect(lines.filter((line) => /^ {2}[-+] /.test(line))).toHaveLength(10);
    expect(lines).toContain("    and 30 more lines");
  });

  it("leaves a fix of a very long line to its title", async () => {
    const text = `RUN ${"a".repeat(5000)}`;
    const edits = [{ span: { start: 4, end: 5 }, text: "b" }];
    const fix = { title: "Write b", safe: true, effect: ["none"] as const, edits };
    const lines = await linesOf(about(text, "RUN", { fixes: [fix] }), context);
    expect(lines.slice(7, 9)).toEqual(["  fix: Write b", ""]);
  });

  it("shows lines that are only added behind the one that they follow", async () => {
    const text = "FROM a\nCMD b\n";
    const edits = [{ span: { start: 7, end: 7 }, text: "USER c\n" }];
    const fix = { title: "d", safe: true, effect: ["user"] as const, edits };
    const lines = await linesOf(about(text, "FROM", { fixes: [fix] }), context);
    expect(lines.slice(7, 10)).toEqual(["  fix: d", "    FROM a", "  + USER c"]);
  });
});

describe("a run with fixes", () => {
  const applied = [...Array(3).fill({ rule: "b", title: "x" }), { rule: "a", title: "x" }];
  const refused = [
    { rule: "no-root-user", title: "Use nobody", span: { start: 39, end: 43 }, reason: "it changes nothing" },
  ];

  it("says what was fixed, what is left and why, and what was refused", async () => {
    const left = [
      ...report.files[0]!.findings,
      finding({ span: { start: 0, end: 1 }, fixes: [{ title: "u", safe: false, effect: ["none"], edits: [] }] }),
    ];
    const files = reportOf(left).files.map((file) => ({ ...file, fixed: { before: "", applied, refused } }));
    const lines = await linesOf({ ...reportOf([]), files }, context);
    expect(lines.slice(-7)).toEqual([
      "",
      "  Fixed 4 findings in 1 file: b 3, a 1",
      "  Left 4 findings: 1 has no fix, 1 only an unsafe fix (--fix-unsafe), 1 a fix that was refused, 1 a fix that was not tried",
      "  Refused app/Dockerfile:3:6  no-root-user: Use nobody: it changes nothing",
      "",
      "  1 error, 2 warnings, 1 info in 1 Dockerfile (1 fixable with --fix, 2 with --fix-unsafe)",
      "",
    ]);
  });

  it("says so when nothing was fixed", async () => {
    const files = reportOf([]).files.map((file) => ({ ...file, fixed: { before: "", applied: [], refused: [] } }));
    expect(await full({ ...reportOf([]), files }, context)).toBe("\n  Fixed nothing\n\n  1 Dockerfile: no findings\n");
  });
});

describe("wrapped words", () => {
  it.each([
    ["a b c", 3, ["a b", "c"]],
    ["aaaa b", 3, ["aaaa", "b"]],
    ["漢字 a", 5, ["漢字", "a"]],
    ["漢字 a", 6, ["漢字 a"]],
    ["", 5, [""]],
  ])("%j in %i columns", (text, columns, lines) => {
    expect(wrap(text, columns)).toEqual(lines);
  });
});
