import { describe, expect, it } from "vitest";
import type { LintReport } from "../../src/engine/types.ts";
import { formats, loadReporter } from "../../src/reporters/index.ts";
import { context, finding } from "./sample.ts";
import { parseXml } from "./xml.ts";

/** Texts as a hostile repository could hold them, in file names, messages, fixes and the files themselves. */
const hostile: Readonly<Record<string, string>> = {
  "terminal sequences": "a\x1b[31mb\x1b]8;;http://example.com\x07c\x9b2Jd\x7f",
  "NUL and other controls": "a\0b\x01c\x0bd",
  "halves of surrogate pairs": "a\ud800b\udc00c",
  "bidi marks": "a\u202eb\u2066c\u200fd",
  "line separators": "a\u2028b\u2029c",
  noncharacters: "a\ufffeb\uffffc\ufeffd",
  "line breaks": "a\nb\r\nc\rd\te",
  "XML and HTML": `<script>alert(1)</script>]]>--><![CDATA[ &amp; &#0; "quoted' </style></title></textarea>`,
  Markdown: "|a|`b`**c**[d](https://example.com)![e](https://example.com/i.png)<b>f</b> #1 @octocat ~~g~~ $h$ \\|",
  "workflow commands": "::add-mask::x\n::error::y",
  "workflow commands where lines are wrapped": "::add-mask::x ".repeat(30),
  "workflow commands of old": "##[add-mask]x ##[error]y",
  "logging commands": "##vso[task.setvariable variable=a]b ###vso[task.complete] ##teamcity[x]",
  "TAP and YAML": "ok 1 - # SKIP \n...\nBail out! \n  ---\n- {a: &b *c}",
  "names with spaces, quotes and more": "a b/c'd\"e/é/漢字/🐳.Dockerfile",
  "a path of dots": "./../a/./b",
  percent: "100% %0A %AZP25 %25; ] ,:",
};

function reportOf(text: string): LintReport {
  const source = { path: text, text: `FROM ${text}\nRUN ${text}\n` };
  const span = { start: 5, end: 5 + text.length };
  const fix = { title: text, safe: true, effect: ["none"] as const, edits: [{ span, text: `${text}${text}` }] };
  const one = finding({
    message: text,
    path: text,
    span,
    related: [{ span: { start: 0, end: 4 }, message: text }],
    fixes: [fix],
  });
  const error = { ...one, rule: text, severity: "error" as const };
  const info = { ...one, severity: "info" as const };
  return {
    files: [
      {
        path: text,
        kind: "dockerfile",
        source,
        findings: [one, error, info],
        suppressed: [{ finding: one, by: "directive", reason: text, owner: text, until: undefined }],
        unknown: [{ rule: text, path: text, span, reason: text }],
      },
    ],
    failures: [{ rule: text, path: text, message: text, stack: undefined }],
    inputErrors: [{ path: text, message: text }],
  };
}

/** How the lines of formats begin that are commands to a pipeline; what stands behind is held to the test. */
const own: Readonly<Record<string, RegExp>> = {
  github: /^::(?:error|warning|notice) /,
  azure: /^##vso\[task\.logissue /,
};

describe.each(formats)("%s", (format) => {
  it.each(Object.entries(hostile))("is not taken in by %s", async (_, text) => {
    const write = await loadReporter(format);
    const outline = () => ({
      nodes: [
        { type: "stage" as const, label: text, span: { start: 0, end: 9 }, target: true, used: true },
        { type: "image" as const, label: text, span: undefined, target: false, used: true },
      ],
      edges: [{ from: 1, to: 0, via: "base" as const, span: { start: 0, end: 4 } }],
    });
    const output = await write(reportOf(text), { ...context, unknown: true, outline });
    expect(output.replaceAll("\n", "").replaceAll("\t", "")).not.toMatch(
      /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff\ufffe\uffff]/u,
    );
    expect(output).not.toMatch(/\p{Cs}/u);
    for (const line of output.split("\n")) {
      const rest = line.replace(own[format] ?? /^\b\B/, "");
      if (format !== "github") expect(rest).not.toMatch(/##\w*\[/);
      if (format !== "azure" && format !== "github") expect(rest).not.toMatch(/^\s*::/);
    }
  });
});

describe("XML", () => {
  it.each(Object.entries(hostile))("is well-formed with %s", async (_, text) => {
    for (const format of ["checkstyle", "junit"]) {
      const write = await loadReporter(format);
      expect(parseXml(await write(reportOf(text), { ...context, unknown: true })).name).toMatch(
        /checkstyle|testsuites/,
      );
    }
  });
});

describe("JSON", () => {
  it.each(["json", "jsonl"])("%s keeps every text as it is, once parsed", async (format) => {
    const write = await loadReporter(format);
    for (const text of Object.values(hostile)) {
      const output = await write(reportOf(text), context);
      const read = output.trimEnd().split("\n");
      expect(JSON.stringify(read.map((line) => JSON.parse(line)))).toContain(JSON.stringify(text).slice(1, -1));
    }
  });

  it.each(["sarif", "gitlab", "rdjson", "sonarqube"])("%s can be parsed", async (format) => {
    const write = await loadReporter(format);
    for (const text of Object.values(hostile)) JSON.parse(await write(reportOf(text), { ...context, unknown: true }));
  });
});
