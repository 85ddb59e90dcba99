import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { repository } from "./repository.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8"));
const fits = new Ajv2020().compile(schema);

const config = `extends: []
rules: { no-sudo: on, no-root-user: on, expired-waiver: on, unused-waiver: on }
waivers:
  - rules: no-root-user
    files: [web]
    reason: it binds port 80
    owner: platform
    until: 2027-01-31
`;

const silenced = {
  "plimsoll.config.yaml": config,
  "web/Dockerfile":
    "FROM debian:12\n# plimsoll ignore=no-sudo owner=me until=2026-06-30 -- a test\nRUN sudo a\nRUN sudo b\nUSER root\n",
};

describe("what was silenced", () => {
  const ready = async () => {
    const repo = repository(silenced);
    expect(await repo.findings()).toEqual(["web/Dockerfile:4 no-sudo"]);
    await repo.plimsoll("--write-baseline");
    return repo;
  };

  it("is counted by what silenced it", async () => {
    const repo = await ready();
    const counts = "3 suppressed (1 directive, 1 waiver, 1 baseline)";
    expect((await repo.plimsoll()).out).toBe(`${counts}\n`);
    expect((await repo.plimsoll("--quiet")).out).toBe("");
    expect((await repo.plimsoll("--format", "pretty")).out).toContain(`1 Dockerfile: no findings (${counts})`);
    const { summary, files } = JSON.parse((await repo.plimsoll("--format", "json")).out);
    expect(summary).toMatchObject({ suppressed: 3, suppressedBy: { directive: 1, waiver: 1, baseline: 1 } });
    expect(files[0].suppressed).toBeUndefined();
  });

  it("is listed on request, with what its author said", async () => {
    const repo = await ready();
    const { out } = await repo.plimsoll("--format", "json", "--show-suppressed");
    const report = JSON.parse(out);
    expect(fits(report) || fits.errors).toBe(true);
    const origin = "plimsoll.config.yaml waivers[0]";
    const { suppressed } = report.files[0];
    expect(suppressed.map(({ finding, ...rest }: { finding: { rule: string } }) => [finding.rule, rest])).toEqual([
      ["no-sudo", { by: "directive", reason: "a test", owner: "me", until: "2026-06-30" }],
      ["no-root-user", { by: "waiver", origin, reason: "it binds port 80", owner: "platform", until: "2027-01-31" }],
      ["no-sudo", { by: "baseline", origin: "plimsoll-baseline.json" }],
    ]);
    const text = (await repo.plimsoll("--show-suppressed")).out;
    expect(text).toContain("web/Dockerfile:3:5: suppressed by directive, me, until 2026-06-30: a test: ");
    expect(text).toContain(`suppressed by waiver ${origin}, platform, until 2027-01-31: it binds port 80: `);
    const pretty = (await repo.plimsoll("--show-suppressed", "--format", "pretty")).out;
    expect(pretty).toMatch(/○ web\/Dockerfile:4:5 .* no-sudo {2}suppressed by baseline plimsoll-baseline\.json/);
  });
});

describe("a waiver", () => {
  it("is reported at its place once it has ended, and once it has nothing to silence", async () => {
    const repo = repository({ ...silenced, "plimsoll.config.yaml": config.replace("2027-01-31", "2025-01-31") });
    expect(await repo.findings("web")).toEqual([
      "web/Dockerfile:4 no-sudo",
      "web/Dockerfile:5 no-root-user",
      "plimsoll.config.yaml:8 expired-waiver",
    ]);
    repo.write({ "plimsoll.config.yaml": config, "web/Dockerfile": "FROM debian:12\n" });
    expect(await repo.findings()).toEqual(["plimsoll.config.yaml:4 unused-waiver"]);
    for (const narrow of [["web"], ["--target", "x"], ["--since", "HEAD"], ["--rule", "no-sudo"]]) {
      expect(await repo.findings(...narrow)).toEqual([]);
    }
    const { out } = await repo.plimsoll("--format", "json");
    expect(fits(JSON.parse(out)) || fits.errors).toBe(true);
    expect((await repo.plimsoll("--format", "sarif")).out).toContain('"uri":"plimsoll.config.yaml"');
  });

  it("is found in a configuration above, by the path from where one stands", async () => {
    const repo = repository({ ...silenced, "plimsoll.config.yaml": config.replace("2027-01-31", "2025-01-31") }, "web");
    expect(await repo.findings()).toContain("../plimsoll.config.yaml:8 expired-waiver");
  });
});

const dialects: readonly [string, string, boolean][] = [
  ["plimsoll", "# plimsoll ignore=no-sudo", true],
  ["hadolint", "# hadolint ignore=DL3004", true],
  ["trivy", "#trivy:ignore:DS-0010", true],
  ["checkov", "#checkov:skip=CKV2_DOCKER_1", true],
  ["semgrep", "# nosemgrep", true],
  ["kics", "# kics-scan ignore-line", false],
  ["tally", "# tally ignore=no-sudo", true],
];

describe.each(dialects)("a directive of %s", (dialect, directive) => {
  const files = (run: string) => ({
    "plimsoll.config.yaml": "extends: []\nrules: { no-sudo: on }\n",
    Dockerfile: `FROM debian:12\n${directive}\nRUN ${run}\n`,
  });

  it("silences, and is reported when it silences nothing", async () => {
    const repo = repository(files("sudo a"));
    expect(await repo.findings("--report-unused-directives")).toEqual([]);
    repo.write(files("a"));
    expect(await repo.findings()).toEqual([]);
    expect(await repo.findings("--report-unused-directives")).toEqual(["Dockerfile:2 unused-directive"]);
  });

  it("is reported when it gives no reason and one is required", async () => {
    const repo = repository(files("sudo a"));
    expect(await repo.findings("--require-reason")).toEqual(["Dockerfile:2 directive-reason"]);
    const { out } = await repo.plimsoll("--require-reason");
    expect(out).toContain(dialect);
  });
});

it("the configuration can ask for reasons and report idle directives too", async () => {
  const repo = repository({
    "plimsoll.config.yaml": "extends: []\nrules: { no-sudo: on }\nrequireReason: true\nreportUnusedDirectives: true\n",
    Dockerfile: "FROM debian:12\n# plimsoll ignore=no-sudo\nRUN a\n",
  });
  expect(await repo.findings()).toEqual(["Dockerfile:2 directive-reason", "Dockerfile:2 unused-directive"]);
});
