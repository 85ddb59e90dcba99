import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import json from "../../src/reporters/json.ts";
import { context, full, hostile, hostileReport, reportOf } from "./sample.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true, allErrors: true }).compile(schema);

async function read(...args: Parameters<typeof json>) {
  const output = await json(...args);
  expect(output.endsWith("}\n")).toBe(true);
  return JSON.parse(output);
}

describe("the JSON report", () => {
  it("keeps to its schema", async () => {
    const fixed = { before: "", applied: [{ rule: "no-root-user", title: "Use nobody" }], refused: [] };
    const dropped = [{ rule: "no-root-user", title: "Use nobody", reason: "the build fails (no)" }];
    const fixing = { ...full, files: full.files.map((file) => ({ ...file, fixed, dropped })) };
    for (const report of [full, fixing, hostileReport, reportOf([]), { ...full, files: [] }]) {
      for (const unknown of [false, true]) {
        validate(await read(report, { ...context, unknown }));
        expect(validate.errors).toBeNull();
      }
    }
  });

  it("says where, what and how to repair it", async () => {
    const report = await read(full, context);
    expect(report).toMatchObject({ schema: "plimsoll-report-v1", version: "1.2.3" });
    expect(report.files[0].findings[0]).toEqual({
      rule: "apt-get-clean-lists",
      aliases: { hadolint: ["DL3009"] },
      severity: "warning",
      message: "apt-get leaves its lists",
      messageId: "left",
      start: { line: 2, column: 5, offset: 19 },
      end: { line: 2, column: 19, offset: 33 },
      related: [
        {
          path: "app/Dockerfile",
          message: "based on Debian",
          start: { line: 1, column: 6, offset: 5 },
          end: { line: 1, column: 15, offset: 14 },
        },
      ],
      fixes: [
        {
          title: "Delete the lists",
          safe: true,
          verified: true,
          edits: [
            {
              start: { line: 2, column: 19, offset: 33 },
              end: { line: 2, column: 19, offset: 33 },
              text: " && rm -rf /var/lib/apt/lists/*",
            },
          ],
        },
      ],
    });
    expect(report.files[0].findings[2].related).toEqual([{ path: "compose.yaml", message: "built by service web" }]);
  });

  it("counts", async () => {
    expect((await read(full, context)).summary).toEqual({
      files: 1,
      errors: 1,
      warnings: 1,
      infos: 1,
      fixable: 1,
      fixableUnsafe: 1,
      suppressed: 0,
      suppressedBy: { directive: 0, waiver: 0, baseline: 0 },
    });
    expect((await read(full, { ...context, quiet: true })).summary).toMatchObject({
      errors: 1,
      warnings: 0,
      fixable: 0,
    });
  });

  it("keeps hostile texts as they are, once parsed", async () => {
    expect((await read(hostileReport, context)).files[0].findings[0].message).toBe(hostile);
  });
});
