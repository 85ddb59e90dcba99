import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { FileReport, LintReport } from "../../src/engine/types.ts";
import type { Severity } from "../../src/finding.ts";
import sarif from "../../src/reporters/sarif.ts";
import { schemaErrors } from "../helpers/sarif-oracles.ts";
import { context, finding, reportOf } from "./sample.ts";

/** A report of one file with as many findings of each severity, mixed. */
function many(counts: Readonly<Record<Severity, number>>, message = "Found"): LintReport {
  const left = { ...counts };
  const findings = [];
  for (let line = 0; left.error + left.warning + left.info > 0; line++) {
    for (const severity of ["info", "error", "warning"] as const) {
      if (left[severity]-- > 0)
        findings.push(finding({ severity, message, span: { start: line * 2, end: line * 2 + 1 } }));
      else left[severity] = 0;
    }
  }
  const source = { path: "Dockerfile", text: "x\n".repeat(findings.length + 1) };
  const file: FileReport = { path: "Dockerfile", kind: "dockerfile", source, findings, suppressed: [], unknown: [] };
  return { files: [file], failures: [], inputErrors: [] };
}

async function run(...args: Parameters<typeof sarif>) {
  const text = await sarif(...args);
  const log = JSON.parse(text);
  expect(schemaErrors(log)).toEqual([]);
  const [{ results, invocations }] = log.runs;
  return { text, results, notices: invocations[0].toolExecutionNotifications };
}

const countOf = (results: readonly { level: string }[], level: string) =>
  results.filter((result) => result.level === level).length;

describe("a log that would grow too large", () => {
  it("keeps all that GitHub keeps", async () => {
    const { results, notices } = await run(many({ error: 1, warning: 2, info: 4997 }), context);
    expect(results).toHaveLength(5000);
    expect(notices).toEqual([]);
  });

  it("keeps the worst, in their order, and says how many are missing", async () => {
    const report = many({ error: 100, warning: 3000, info: 4000 });
    const { results, notices, text } = await run(report, context);
    expect(results).toHaveLength(5000);
    expect(countOf(results, "error")).toBe(100);
    expect(countOf(results, "warning")).toBe(3000);
    const lines = results.map(
      (result: { locations: { physicalLocation: { region: { startLine: number } } }[] }) =>
        result.locations[0]?.physicalLocation.region.startLine ?? 0,
    );
    expect(lines).toEqual(lines.toSorted((a: number, b: number) => a - b));
    expect(notices).toMatchObject([
      {
        descriptor: { id: "left-out", index: 2 },
        level: "warning",
        message: { text: "2100 results are left out, the least severe first: code scanning takes no more at once." },
      },
    ]);
    expect(await sarif(report, context)).toBe(text);
  });

  it("drops what is silenced before anything else", async () => {
    const report = many({ error: 0, warning: 0, info: 5000 });
    const [file] = report.files as [FileReport];
    const silenced = { by: "waiver", reason: undefined, owner: undefined, until: undefined } as const;
    const suppressed = [{ ...silenced, finding: finding({ severity: "error", span: { start: 0, end: 1 } }) }];
    const { results } = await run(
      { ...report, files: [{ ...file, suppressed }] },
      { ...context, sarif: { suppressed: true } },
    );
    expect(countOf(results, "error")).toBe(0);
  });

  it("stays below the size that can be uploaded, however large its parts", async () => {
    const edits = [{ span: { start: 0, end: 1 }, text: "ü".repeat(20_000) }];
    const fixes = [{ title: "Say more", safe: true, effect: ["none" as const], edits }];
    const report = many({ error: 10, warning: 90, info: 400 });
    const [file] = report.files as [FileReport];
    const findings = file.findings.map((one) => ({ ...one, fixes }));
    const { text, results, notices } = await run({ ...report, files: [{ ...file, findings }] }, context);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(10_000_000);
    expect(gzipSync(text).length).toBeLessThan(10_000_000);
    expect(countOf(results, "error")).toBe(10);
    expect(results.length).toBeGreaterThan(10);
    expect(notices[0].message.text).toContain(`${500 - results.length} results are left out`);
  });

  it("limits its notices", async () => {
    const inputErrors = Array.from({ length: 1500 }, (_, i) => ({ path: `${i}`, message: "does not exist" }));
    const { notices } = await run(reportOf([], { inputErrors }), { ...context, unknown: true });
    expect(notices).toHaveLength(1000);
    expect(notices[999].message.text).toBe("502 notices are left out.");
  });
});
