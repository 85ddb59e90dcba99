import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it, test } from "vitest";
import { byteColumns } from "../../src/reporters/byte-columns.ts";
import rdjson from "../../src/reporters/rdjson.ts";
import type { Edit } from "../../src/text/edit.ts";
import { withFile } from "./programs.ts";
import { context, finding, full, hostileReport, reportOf } from "./sample.ts";

const validator = fileURLToPath(
  new URL("../../node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", import.meta.url),
);

const read = async (...args: Parameters<typeof rdjson>) => JSON.parse(await rdjson(...args));

/** The suggestions for a fix of these edits in a text, for a finding at a span. */
async function suggestionsFor(text: string, at: readonly [number, number], edits: readonly Edit[]) {
  const fixes = [{ title: "Fix", safe: true, effect: ["none"] as const, edits }];
  const findings = [finding({ path: "f", span: { start: at[0], end: at[1] }, fixes })];
  const files = [{ path: "f", kind: "dockerfile", source: { path: "f", text }, findings, suppressed: [], unknown: [] }];
  return (await read({ files, failures: [], inputErrors: [] }, context)).diagnostics[0].suggestions;
}

test("the format's validator finds nothing", async () => {
  const all = [...(await read(full, { ...context, unknown: true })).diagnostics];
  all.push(...(await read(hostileReport, context)).diagnostics, ...(await read(reportOf([]), context)).diagnostics);
  const text = JSON.stringify({ source: { name: "plimsoll" }, diagnostics: all });
  const check = (content: string) =>
    withFile("report.json", content, (path) =>
      spawnSync(process.execPath, [validator, "--strict", "--no-extra-fields", path], { encoding: "utf8" }),
    );
  const { status, stdout } = check(text);
  expect(status, stdout).toBe(0);
  expect(check(text.replaceAll('"message"', '"massage"')).status).toBe(1);
});

describe("rdjson", () => {
  it("has the worst first, with code, address, range and suggestion", async () => {
    const { diagnostics } = await read(full, context);
    expect(
      diagnostics.map(({ code, severity }: { code: { value: string }; severity: string }) => [code.value, severity]),
    ).toEqual([
      ["input-error", "ERROR"],
      ["rule-failure", "ERROR"],
      ["no-root-user", "ERROR"],
      ["apt-get-clean-lists", "WARNING"],
      ["plugin/rule", "INFO"],
    ]);
    expect(diagnostics[3]).toEqual({
      message: "apt-get leaves its lists",
      location: { path: "app/Dockerfile", range: { start: { line: 2, column: 5 }, end: { line: 2, column: 19 } } },
      severity: "WARNING",
      code: { value: "apt-get-clean-lists", url: "https://example.com/lists" },
      suggestions: [
        {
          range: { start: { line: 2, column: 19 }, end: { line: 2, column: 19 } },
          text: " && rm -rf /var/lib/apt/lists/*",
        },
      ],
    });
  });

  it("makes one suggestion of a fix with several edits", async () => {
    const edits = [
      { span: { start: 9, end: 10 }, text: "X" },
      { span: { start: 4, end: 4 }, text: "-y " },
    ];
    expect(await suggestionsFor("RUN a b c d\n", [4, 11], edits)).toEqual([
      { range: { start: { line: 1, column: 5 }, end: { line: 1, column: 11 } }, text: "-y a b cX" },
    ]);
  });

  it("widens a suggestion to the lines of its finding", async () => {
    const text = "RUN a \\\n  b\n";
    expect(await suggestionsFor(text, [4, 11], [{ span: { start: 4, end: 5 }, text: "X" }])).toEqual([
      { range: { start: { line: 1, column: 5 }, end: { line: 2, column: 4 } }, text: "X \\\n  b" },
    ]);
  });

  it("leaves a suggestion where it is when it lies elsewhere", async () => {
    expect(await suggestionsFor("a\nb\nc\n", [0, 1], [{ span: { start: 4, end: 4 }, text: "X\n" }])).toEqual([
      { range: { start: { line: 3, column: 1 }, end: { line: 3, column: 1 } }, text: "X\n" },
    ]);
  });
});

describe("columns in bytes", () => {
  it.each([
    ["ab", 2, 3],
    ["é", 1, 3],
    ["漢", 1, 4],
    ["🐳", 2, 5],
    ["a𐐀b", 3, 6],
  ])("of %j at %i is %i", (text, offset, column) => {
    expect(byteColumns({ path: "f", text: `é\n${text}` })(offset + 2)).toEqual({ line: 2, column });
  });

  it("agree with the bytes of the text at every offset", () => {
    const text = `é漢🐳a\r\nx\r\u0301${"𐐀é".repeat(2000)}\n`;
    const position = byteColumns({ path: "f", text });
    const whole = new TextEncoder();
    let lineStart = 0;
    for (let offset = 0; offset <= text.length; offset++) {
      if (/^(?:\n|\r(?!\n))$/.test(text[offset - 1] === "\r" && text[offset] === "\n" ? "" : (text[offset - 1] ?? "")))
        lineStart = offset;
      // Between the halves of a pair there is no text to measure.
      if (/[\udc00-\udfff]/.test(text[offset] ?? "")) continue;
      expect(position(offset).column).toBe(whole.encode(text.slice(lineStart, offset)).length + 1);
    }
  });
});
