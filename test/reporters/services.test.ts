import { EOL } from "node:os";
import { type AnnotationProperties, warning } from "@actions/core";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { LintReport } from "../../src/engine/types.ts";
import type { Finding } from "../../src/finding.ts";
import { loadReporter } from "../../src/reporters/index.ts";
import type { ReporterContext } from "../../src/reporters/types.ts";
import { context, finding, full, reportOf } from "./sample.ts";

async function write(format: string, report: LintReport = full, more: ReporterContext = context): Promise<string> {
  return (await loadReporter(format))(report, more);
}

const ajv = new Ajv2020({ strict: true, allErrors: true });
const text = { type: "string", minLength: 1 };

describe("gitlab", () => {
  const position = {
    type: "object",
    required: ["line"],
    properties: { line: { type: "integer", minimum: 1 }, column: { type: "integer", minimum: 1 } },
  };
  const validate = ajv.compile({
    type: "array",
    items: {
      type: "object",
      required: ["description", "check_name", "fingerprint", "severity", "location"],
      properties: {
        type: { const: "issue" },
        description: text,
        check_name: text,
        fingerprint: { type: "string", pattern: "^[0-9a-f]{16}$" },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        categories: { type: "array", items: { type: "string" }, minItems: 1 },
        location: {
          type: "object",
          required: ["path", "positions"],
          properties: {
            path: { type: "string", pattern: "^(?!\\./|/)." },
            positions: { type: "object", required: ["begin", "end"], properties: { begin: position, end: position } },
          },
        },
      },
    },
  });
  const read = async (report?: LintReport, more?: ReporterContext) => {
    const issues = JSON.parse(await write("gitlab", report, more));
    expect(validate(issues), JSON.stringify(validate.errors)).toBe(true);
    return issues;
  };
  const prints = async (report: LintReport): Promise<readonly string[]> =>
    (await read(report)).map(({ fingerprint }: { fingerprint: string }) => fingerprint);

  it("keeps to the schema", async () => {
    for (const unknown of [false, true]) await read(full, { ...context, unknown });
    expect(await read(reportOf([]))).toEqual([]);
  });

  it("has the worst first, faults before all", async () => {
    const issues = await read();
    expect(issues.map(({ check_name: name, severity }: Record<string, string>) => `${severity} ${name}`)).toEqual([
      "critical input-error",
      "critical rule-failure",
      "critical no-root-user",
      "major apt-get-clean-lists",
      "info plugin/rule",
    ]);
    expect(issues[2].location).toEqual({
      path: "app/Dockerfile",
      positions: { begin: { line: 3, column: 6 }, end: { line: 3, column: 10 } },
    });
  });

  const lines = "RUN a && a\nRUN a\nRUN a\n";
  const at = (source: string, where: readonly number[]): LintReport => {
    const findings = where.map((start) => finding({ path: "f", span: { start, end: start + 1 } }));
    const file = { path: "f", kind: "dockerfile", source: { path: "f", text: source }, suppressed: [], unknown: [] };
    return { files: [{ ...file, findings }], failures: [], inputErrors: [] };
  };

  it("tells equal findings apart", async () => {
    expect(new Set(await prints(at(lines, [4, 9, 15, 21]))).size).toBe(4);
    const many = at(
      "a".repeat(3000),
      Array.from({ length: 3000 }, (_, i) => i),
    );
    expect(new Set(await prints(many)).size).toBe(3000);
  });

  it("knows findings again when lines come, go and are indented", async () => {
    const before = await prints(at(lines, [4, 9, 15, 21]));
    const above = "# a comment\n\n";
    expect(
      await prints(
        at(
          above + lines,
          [4, 9, 15, 21].map((start) => start + above.length),
        ),
      ),
    ).toEqual(before);
    expect(await prints(at(lines.replaceAll("RUN", "  RUN"), [6, 11, 19, 27]))).toEqual(before);
  });

  it("knows nothing again that is something else", async () => {
    const [one] = await prints(at(lines, [4]));
    for (const other of [at(lines.replace("a &&", "b &&"), [4]), at(lines, [15])]) {
      expect(await prints(other)).not.toContain(one);
    }
  });

  it("keeps a fingerprint when a message is worded anew", async () => {
    const span = { start: 19, end: 33 };
    const [before] = await prints(reportOf([finding({ span })]));
    expect(await prints(reportOf([finding({ span, message: "other words" })]))).toEqual([before]);
  });
});

describe.each([
  ["gitlab", (output: string) => JSON.parse(output)[0].location.path],
  ["github", (output: string) => /file=([^,:]*)/.exec(output)?.[1]],
  ["azure", (output: string) => /sourcepath=([^;]*)/.exec(output)?.[1]],
])("%s", (format, pathIn) => {
  it.each([
    ["services/api/", "Dockerfile", "services/api/Dockerfile"],
    ["services/api/", "../web/./Dockerfile", "services/web/Dockerfile"],
    ["", "./Dockerfile", "Dockerfile"],
    [undefined, "../Dockerfile", "../Dockerfile"],
    ["a/", "/tmp/Dockerfile", "/tmp/Dockerfile"],
  ])("from %j calls %s by its path in the repository", async (directory, path, expected) => {
    const report = { files: [], failures: [], inputErrors: [{ path, message: "does not exist" }] };
    expect(pathIn(await write(format, report, { ...context, directory }))).toBe(expected);
  });
});

describe("github", () => {
  /** What the toolkit prints for a warning, but for the line end, which is the system's. */
  const toolkit = (message: string, properties: AnnotationProperties): string => {
    const { write: original } = process.stdout;
    let printed = "";
    process.stdout.write = (chunk) => {
      printed += String(chunk);
      return true;
    };
    try {
      warning(message, properties);
    } finally {
      process.stdout.write = original;
    }
    return printed.replace(EOL, "\n");
  };

  it.each([
    "plain",
    "50%: a,b",
    "::error::x",
    "##[error]x",
    "line one\nline two",
    "%0A %3A %25",
    "é 漢字 🐳 'quoted' \"double\" `code`",
    "a=b;c=d|e&f<g>",
  ])("escapes %j byte by byte as the toolkit", async (message) => {
    const [title] = message.split("\n") as [string];
    const output = await write("github", reportOf([finding({ message, rule: title, span: { start: 19, end: 33 } })]));
    const place = { startLine: 2, endLine: 2, startColumn: 5, endColumn: 18 };
    expect(output).toBe(toolkit(message, { title, file: "app/Dockerfile", ...place }));
  });

  it("has the worst first, since GitHub keeps ten of each", async () => {
    const output = await write("github");
    const kinds = output
      .trimEnd()
      .split("\n")
      .map((line) => /^::(\w+) title=([^,]+)/.exec(line)?.slice(1).join(" "));
    expect(kinds).toEqual([
      "error input-error",
      "error rule-failure",
      "error no-root-user",
      "warning apt-get-clean-lists",
      "notice plugin/rule",
    ]);
  });
});

describe("azure", () => {
  it("writes logging commands, and infos as plain lines", async () => {
    expect(await write("azure")).toBe(
      [
        "##vso[task.logissue type=error;sourcepath=missing.Dockerfile;code=input-error;]does not exist",
        "##vso[task.logissue type=error;sourcepath=app/Dockerfile;code=rule-failure;]rule plugin/rule failed: x is undefined",
        "##vso[task.logissue type=error;sourcepath=app/Dockerfile;linenumber=3;columnnumber=6;code=no-root-user;]`root` runs the container",
        "##vso[task.logissue type=warning;sourcepath=app/Dockerfile;linenumber=2;columnnumber=5;code=apt-get-clean-lists;]apt-get leaves its lists",
        "app/Dockerfile:2:1: info two lines [plugin/rule]",
        "",
      ].join("\n"),
    );
  });

  it("escapes as the agent reads", async () => {
    const report = reportOf([finding({ message: "1%;]\n2", rule: "a;b]%", span: { start: 0, end: 0 } })]);
    expect(await write("azure", report)).toBe(
      "##vso[task.logissue type=warning;sourcepath=app/Dockerfile;linenumber=1;columnnumber=1;code=a%3Bb%5D%AZP25;]1%AZP25;]%0A2\n",
    );
  });
});

describe("sonarqube", () => {
  const location = {
    type: "object",
    required: ["message", "filePath"],
    additionalProperties: false,
    properties: {
      message: text,
      filePath: text,
      textRange: {
        type: "object",
        required: ["startLine"],
        additionalProperties: false,
        dependentRequired: { startColumn: ["endColumn", "endLine"], endColumn: ["startColumn"] },
        properties: {
          startLine: { type: "integer", minimum: 1 },
          endLine: { type: "integer", minimum: 1 },
          startColumn: { type: "integer", minimum: 0 },
          endColumn: { type: "integer", minimum: 0 },
        },
      },
    },
  };
  const validate = ajv.compile({
    type: "object",
    required: ["rules", "issues"],
    additionalProperties: false,
    properties: {
      rules: {
        type: "array",
        items: {
          type: "object",
          required: ["id", "name", "description", "engineId", "cleanCodeAttribute", "impacts"],
          additionalProperties: false,
          properties: {
            id: text,
            name: text,
            description: text,
            engineId: { const: "plimsoll" },
            cleanCodeAttribute: {
              enum: "FORMATTED CONVENTIONAL IDENTIFIABLE CLEAR LOGICAL COMPLETE EFFICIENT FOCUSED DISTINCT MODULAR TESTED LAWFUL TRUSTWORTHY RESPECTFUL".split(
                " ",
              ),
            },
            impacts: {
              type: "array",
              minItems: 1,
              items: {
                type: "object",
                required: ["softwareQuality", "severity"],
                additionalProperties: false,
                properties: {
                  softwareQuality: { enum: ["SECURITY", "RELIABILITY", "MAINTAINABILITY"] },
                  severity: { enum: ["HIGH", "MEDIUM", "LOW"] },
                },
              },
            },
          },
        },
      },
      issues: {
        type: "array",
        items: {
          type: "object",
          required: ["ruleId", "primaryLocation"],
          additionalProperties: false,
          properties: {
            ruleId: text,
            primaryLocation: location,
            secondaryLocations: { type: "array", minItems: 1, items: location },
          },
        },
      },
    },
  });
  const read = async (report?: LintReport, more?: ReporterContext) => {
    const data = JSON.parse(await write("sonarqube", report, more));
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true);
    const ids = data.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { ruleId } of data.issues) expect(ids).toContain(ruleId);
    return data;
  };

  it("keeps to the format", async () => {
    for (const unknown of [false, true]) await read(full, { ...context, unknown });
    expect(await read(reportOf([]))).toEqual({ rules: [], issues: [] });
  });

  it("says what each rule impairs, as severe as the worst that it found", async () => {
    const span = { start: 0, end: 4 };
    const both: Finding[] = [
      finding({ span }),
      finding({ span, severity: "error" }),
      finding({ span, severity: "info" }),
    ];
    const { rules } = await read(reportOf(both));
    expect(rules).toEqual([
      {
        id: "apt-get-clean-lists",
        name: "Package lists are deleted in the layer that downloaded them",
        description: "A later layer hides files but does not take their bytes back",
        engineId: "plimsoll",
        cleanCodeAttribute: "EFFICIENT",
        impacts: [{ softwareQuality: "MAINTAINABILITY", severity: "HIGH" }],
      },
    ]);
  });

  it("places issues, columns from 0, and no range that is empty", async () => {
    const { issues } = await read(
      reportOf([full.files[0]?.findings[0] as Finding, finding({ span: { start: 4, end: 4 } })]),
    );
    expect(issues[0]).toEqual({
      ruleId: "apt-get-clean-lists",
      primaryLocation: {
        message: "apt-get leaves its lists",
        filePath: "app/Dockerfile",
        textRange: { startLine: 2, endLine: 2, startColumn: 4, endColumn: 18 },
      },
      secondaryLocations: [
        {
          message: "based on Debian",
          filePath: "app/Dockerfile",
          textRange: { startLine: 1, endLine: 1, startColumn: 5, endColumn: 14 },
        },
      ],
    });
    expect(issues[1].primaryLocation.textRange).toEqual({ startLine: 1 });
  });

  it("does not count a byte order mark", async () => {
    const path = "f";
    const source = { path, text: "\ufeffFROM a\n" };
    const findings = [finding({ path, span: { start: 1, end: 5 } }), finding({ path, span: { start: 0, end: 1 } })];
    const files = [{ path, kind: "dockerfile", source, findings, suppressed: [], unknown: [] }];
    const { issues } = await read({ files, failures: [], inputErrors: [] });
    expect(issues.map((one: { primaryLocation: { textRange: object } }) => one.primaryLocation.textRange)).toEqual([
      { startLine: 1, endLine: 1, startColumn: 0, endColumn: 4 },
      { startLine: 1 },
    ]);
  });
});
