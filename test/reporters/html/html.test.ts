import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { FileReport, LintReport } from "../../../src/engine/types.ts";
import type { Finding } from "../../../src/finding.ts";
import { client } from "../../../src/reporters/html/client.ts";
import { html } from "../../../src/reporters/html.ts";
import { defineRule } from "../../../src/rule.ts";
import { context, finding, full, reportOf } from "../sample.ts";

/** The text of a file as the page shows it, marks as `[severity:text]`. */
function sourceIn(page: string): string {
  const lines = [
    ...page.matchAll(/<div class="line[^>]*><span class="number"[^>]*><\/span><code>(.*?)<\/code><\/div>/g),
  ];
  return lines
    .map(([, line]) => (line as string).replace(/<mark class="([\w ]+)" data-of="[^"]*">(.*?)<\/mark>/g, "[$1:$2]"))
    .map((line) => line.replace(/<\/?\w[^>]*>/g, ""))
    .join("\n");
}

function reportOn(text: string, findings: readonly Finding[], more: Partial<FileReport> = {}): LintReport {
  const file = { path: "f", kind: "other", source: { path: "f", text }, findings, suppressed: [], unknown: [] };
  return { files: [{ ...file, ...more }], failures: [], inputErrors: [] };
}

const at = (start: number, end: number, more: Partial<Finding> = {}) =>
  finding({ path: "f", span: { start, end }, ...more });

describe("the page", () => {
  it("loads nothing, and lets only its own style and script through", async () => {
    const page = await html(full, context);
    expect(page).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|@import|url\((?!#)|\ssrc=|\son\w+=|\sstyle=/);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    for (const name of ["style", "script"]) {
      const [, text = ""] = new RegExp(`<${name}>(.*)</${name}>`, "s").exec(page) ?? [];
      const hash = createHash("sha256").update(text).digest("base64");
      expect(policy).toContain(`${name}-src 'sha256-${hash}'`);
    }
    expect(policy).toContain("default-src 'none'");
  });

  it("has a script that parses and says nothing that could end it", () => {
    expect(() => new Function(client)).not.toThrow();
    expect(client).not.toMatch(/<\/|<!--/);
  });

  it("balances its elements", async () => {
    const [, body = ""] = /<body>(.*)<script>/s.exec(await html(full, { ...context, unknown: true })) ?? [];
    const open: string[] = [];
    for (const [, closing, name = "", rest] of body.matchAll(/<(\/?)([a-z]\w*)([^>]*)>/g)) {
      if (["input", "meta", "br"].includes(name) || rest?.endsWith("/")) continue;
      if (closing) expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of body.matchAll(/\shref="#([^"]*)"/g)) expect([...ids, "findings"]).toContain(target);
  });

  it("shows each finding with its rule, place, reason, related places and fix", async () => {
    const page = await html(full, context);
    const [, card = ""] = /<article class="finding warning"(.*?)<\/article>/s.exec(page) ?? [];
    expect(card).toContain("apt-get leaves its lists");
    expect(card).toContain(
      '<a href="https://example.com/lists" rel="noreferrer"><code class="rule">apt-get-clean-lists</code></a>',
    );
    expect(card).toContain("line 2, column 5");
    expect(card).toContain("A later layer hides files");
    expect(card).toContain('based on Debian <a href="#file1-1"><code>app/Dockerfile:1:6</code></a>');
    expect(card).toContain("<b>Fix</b> Delete the lists");
    expect(card).toContain("<code>RUN apt-get update</code>");
    expect(card).toContain("<code>RUN apt-get update &#38;&#38; rm -rf /var/lib/apt/lists/*</code>");
    expect(card).toContain('data-codes="DL3009"');
  });

  it("tells of faults, clean files and, when asked, of what was silenced", async () => {
    const silenced = {
      finding: at(0, 1),
      by: "directive" as const,
      reason: "old <b>",
      owner: undefined,
      until: "2030-01-01",
    };
    const report = reportOn("FROM a\n", [], { suppressed: [silenced] });
    const page = await html({ ...report, inputErrors: full.inputErrors, failures: full.failures }, context);
    expect(page).toContain("<code>missing.Dockerfile</code> does not exist");
    expect(page).toContain("rule <code>plugin/rule</code> failed: x is undefined");
    expect(page).toContain("Nothing found in 1 file");
    expect(page).not.toContain("old &#60;");
    const asked = await html(report, { ...context, showSuppressed: true });
    expect(asked).toContain("suppressed by directive, until 2030-01-01: old &#60;b&#62;");
  });

  it("is bounded, and leaves out the least", async () => {
    const text = "RUN a\n".repeat(3000);
    const findings = Array.from({ length: 3000 }, (_, i) =>
      at(i * 6 + 4, i * 6 + 5, { severity: i === 2999 ? "error" : i % 2 ? "warning" : "info" }),
    );
    const page = await html(reportOn(text, findings), context);
    expect([...page.matchAll(/<article /g)]).toHaveLength(2000);
    expect(page).toContain('<article class="finding error"');
    expect(page).toContain("Left out, to keep the page small: 1000 infos.");
  });
});

describe("the source", () => {
  it.each<[string, string, Finding[], string]>([
    ["a word", "FROM a:b AS c\n", [at(5, 8)], "FROM [warning:a:b] AS c"],
    ["words that overlap", "abcdef\n", [at(0, 4), at(2, 6, { severity: "error" })], "[warning:ab][error:cd][error:ef]"],
    [
      "a word within another",
      "abcdef",
      [at(0, 6), at(2, 4, { severity: "info" })],
      "[warning:ab][warning:cd][warning:ef]",
    ],
    ["the same word twice", "ab", [at(0, 2), at(0, 2, { severity: "error" })], "[error:ab]"],
    ["a point", "ab\n", [at(1, 1)], "a[point warning:]b"],
    ["a point at the end of a line", "ab\ncd\n", [at(2, 2)], "ab[point warning:]\ncd"],
    ["a point at the end of the file", "ab\n", [at(3, 3)], "ab\n[point warning:]"],
    [
      "several lines without their indent",
      "a\n  b\n\n  c\n",
      [at(0, 10)],
      "[warning:a]\n  [warning:b]\n\n  [warning:c]",
    ],
    ["lines with CRLF", "a\r\nb\r\n", [at(0, 4)], "[warning:a]\n[warning:b]"],
    ["special characters", 'a<b>&\t"\n', [at(1, 4)], "a[warning:&#60;b&#62;]&#38;\t&#34;"],
    ["control characters", "a\x1b[31mb\n", [at(0, 1)], "[warning:a]\\x1b[31mb"],
    ["a text without a finding", "a\nb", [at(0, 1)], "[warning:a]\nb"],
  ])("marks %s", async (_, text, findings, expected) => {
    expect(sourceIn(await html(reportOn(text, findings), context))).toBe(expected);
  });

  it("leaves out lines of a long file that are far from findings", async () => {
    const text = Array.from({ length: 1000 }, (_, i) => `line ${i + 1}\n`).join("");
    const start = text.indexOf("line 500\n");
    const page = await html(reportOn(text, [at(start, start + 4)]), context);
    expect([...page.matchAll(/data-line="(\d+)"/g)].map(([, line]) => Number(line))).toEqual(
      Array.from({ length: 17 }, (_, i) => 492 + i),
    );
    expect(page).toContain('<div class="gap">491 lines</div>');
    expect(page).toContain('<div class="gap">492 lines</div>');
  });

  it("cuts a long line", async () => {
    const page = await html(reportOn("x".repeat(1_000_000), [at(0, 3), at(999_000, 999_001)]), context);
    expect(page.length).toBeLessThan(60_000);
    expect([...page.matchAll(/<article /g)]).toHaveLength(2);
  });

  it("hides credentials in the text and in fixes", async () => {
    const rule = defineRule({
      ...(context.rules.get("no-root-user") as NonNullable<ReturnType<typeof context.rules.get>>),
      id: "no-secret-values",
      kinds: ["dockerfile"],
      options: {},
      on: {},
      presets: [],
      cwe: [798],
    } as never);
    const text = "ENV TOKEN=hunter2secret\nRUN login hunter2secret\n";
    const edits = [{ span: { start: 24, end: 47 }, text: 'RUN ["login", "hunter2secret"]' }];
    const other = at(24, 47, { fixes: [{ title: "Write an array", safe: true, effect: ["none"], edits }] });
    const report = reportOn(text, [at(10, 23, { rule: rule.id }), at(34, 47, { rule: rule.id }), other]);
    const page = await html(report, { ...context, rules: new Map([[rule.id, rule]]) });
    expect(page).not.toContain("hunter2");
    expect(sourceIn(page)).toBe("ENV TOKEN=[warning:•••••••••••••]\n[warning:RUN login ][warning:•••••••••••••]");
    expect(page).toContain("RUN [&#34;login&#34;, &#34;•••••••••••••&#34;]");
  });
});

describe("the picture of stages", () => {
  const outline = () => ({
    nodes: [
      { type: "stage" as const, label: "build", span: { start: 0, end: 19 }, target: false, used: true },
      { type: "stage" as const, label: "stage 1", span: { start: 19, end: 40 }, target: true, used: true },
      { type: "image" as const, label: "golang:1.24", span: undefined, target: false, used: true },
      { type: "stage" as const, label: "old", span: { start: 40, end: 43 }, target: false, used: false },
    ],
    edges: [
      { from: 2, to: 0, via: "base" as const, span: { start: 0, end: 4 } },
      { from: 0, to: 1, via: "copy" as const, span: { start: 19, end: 23 } },
      { from: 0, to: 1, via: "mount" as const, span: { start: 19, end: 23 } },
    ],
  });

  it("draws stages, what they take from, and which one is built", async () => {
    const page = await html(full, { ...context, outline });
    const [, svg = ""] = /role="group" aria-label="Stages[^>]*>\s*<svg[^>]*>(.*?)<\/svg>/s.exec(page) ?? [];
    expect([...svg.matchAll(/class="(node [\w ]+)"/g)].map(([, kind]) => kind)).toEqual([
      "node stage",
      "node stage target",
      "node image",
      "node stage unused",
    ]);
    expect(
      [...svg.matchAll(/<path class="(\w+)"[^>]*><title>([^<]*)/g)].map(([, ...parts]) => parts.join(" ")),
    ).toEqual([
      "base golang:1.24 → build: FROM",
      "copy build → stage 1: COPY --from",
      "mount build → stage 1: RUN --mount",
    ]);
    expect(svg).toContain('href="#file1-2"><title>stage 1: stage, is built, 2 findings</title>');
  });

  it("is left out where there is no stage, or too many", async () => {
    expect(await html(full, context)).not.toContain("<summary>Stages");
    const [node] = outline().nodes;
    const nodes = Array.from({ length: 61 }, () => node as NonNullable<typeof node>);
    expect(await html(full, { ...context, outline: () => ({ nodes, edges: [] }) })).not.toContain("<summary>Stages");
  });

  it("is asked for only where something was found", async () => {
    let asked = 0;
    await html(reportOf([]), { ...context, outline: () => void asked++ });
    expect(asked).toBe(0);
  });
});
