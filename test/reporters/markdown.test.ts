import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import type { LintReport } from "../../src/engine/types.ts";
import markdown from "../../src/reporters/markdown.ts";
import { installed } from "./programs.ts";
import { context, finding, full, reportOf } from "./sample.ts";

function ofMessages(messages: readonly string[], more: Partial<LintReport> = {}): LintReport {
  return reportOf(
    messages.map((message) => finding({ message, span: { start: 0, end: 4 } })),
    more,
  );
}

describe("markdown", () => {
  it("counts, names what could not be checked, and lists findings by file, the worst first", async () => {
    expect(
      await markdown(full, context),
    ).toBe(`## Plimsoll: 1 error, 1 warning, 1 info, 1 unreadable input, 1 failed rule in 1 Dockerfile

| Severity | Findings |
| --- | ---: |
| ❌ error | 1 |
| ⚠️ warning | 1 |
| ℹ️ info | 1 |

1 fixable with --fix, 1 with --fix-unsafe

### Could not be checked

- <code>missing.Dockerfile</code>: does not exist
- <code>app/Dockerfile</code>: rule plugin/rule failed&#58; x is undefined

### <code>app/Dockerfile</code>

| Place | Severity | Finding | Rule |
| ---: | --- | --- | --- |
| 3:6 | ❌ error | &#96;root&#96; runs the container | <code>no-root-user</code> |
| 2:5 | ⚠️ warning | apt-get leaves its lists 🔧 | [<code>apt-get-clean-lists</code>](https://example.com/lists) |
| 2:1 | ℹ️ info | two lines | <code>plugin/rule</code> |
`);
  });

  it("says so when there is nothing", async () => {
    expect(await markdown(reportOf([]), context)).toBe("## Plimsoll: 1 Dockerfile: no findings\n");
  });

  it("is bounded, counts what it leaves out, and leaves out the least", async () => {
    const warnings = Array.from({ length: 3000 }, (_, i) => finding({ message: `w${i}`, span: { start: 0, end: 4 } }));
    const error = finding({ message: "the error", severity: "error", span: { start: 39, end: 43 } });
    const output = await markdown(reportOf([...warnings, error]), context);
    expect(output.length).toBeLessThan(65_536);
    expect(output).toContain("the error");
    const rows = output.split("\n").filter((line) => /^\| 1:1 /.test(line)).length;
    expect(output).toContain(`_Left out for length: ${3000 - rows} warnings._`);
    expect(output).toContain("⚠️ warning | 3000 |");
  });

  it("does not let one long message push out the rest", async () => {
    const output = await markdown(ofMessages(["x".repeat(100_000), "short"]), context);
    expect(output).toContain("| short |");
    expect(output).toContain("_Left out for length: 1 warning._");
  });

  it("lists files by their worst finding", async () => {
    const file = (path: string, severity: "error" | "warning") => ({
      path,
      kind: "dockerfile",
      source: { path, text: "FROM a\n" },
      findings: [finding({ path, severity, span: { start: 0, end: 4 } })],
      suppressed: [],
      unknown: [],
    });
    const files = [file("a", "warning"), file("b", "error")];
    const output = await markdown({ files, failures: [], inputErrors: [] }, context);
    expect([...output.matchAll(/### <code>(.)/g)].map(([, path]) => path)).toEqual(["b", "a"]);
  });
});

const readers = ["cmark-gfm"].filter(installed);

describe.each(readers)("as %s reads it", (reader) => {
  const render = (text: string): string =>
    spawnSync(reader, ["--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tagfilter"], {
      input: text,
      encoding: "utf8",
    }).stdout;

  it.each([
    "a | b || c \\| d",
    "`code` ``",
    "**bold** __bold__ *i* _i_ ~~gone~~",
    "[text](https://example.com) ![image](https://example.com/i.png) <https://example.com> [a]: b",
    "https://example.com www.example.com mailto:a@example.com a@example.com",
    "<b>bold</b> <script>alert(1)</script> &lt; &#64;",
    "# heading",
    "$math$ \\(math\\)",
  ])("a message of %j is nothing but text", async (message) => {
    const html = render(await markdown(ofMessages([message]), context));
    const cells = [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => cell);
    expect(cells).toHaveLength(2 + 4);
    const shown = (cells[4] as string).replaceAll("\u200b", "");
    const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"' };
    expect(shown.replace(/&(?:lt|gt|amp|quot);/g, (name) => entities[name] as string)).toBe(message);
  });

  it("mentions nobody and refers to nothing", async () => {
    const html = render(await markdown(ofMessages(["@octocat fixes #1 in octo/cat#2"]), context));
    expect(html).not.toMatch(/@\w|#\d/);
  });
});
