import { describe, expect, it } from "vitest";
import type { FileReport } from "../../src/engine/types.ts";
import { formats, loadReporter } from "../../src/reporters/index.ts";
import type { Reporter } from "../../src/reporters/types.ts";
import { context, finding, full, lists, reportOf, text } from "./sample.ts";

async function write(format: string, ...args: Parameters<Reporter>): Promise<string> {
  return (await loadReporter(format))(...args);
}

describe("the list of formats", () => {
  it("loads each", async () => {
    expect(formats).toEqual(expect.arrayContaining(["pretty", "compact", "json", "sarif", "github", "gitlab", "html"]));
    for (const format of formats) expect(await write(format, full, context)).toMatch(/\n$/);
  });

  it.each(["nope", "toString", "__proto__", ""])("refuses %j", async (name) => {
    await expect(loadReporter(name)).rejects.toThrow(/choose one of full, pretty/);
  });
});

/** What people and services read; a blob is for ourselves, and holds all there is. */
const shown = formats.filter((format) => format !== "blob");

describe("every format", () => {
  it.each(shown)("%s shows errors only when quiet", async (format) => {
    const output = await write(format, full, { ...context, quiet: true });
    expect(output).toContain("no-root-user");
    expect(output).not.toContain("apt-get-clean-lists");
  });

  it.each(shown)("%s lists open verdicts when asked", async (format) => {
    const reason = "the base image is not known";
    expect(await write(format, full, { ...context, unknown: true })).toContain(reason);
    expect(await write(format, full, context)).not.toContain(reason);
  });

  it.each(formats)("%s tells what could not be checked", async (format) => {
    const output = await write(format, full, { ...context, quiet: true });
    expect(output).toContain("missing.Dockerfile");
    expect(output).toContain("does not exist");
    expect(output).toContain("x is undefined");
  });

  it.each(formats)("%s does not change its report", async (format) => {
    const before = structuredClone(full);
    await write(format, full, context);
    expect(full).toEqual(before);
  });

  it.each(["full", "pretty", "statistics"])("%s says what a clean run has read", async (format) => {
    const [file] = reportOf([]).files as [FileReport];
    const files = ["dockerfile", "dockerfile", "compose", "dockerignore", "gone"].map((kind) => ({ ...file, kind }));
    const report = { ...reportOf([]), files };
    const text = await write(format, report, context);
    expect(text.trim()).toBe("2 Dockerfiles, 1 ignore file, 1 Compose file, 1 other file: no findings");
    expect((await write(format, reportOf([lists]), { ...context, quiet: true })).trim()).toBe(
      "1 Dockerfile: no errors",
    );
  });

  it.each(["compact", "unix", "gnu", "github", "azure"])("%s is silent about nothing", async (format) => {
    expect(await write(format, reportOf([]), context)).toBe("");
  });
});

describe("compact", () => {
  it("writes a line a finding", async () => {
    expect(await write("compact", full, context)).toBe(
      [
        "app/Dockerfile:2:5: warning apt-get leaves its lists [apt-get-clean-lists]",
        "app/Dockerfile:2:1: info two lines [plugin/rule]",
        "app/Dockerfile:3:6: error `root` runs the container [no-root-user]",
        "missing.Dockerfile: error does not exist [input-error]",
        "app/Dockerfile: error rule plugin/rule failed: x is undefined [rule-failure]",
        "",
      ].join("\n"),
    );
  });
});

describe("unix", () => {
  it("writes a line a finding", async () => {
    expect(await write("unix", full, context)).toBe(
      [
        "app/Dockerfile:2:5: apt-get leaves its lists [Warning/apt-get-clean-lists]",
        "app/Dockerfile:2:1: two lines [Info/plugin/rule]",
        "app/Dockerfile:3:6: `root` runs the container [Error/no-root-user]",
        "missing.Dockerfile:1:1: does not exist [Error/input-error]",
        "app/Dockerfile:1:1: rule plugin/rule failed: x is undefined [Error/rule-failure]",
        "",
      ].join("\n"),
    );
  });
});

describe("gnu", () => {
  it("writes findings as GCC does, with related places as notes", async () => {
    expect(await write("gnu", full, context)).toBe(
      [
        "app/Dockerfile:2:5: warning: apt-get leaves its lists [apt-get-clean-lists]",
        "app/Dockerfile:1:6: note: based on Debian",
        "app/Dockerfile:2:1: note: two lines [plugin/rule]",
        "app/Dockerfile:3:6: error: `root` runs the container [no-root-user]",
        "compose.yaml:1:1: note: built by service web",
        "missing.Dockerfile:1:1: error: does not exist [input-error]",
        "app/Dockerfile:1:1: error: rule plugin/rule failed: x is undefined [rule-failure]",
        "",
      ].join("\n"),
    );
  });
});

describe("github", () => {
  it("writes workflow commands, columns only within one line", async () => {
    expect(await write("github", full, context)).toBe(
      [
        "::error title=input-error,file=missing.Dockerfile::does not exist",
        "::error title=rule-failure,file=app/Dockerfile::rule plugin/rule failed: x is undefined",
        "::error title=no-root-user,file=app/Dockerfile,line=3,endLine=3,col=6,endColumn=9::`root` runs the container (fix: Use nobody)",
        "::warning title=apt-get-clean-lists,file=app/Dockerfile,line=2,endLine=2,col=5,endColumn=18::apt-get leaves its lists (fix: Delete the lists)",
        "::notice title=plugin/rule,file=app/Dockerfile,line=2,endLine=3::two lines",
        "",
      ].join("\n"),
    );
  });
});

describe("pretty", () => {
  it("shows findings with places, fixes, other troubles and a summary", async () => {
    const output = await write("pretty", full, context);
    const lines = output.split("\n").map((line) => line.trim().replace(/ +/g, " "));
    expect(lines[0]).toBe("");
    expect(lines[1]).toMatch(/^app\/Dockerfile/);
    expect(lines.slice(2)).toEqual([
      expect.stringMatching(/^\S 3:6 `root` runs the container no-root-user$/),
      "↳ compose.yaml built by service web",
      "↳ unsafe fix: Use nobody",
      expect.stringMatching(/^\S 2:5 apt-get leaves its lists apt-get-clean-lists$/),
      "↳ app/Dockerfile:1:6 based on Debian",
      "↳ fix: Delete the lists",
      "ℹ 2:1 two lines plugin/rule",
      "",
      "✖ missing.Dockerfile does not exist",
      "✖ app/Dockerfile rule plugin/rule failed: x is undefined",
      "",
      "1 error, 1 warning, 1 info, 1 unreadable input, 1 failed rule in 1 Dockerfile (1 fixable with --fix, 1 with --fix-unsafe)",
      "",
    ]);
  });

  it("has the names of rules below each other, in so many columns", async () => {
    const long = finding({
      message: "`漢字` is what a quite long message is about, which ends at last",
      span: { start: 5, end: 6 },
    });
    const output = await write("pretty", reportOf([long, lists]), { ...context, columns: 60 });
    expect(output.split("\n").slice(2, 6)).toEqual([
      "  ⚠  1:6  `漢字` is what a quite long  apt-get-clean-lists",
      "          message is about, which ends",
      "          at last",
      "  ⚠  2:5  apt-get leaves its lists     apt-get-clean-lists",
    ]);
  });

  it("has files in the order of the run", async () => {
    const [file] = reportOf([]).files as [FileReport];
    const severities = ["warning", "error", "info"] as const;
    const files = severities.map((severity) => ({
      ...file,
      path: severity,
      findings: [finding({ severity, span: { start: 0, end: 4 } })],
    }));
    const output = await write("pretty", { ...reportOf([]), files }, context);
    expect(output.match(/^ {2}\w+(?=:|$)/gm)).toEqual(["  warning", "  error", "  info"]);
  });

  it("keeps details below their finding over several files", async () => {
    const [first] = reportOf([]).files;
    const files = ["a", "b", "c"].map((path, i) => ({
      path,
      kind: "dockerfile",
      source: { path, text },
      suppressed: [],
      unknown: [],
      findings: [2, 1, 0].map((line) =>
        finding({
          path,
          message: `${path}${line}`,
          severity: line === i ? "error" : "warning",
          span: { start: line * 15, end: line * 15 },
          related: [{ span: { start: 0, end: 0 }, message: `about ${path}${line}` }],
        }),
      ),
    }));
    const output = await write("pretty", { ...reportOf([]), files: [...files, ...(first ? [first] : [])] }, context);
    const pairs = [...output.matchAll(/ ([abc]\d) .*\n.*about (\w\d)\n/g)];
    expect(pairs).toHaveLength(9);
    for (const [, message, about] of pairs) expect(about).toBe(message);
  });

  it("never links to pages of another linter", async () => {
    const output = await write("pretty", full, { ...context, color: true });
    expect(output).not.toContain("eslint.org");
  });

  it("writes no control sequence without colour", async () => {
    expect(await write("pretty", full, context)).not.toContain("\x1b");
  });

  it("hands the formatter no longer message than its search for quotes can take", async () => {
    const report = reportOf([finding({ message: " '".repeat(200_000), span: { start: 0, end: 0 } })]);
    const output = await write("pretty", report, { ...context, color: true });
    expect(output.length).toBeLessThan(2_000);
    expect(output).toContain("…");
  });
});
