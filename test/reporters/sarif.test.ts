import { readFileSync } from "node:fs";
import Draft4 from "ajv-draft-04";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import sarif from "../../src/reporters/sarif.ts";
import { artifactLocation } from "../../src/reporters/sarif-location.ts";
import { context, finding, full, hostileReport, reportOf } from "./sample.ts";

const schema = JSON.parse(readFileSync(new URL("../fixtures/sarif-schema-2.1.0.json", import.meta.url), "utf8"));
const ajv = new Draft4.default({ strict: false, allErrors: true });
formats.default(ajv);
const validate = ajv.compile(schema);

async function run(...args: Parameters<typeof sarif>) {
  const log = JSON.parse(await sarif(...args));
  validate(log);
  expect(validate.errors).toBeNull();
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

describe("the SARIF log", () => {
  it("is valid whatever the report", async () => {
    for (const report of [full, hostileReport, reportOf([]), { ...full, files: [] }]) {
      for (const unknown of [false, true]) await run(report, { ...context, unknown });
    }
  });

  it("describes the run", async () => {
    const { tool, automationDetails, columnKind, originalUriBaseIds, invocations } = await run(full, context);
    expect(tool.driver).toMatchObject({ name: "Plimsoll", semanticVersion: "1.2.3" });
    expect(automationDetails.id).toBe("plimsoll/");
    expect(columnKind).toBe("utf16CodeUnits");
    expect(Object.keys(originalUriBaseIds)).toEqual(["%SRCROOT%"]);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      { level: "error", message: { text: "missing.Dockerfile: does not exist." } },
      {
        level: "error",
        message: { text: "plugin/rule failed: x is undefined." },
        associatedRule: { id: "plugin/rule" },
      },
    ]);
    expect((await run(reportOf([]), context)).invocations[0].executionSuccessful).toBe(true);
  });

  it("describes the rules that occur, in the order of their first result", async () => {
    const { tool, results } = await run(full, context);
    const { rules } = tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(["apt-get-clean-lists", "plugin/rule", "no-root-user"]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
    expect(rules[0]).toMatchObject({
      name: "AptGetCleanLists",
      shortDescription: { text: "Package lists are deleted in the layer that downloaded them." },
      helpUri: "https://example.com/lists",
      defaultConfiguration: { level: "warning" },
      properties: { tags: ["size", "packages"], precision: "high", "problem.severity": "warning" },
    });
    expect(rules[0].help.text).toContain("Write:\nRUN apt-get update && rm");
    expect(rules[0].help.text).toContain("DL3009 (hadolint)");
    expect(rules[2].properties).toEqual({
      tags: ["security", "user", "external/cwe/cwe-250"],
      precision: "high",
      "security-severity": "8.0",
    });
    expect(rules[2].help.markdown).toContain("```\nUSER root\n```");
  });

  it("gives each result its place, related places, fixes and fingerprint", async () => {
    const { results } = await run(full, context);
    const location = { uri: "app/Dockerfile", uriBaseId: "%SRCROOT%" };
    expect(results[0]).toMatchObject({
      level: "warning",
      message: { text: "apt-get leaves its lists. See [based on Debian](1)." },
      locations: [
        {
          physicalLocation: {
            artifactLocation: location,
            region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 19 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: "based on Debian" } }],
      fixes: [
        {
          description: { text: "Delete the lists." },
          artifactChanges: [
            {
              artifactLocation: location,
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 19, endLine: 2, endColumn: 19 },
                  insertedContent: { text: " && rm -rf /var/lib/apt/lists/*" },
                },
              ],
            },
          ],
        },
      ],
    });
    for (const { partialFingerprints } of results) {
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]+:1$/);
    }
    expect(results.map(({ level }: { level: string }) => level)).toEqual(["warning", "note", "error"]);
  });

  it("makes no link of brackets in a message", async () => {
    const related = [{ span: { start: 0, end: 1 }, message: "a ]( b" }];
    const { results } = await run(
      reportOf([finding({ message: "[x](y)", span: { start: 0, end: 1 }, related })]),
      context,
    );
    expect(results[0].message.text).toBe("[x\\](y). See [a \\]( b](1).");
  });
});

describe("addresses", () => {
  it.each([
    ["Dockerfile", "Dockerfile", true],
    ["./a/b", "a/b", true],
    ["../a b/ü%#?.Dockerfile", "../a%20b/%C3%BC%25%23%3F.Dockerfile", true],
    ["a:b", "a%3Ab", true],
    ["half\ud800", "half%EF%BF%BD", true],
    ["/tmp/a b", "file:///tmp/a%20b", false],
    ["C:/src/a b", "file:///C:/src/a%20b", false],
  ])("%j", (path, uri, relative) => {
    expect(artifactLocation(path)).toEqual(relative ? { uri, uriBaseId: "%SRCROOT%" } : { uri });
  });
});
