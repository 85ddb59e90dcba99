import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { Parser } from "tap-parser";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import jsonl from "../../src/reporters/jsonl.ts";
import tap from "../../src/reporters/tap.ts";
import { context, finding, full, hostile, hostileReport, reportOf } from "./sample.ts";

const fixing = {
  ...full,
  files: full.files.map((file) => ({
    ...file,
    suppressed: file.findings.slice(0, 1).map((one) => ({
      finding: one,
      by: "directive" as const,
      reason: "known",
      owner: undefined,
      until: "2030-01-01",
    })),
    fixed: { before: "", applied: [{ rule: "no-root-user", title: "Use nobody" }], refused: [] },
    dropped: [{ rule: "no-root-user", title: "Use nobody", reason: "the build fails (no)" }],
  })),
};

describe("jsonl", () => {
  const schema = (name: string) => JSON.parse(readFileSync(new URL(`../../schema/${name}`, import.meta.url), "utf8"));
  const ajv = new Ajv2020({ strict: true }).addSchema(schema("report.schema.json"));
  const validate = ajv.compile(schema("report-lines.schema.json"));
  const read = async (...args: Parameters<typeof jsonl>) => {
    const output = await jsonl(...args);
    const lines = output
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    for (const line of lines) expect(validate(line), JSON.stringify([line, validate.errors])).toBe(true);
    return lines;
  };

  it("keeps to its schema, the head first and the summary last", async () => {
    for (const report of [full, fixing, hostileReport, reportOf([]), { ...full, files: [] }]) {
      for (const unknown of [false, true]) {
        const lines = await read(report, { ...context, unknown });
        expect(lines[0]).toEqual({ type: "report", schema: "plimsoll-report-lines-v1", version: "1.2.3" });
        expect(lines.at(-1)).toMatchObject({ type: "summary", files: report.files.length });
      }
    }
  });

  it("has a line for each thing", async () => {
    const lines = await read(fixing, { ...context, unknown: true, showSuppressed: true });
    expect(lines.map(({ type }) => type)).toEqual(
      "report finding finding finding suppressed unknown fixed dropped error failure summary".split(" "),
    );
    expect(lines[1]).toMatchObject({ path: "app/Dockerfile", start: { line: 2, column: 5, offset: 19 } });
  });
});

describe("tap", () => {
  const read = async (...args: Parameters<typeof tap>) => {
    const events = Parser.parse(await tap(...args), { strict: true });
    const asserts = events.filter(([name]) => name === "assert").map(([, result]) => result);
    return { events, asserts, plan: events.find(([name]) => name === "plan")?.[1] };
  };

  it("is read by another's parser as it was meant, nothing left over", async () => {
    for (const report of [full, hostileReport, reportOf([])]) {
      const { events, asserts, plan } = await read(report, { ...context, unknown: true });
      expect(events.map(([name]) => name).filter((name) => ["extra", "bailout", "child"].includes(name))).toEqual([]);
      expect(plan).toMatchObject({ start: 1, end: asserts.length });
    }
  });

  it("is not ok for errors, warnings and faults; ok for infos; skips what is open", async () => {
    const { asserts } = await read(full, { ...context, unknown: true });
    expect(asserts.map(({ ok, skip, name }) => [ok, skip === true, name])).toEqual([
      [false, false, "app/Dockerfile:2:5: apt-get leaves its lists [apt-get-clean-lists]"],
      [true, false, "app/Dockerfile:2:1: two lines [plugin/rule]"],
      [false, false, "app/Dockerfile:3:6: `root` runs the container [no-root-user]"],
      [true, true, "app/Dockerfile:1:1: unknown: the base image is not known [no-root-user]"],
      [false, false, "app/Dockerfile:1:1: rule plugin/rule failed: x is undefined [rule-failure]"],
      [false, false, "missing.Dockerfile:1:1: does not exist [input-error]"],
    ]);
    expect(asserts[0]?.diag).toEqual({
      message: "apt-get leaves its lists",
      severity: "warning",
      rule: "apt-get-clean-lists",
      at: { file: "app/Dockerfile", line: 2, column: 5 },
      fixes: [{ title: "Delete the lists", safe: true }],
    });
  });

  it("keeps a text in its YAML that could be a directive", async () => {
    const message = "a # SKIP \\ b: [c]\n...\nnot ok";
    const { asserts } = await read(reportOf([finding({ message, span: { start: 0, end: 4 } })]), context);
    expect(asserts).toHaveLength(1);
    expect([asserts[0]?.ok, asserts[0]?.skip, asserts[0]?.diag.message]).toEqual([false, false, message]);
  });

  it("writes YAML that any reader takes", async () => {
    const [, block = ""] = /\n {2}---\n(.*?)\n {2}\.\.\.\n/s.exec(await tap(hostileReport, context)) ?? [];
    expect(parseYaml(block).message).toBe(hostile.replace("\ud800", "\ufffd"));
  });

  it("has a point for a clean file, and skips where there is none", async () => {
    const { asserts } = await read(reportOf([]), context);
    expect(asserts.map(({ ok, name }) => [ok, name])).toEqual([[true, "app/Dockerfile"]]);
    expect(await tap({ files: [], failures: [], inputErrors: [] }, context)).toBe(
      "TAP version 14\n1..0 # SKIP no files\n",
    );
  });
});
