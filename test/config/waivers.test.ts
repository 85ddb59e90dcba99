import { describe, expect, it } from "vitest";
import expiredWaiver from "../../rules/suppressions/expired-waiver.ts";
import unusedWaiver from "../../rules/suppressions/unused-waiver.ts";
import waiverTerms from "../../rules/suppressions/waiver-terms.ts";
import noRootUser from "../../rules/user/no-root-user.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { waiverFindings } from "../../src/config/waiver-findings.ts";
import { lintProject } from "../../src/engine/lint.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import { writeMarks } from "../../src/testing/marks.ts";
import { rules as others, tree } from "./fixtures.ts";

const rules = [...others, noRootUser, expiredWaiver, unusedWaiver, waiverTerms];
const root = "FROM debian:12\nUSER root\n";
const today = "2026-01-01";

async function load(cwd: string) {
  return loadProjectConfig({ cwd, toolbox: { rules, kinds, knowledge: defaultKnowledge }, extendKnowledge });
}

interface Case {
  readonly name?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly whole?: boolean;
}

/** The findings about a configuration. */
async function check(text: string, { name = "plimsoll.config.yaml", files = {}, whole = true }: Case = {}) {
  const cwd = tree({ [name]: text, ...files });
  const config = await load(cwd);
  const inputs = Object.entries(files).map(([path, content]) => ({ path, text: content }));
  const reader = { read: () => undefined, exists: () => false };
  const report = lintProject(inputs, { config, today, reader });
  const reports = await waiverFindings(config, { report, whole, today });
  return {
    silenced: report.files.flatMap(({ suppressed }) => suppressed.map(({ origin }) => origin)),
    findings: reports.flatMap(({ findings }) => findings),
    reports,
    marked: reports.map(({ source, findings }) =>
      writeMarks(
        source.text,
        findings.map(({ span }) => span),
      ),
    ),
  };
}

describe("in a configuration", () => {
  it.each([
    [
      "no reason",
      "waivers: [{ rules: no-sudo, files: [a] }]",
      "plimsoll.config.yaml:1:11: waivers[0]: has no `reason`",
    ],
    [
      "an empty reason",
      "waivers:\n  - { rules: no-sudo, files: [a], reason: ' ' }",
      "2:43: waivers[0].reason: must match",
    ],
    ["no files", "waivers: [{ rules: no-sudo, reason: r }]", "plimsoll.config.yaml:1:11: waivers[0]: has no `files`"],
    [
      "an unknown rule",
      "waivers:\n  - files: [a]\n    reason: r\n    rules: [no-sudo, no-sudoo]",
      "plimsoll.config.yaml:4:22: waivers[0].rules[1]: unknown rule `no-sudoo`; did you mean no-sudo?",
    ],
    [
      "a date that is none",
      "waivers: [{ rules: DL3004, files: [a], reason: r, until: 2026-02-30 }]",
      "plimsoll.config.yaml:1:58: waivers[0].until: `2026-02-30` is not a date: write year-month-day, such as 2027-01-31",
    ],
    [
      "an unknown key",
      "waivers: [{ rules: all, files: [a], reason: r, untill: x }]",
      "unknown key; did you mean until?",
    ],
  ])("%s is an error with its place", async (_, text, message) => {
    await expect(load(tree({ "plimsoll.config.yaml": text }))).rejects.toThrow(message);
  });
});

describe("a waiver", () => {
  it.each([
    ["by a peer's code", "DL3002", ["plimsoll.config.yaml waivers[0]"]],
    ["by a list", "[no-sudo, no-root-user]", ["plimsoll.config.yaml waivers[0]"]],
    ["for every rule", "all", ["plimsoll.config.yaml waivers[0]"]],
    ["for another rule", "no-sudo", []],
  ])("%s", async (_, names, expected) => {
    const text = `waivers:\n  - rules: ${names}\n    files: [web]\n    reason: r\n`;
    const { silenced } = await check(text, { files: { "web/Dockerfile": root, "api/Dockerfile": root }, whole: false });
    expect(silenced.slice(0, 1)).toEqual(expected);
    expect(silenced.length).toBe(expected.length);
  });

  it("has globs relative to its configuration, which may be extended", async () => {
    const text = "waivers: [{ rules: no-root-user, files: [Dockerfile], reason: r }]";
    const cwd = tree({ "plimsoll.config.yaml": "extends: [recommended, ./base/house.yaml]", "base/house.yaml": text });
    const { waivers } = await load(cwd);
    expect(waivers.map(({ origin, files }) => [origin, files("Dockerfile"), files("base/x/Dockerfile")])).toEqual([
      ["base/house.yaml waivers[0]", false, true],
    ]);
  });
});

describe("what there is to say", () => {
  const named = (files: string, until = "2025-12-31") =>
    `waivers:\n  - rules: [no-root-user, no-sudo]\n    files: [${files}]\n    reason: r\n    until: ${until}\n`;

  it("is said of an ended waiver when one of its files was linted", async () => {
    const files = { "web/Dockerfile": root };
    expect((await check(named("web"), { files, whole: false })).findings).toMatchObject([{ rule: "expired-waiver" }]);
    expect((await check(named("api"), { files, whole: false })).findings).toEqual([]);
    expect((await check(named("api"), { files })).findings).toMatchObject([{ rule: "expired-waiver" }]);
  });

  it("is said of an unused one only when all was linted", async () => {
    const files = { "web/Dockerfile": "FROM debian:12\nUSER app\n" };
    const text = named("web", "2027-01-01");
    expect((await check(text, { files, whole: false })).findings).toEqual([]);
    expect((await check(text, { files })).findings).toMatchObject([{ messageId: "waiver" }]);
    expect((await check(named("gone", "2027-01-01"), { files })).findings).toMatchObject([{ messageId: "files" }]);
  });

  it("is said of each name that silences nothing, if its rule is on", async () => {
    const files = { Dockerfile: root };
    const { marked, reports } = await check(named("Dockerfile", "2027-01-01"), { files });
    expect(reports).toMatchObject([{ path: "plimsoll.config.yaml", kind: "config" }]);
    expect(marked).toEqual([named("Dockerfile", "2027-01-01").replace("no-sudo", "«no-sudo»")]);
    expect((await check(`rules: { no-sudo: off }\n${named("Dockerfile", "2027-01-01")}`, { files })).findings).toEqual(
      [],
    );
  });

  it("can be switched off, and set for the file that it stands in", async () => {
    const text = `overrides: [{ files: [plimsoll.config.yaml], rules: { expired-waiver: error } }]\n${named("web")}`;
    expect((await check(text)).findings).toMatchObject([{ severity: "error" }]);
    expect((await check(`rules: { expired-waiver: off }\n${named("web")}`)).findings).toEqual([]);
  });

  it("points into JSON, and under `plimsoll` in a package.json", async () => {
    const waivers = [{ rules: "no-sudo", files: ["x"], reason: "r", until: "2025-01-01" }];
    const json = await check(JSON.stringify({ waivers }, null, 2), { name: "plimsoll.config.json" });
    expect(json.marked[0]).toContain('"until": «"2025-01-01"»');
    const manifest = await check(JSON.stringify({ plimsoll: { waivers } }), { name: "package.json" });
    expect(manifest.marked[0]).toContain('"until":«"2025-01-01"»');
  });

  it("is shown at the first line of a program, and says where it is", async () => {
    const text =
      'export default {\n  waivers: [{ rules: "no-sudo", files: ["x"], reason: "r", until: "2025-01-01" }],\n};\n';
    const { marked, findings } = await check(text, { name: "plimsoll.config.mjs" });
    expect(marked[0]).toMatch(/^«export default {»\n/);
    expect(findings[0]?.message).toMatch(/^waivers\[0\]\.until: This waiver expired on 2025-01-01/);
  });
});
