import { describe, expect, it } from "vitest";
import type { LintReport, SuppressedFinding } from "../../src/engine/types.ts";
import type { Finding } from "../../src/finding.ts";
import sarif from "../../src/reporters/sarif.ts";
import type { Rule, RulesById } from "../../src/rule.ts";
import { schemaErrors } from "../helpers/sarif-oracles.ts";
import { context, finding, full, hostile, hostileReport, reportOf } from "./sample.ts";

async function run(...args: Parameters<typeof sarif>) {
  const log = JSON.parse(await sarif(...args));
  expect(schemaErrors(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

const start = { start: 0, end: 4 };

/** A report of one file with the given text. */
function reportOn(text: string, findings: readonly Finding[], suppressed: readonly SuppressedFinding[] = []) {
  const source = { path: "Dockerfile", text };
  return {
    files: [{ path: source.path, kind: "dockerfile", source, findings, suppressed, unknown: [] }],
    failures: [],
    inputErrors: [],
  } satisfies LintReport;
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
    expect(tool.driver).not.toHaveProperty("informationUri");
    expect(automationDetails.id).toBe("plimsoll/");
    expect(columnKind).toBe("utf16CodeUnits");
    expect(Object.keys(originalUriBaseIds)).toEqual(["%SRCROOT%"]);
    expect(invocations[0].executionSuccessful).toBe(false);
    expect(invocations[0].toolExecutionNotifications).toMatchObject([
      {
        descriptor: { id: "rule-failure", index: 1 },
        level: "error",
        message: { text: "plugin/rule failed: x is undefined." },
        associatedRule: { id: "plugin/rule" },
      },
      {
        descriptor: { id: "input-error", index: 0 },
        level: "error",
        message: { text: "missing.Dockerfile: does not exist." },
      },
    ]);
    const ids = tool.driver.notifications.map(({ id }: { id: string }) => id);
    expect(ids.slice(0, 2)).toEqual(["input-error", "rule-failure"]);
    expect((await run(reportOf([]), context)).invocations[0].executionSuccessful).toBe(true);
  });

  it("says what it is told beyond the report", async () => {
    const revision = { repositoryUri: "https://example.com/a", revisionId: "abc", branch: "main" };
    const options = {
      category: "matrix/one/",
      exitCode: 1,
      revision,
      homepage: "https://example.com",
    };
    const log = await run(full, { ...context, directory: "a/", sarif: options });
    expect(log.automationDetails.id).toBe("matrix/one/");
    expect(log.invocations[0].exitCode).toBe(1);
    expect(log.tool.driver.informationUri).toBe("https://example.com");
    expect(log.versionControlProvenance).toEqual([{ ...revision, mappedTo: { uriBaseId: "%SRCROOT%" } }]);
    expect(log.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("a/app/Dockerfile");
  });

  it("describes the rules that occur, in the order of their first result", async () => {
    const { tool, results } = await run(full, context);
    const { rules } = tool.driver;
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(["apt-get-clean-lists", "plugin/rule", "no-root-user"]);
    for (const { ruleId, ruleIndex } of results) expect(rules[ruleIndex].id).toBe(ruleId);
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
            region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 19, snippet: { text: "apt-get update" } },
            contextRegion: {
              startLine: 1,
              endLine: 3,
              snippet: { text: "FROM debian:12\nRUN apt-get update\nUSER root" },
            },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: "based on Debian." } }],
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
          properties: { safe: true, verified: true },
        },
      ],
    });
    expect(results[2].fixes[0].properties).toEqual({ safe: false, verified: false });
    for (const { partialFingerprints } of results) {
      expect(partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]+:1$/);
    }
    expect(results.map(({ level }: { level: string }) => level)).toEqual(["warning", "note", "error"]);
    expect(results.every((result: object) => !("suppressions" in result || "codeFlows" in result))).toBe(true);
  });

  it("leaves out fixes without edits", async () => {
    const fixes = [{ title: "Nothing", safe: true, effect: ["none" as const], edits: [] }];
    expect((await run(reportOf([finding({ span: start, fixes })]), context)).results[0]).not.toHaveProperty("fixes");
  });

  it("shows the way of a value as a flow, other files first", async () => {
    const text = "ARG TAG=latest\nFROM node:$TAG\n";
    const related = [
      { span: { start: 4, end: 7 }, message: "ARG TAG" },
      { span: { start: 90, end: 99 }, message: "build argument", path: "compose.yaml" },
    ];
    const report = reportOn(text, [finding({ path: "Dockerfile", span: { start: 20, end: 29 }, related, flow: true })]);
    const [{ codeFlows }] = (await run(report, context)).results;
    const steps = codeFlows[0].threadFlows[0].locations;
    expect(codeFlows).toHaveLength(1);
    expect(steps.map((step: { location: { message: object } }) => step.location.message)).toEqual([
      { text: "build argument." },
      { text: "ARG TAG." },
      { text: "apt-get leaves its lists." },
    ]);
    expect(steps[2].location.physicalLocation.region.snippet).toEqual({ text: "node:$TAG" });
  });
});

describe("texts from files", () => {
  it("make no link", async () => {
    const related = [{ span: { start: 0, end: 1 }, message: "a ](b) [c" }];
    const message = "[x](command:evil) and [y](1)";
    const { results } = await run(reportOf([finding({ message, span: start, related })]), context);
    expect(results[0].message.text).toBe("[x] (command:evil) and [y] (1). See [a ) (b) (c](1).");
    expect(results[0].relatedLocations[0].message.text).toBe("a ] (b) [c.");
  });

  it("steer nothing and stay whole", async () => {
    const log = await sarif(hostileReport, context);
    const [result] = JSON.parse(log).runs[0].results;
    expect(result.message.text).not.toMatch(/[\p{Cc}\p{Bidi_Control}\u2028\u2029\p{Cs}]/u);
    expect(result.message.text).toContain("\\u202e");
    expect(result.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe(
      hostile.replace("\ud800", "\ufffd"),
    );
    expect(log).not.toMatch(/(?<!\\)\\ud[89a-f]/);
  });

  it("keep backslashes that only look like half a pair", async () => {
    const { results } = await run(reportOn("FROM \\ud800x\n", [finding({ span: { start: 5, end: 12 } })]), context);
    expect(results[0].locations[0].physicalLocation.region.snippet.text).toBe("\\ud800x");
  });

  it("are cut to what GitHub takes, at no half character", async () => {
    const long = `${"x".repeat(1022)}🐳${"y".repeat(5000)}`;
    const related = Array.from({ length: 150 }, (_, i) => ({ span: start, message: `place ${i}` }));
    const { results } = await run(reportOf([finding({ message: long, span: start, related })]), context);
    const [result] = results;
    expect(result.message.text.startsWith(`${"x".repeat(1022)}…. See [place 0](1), `)).toBe(true);
    expect(result.message.text).toMatch(/\[place 9\]\(10\) and 140 more\.$/);
    expect(result.relatedLocations).toHaveLength(100);
  });

  it("are quoted briefly, and never where a credential stands", async () => {
    const text = `FROM node\nENV KEY=hunter22\nRUN ${"x".repeat(600)}\nCMD a\nCMD b\n`;
    const secret = finding({ rule: "credential", span: { start: 14, end: 25 } });
    const rule = { ...(context.rules.get("no-root-user") as Rule), id: "credential", cwe: [798] };
    const rules: RulesById = { get: (id) => (id === rule.id ? rule : context.rules.get(id)) };
    const at = (start: number, end: number) => finding({ span: { start, end } });
    const report = reportOn(text, [at(5, 9), secret, at(27, 631), at(text.length - 2, text.length - 1)]);
    const log = await sarif(report, { ...context, rules });
    expect(log).not.toContain("hunter22");
    const places = JSON.parse(log).runs[0].results.map(
      (result: { locations: { physicalLocation: object }[] }) => result.locations[0]?.physicalLocation,
    );
    expect(places[0].region.snippet.text).toBe("node");
    expect(places[1].region).not.toHaveProperty("snippet");
    expect(places[2].region).not.toHaveProperty("snippet");
    expect(places.slice(0, 3).every((place: object) => !("contextRegion" in place))).toBe(true);
    expect(places[3].contextRegion.snippet.text).toBe("CMD a\nCMD b");
    const silenced = { finding: secret, by: "waiver", reason: undefined, owner: undefined, until: undefined } as const;
    expect(await sarif(reportOn(text, [at(5, 9), at(14, 17)], [silenced]), { ...context, rules })).not.toContain(
      "hunter22",
    );
  });
});

describe("silenced findings", () => {
  const silenced: readonly SuppressedFinding[] = [
    {
      finding: finding({ span: { start: 5, end: 9 }, severity: "error" }),
      by: "directive",
      reason: "see [a](b)",
      owner: "platform",
      until: "2027-03-31",
    },
    {
      finding: finding({ span: start }),
      by: "waiver",
      origin: "plimsoll.config.yaml waivers[0]",
      reason: "ours",
      owner: undefined,
      until: undefined,
    },
    { finding: finding({ span: start }), by: "baseline", reason: undefined, owner: undefined, until: undefined },
    {
      finding: finding({ span: start }),
      by: "baseline",
      origin: "b.json",
      reason: undefined,
      owner: undefined,
      until: undefined,
    },
  ];
  const report = reportOn("FROM node\n", [finding({ span: { start: 4, end: 5 } })], silenced);

  it("are left out", async () => {
    expect((await run(report, context)).results).toHaveLength(1);
  });

  it("are listed on request, with who silenced them", async () => {
    const { results } = await run(report, { ...context, sarif: { suppressed: true } });
    expect(results.map(({ suppressions }: { suppressions: object }) => suppressions)).toEqual([
      [{ kind: "external", justification: "ours (plimsoll.config.yaml waivers[0])" }],
      [{ kind: "external" }],
      [{ kind: "external", justification: "b.json" }],
      [],
      [{ kind: "inSource", justification: "see [a] (b) (owner platform, until 2027-03-31)" }],
    ]);
    const quiet = await run(report, { ...context, quiet: true, sarif: { suppressed: true } });
    expect(quiet.results).toHaveLength(1);
  });
});

describe("the order of results", () => {
  it("is that of the paths, whatever the order of the files", async () => {
    const files = ["b", "a", "B"].map((path) => {
      const [file] = reportOn("FROM node\n", [finding({ path, span: start })]).files;
      return { ...(file as LintReport["files"][number]), path, source: { path, text: "FROM node\n" } };
    });
    const forwards = await sarif({ ...full, files }, context);
    expect(await sarif({ ...full, files: files.toReversed() }, context)).toBe(forwards);
    const { results } = JSON.parse(forwards).runs[0];
    expect(
      results.map(
        (result: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
          result.locations[0]?.physicalLocation.artifactLocation.uri,
      ),
    ).toEqual(["B", "a", "b"]);
  });
});
