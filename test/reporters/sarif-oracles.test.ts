import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../../src/cli/main.ts";
import { lineHashes } from "../../src/reporters/line-hash.ts";
import sarif from "../../src/reporters/sarif.ts";
import { lineStarts } from "../../src/text/source.ts";
import { collectingIo } from "../cli/collecting-io.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";
import {
  multitoolLineHashes,
  multitoolTrouble,
  multitoolVerdicts,
  schemaErrors,
  uploadErrors,
  type Verdict,
} from "../helpers/sarif-oracles.ts";
import { context, finding, full, hostileReport, reportOf } from "./sample.ts";

// Logs of every sort, before everybody who judges them.

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

/** What the real command line writes in a directory. */
async function lint(cwd: string, ...argv: readonly string[]): Promise<string> {
  const { io, result } = collectingIo(cwd, { today: () => "2026-11-22" });
  const { code, out, err } = result(await run(["--format", "sarif", ...argv], io));
  if (out === "") throw new Error(`plimsoll ended with ${code}: ${err}`);
  return out;
}

const throwing = `export default { name: "broken", rules: [{
  id: "broken/throws", summary: "Throws", why: "To see what happens.", topic: "style", category: "style",
  severity: "warning", kinds: ["dockerfile"], recommended: true, optIn: false, presets: [], aliases: {},
  options: {}, messages: {}, examples: [], reference: undefined, check: undefined,
  on: { From() { throw new Error("it broke [here](there)"); } },
}] };`;

const flowing = `ARG TAG=latest
FROM node:\${TAG}
ENV APP_USER=root
ARG NPM_TOKEN
ENV NPM_TOKEN=$NPM_TOKEN
RUN curl -o /t.tgz https://example.com/t.tgz && tar xf /t.tgz
RUN rm /t.tgz
# plimsoll ignore=no-root-user until=2030-01-01 owner=ops -- raw [sockets](http://example.com)
USER \${APP_USER}
`;

const hostileFiles = {
  // Windows allows no quotes in names.
  [`a b/it's #1 100%/ü ${windows ? "q" : '"q"'} [x].Dockerfile`]:
    "\ufeffFROM node\r\nRUN cd /a && echo '\x1b[31m' \u202e 🐳 ]( \r\nUSER root\r\n",
  "日本/Dockerfile": 'FROM «node»:latest\nLABEL a="](http://example.com)" b="{0}"\rMAINTAINER \u2028x\u0000\n',
  "compose.yaml":
    'services:\n  "a ](b)":\n    build:\n      dockerfile_inline: |\n        FROM node\n        USER root\n',
  Dockerfile: "FROM",
  "empty.Dockerfile": "",
};

/** Logs by name. */
async function writeLogs() {
  const copied = tree({});
  cpSync(examples, join(copied, "examples"), { recursive: true });
  const strange = tree(hostileFiles);
  const broken = tree({
    Dockerfile: "FROM node\n",
    "plugin.mjs": throwing,
    "plimsoll.config.json": '{"plugins":["./plugin.mjs"]}',
  });
  const flows = tree({ Dockerfile: flowing });
  const edits = [{ span: { start: 0, end: 4 }, text: "x".repeat(100_000) }];
  const fixes = [{ title: "Write more", safe: true, effect: ["none" as const], edits }];
  const many = Array.from({ length: 150 }, (_, i) =>
    finding({ message: `Found ${i}`, span: { start: 0, end: 4 }, fixes }),
  );
  const silenced = (["directive", "waiver", "baseline"] as const).map((by) => {
    return { by, reason: "ours", owner: "us", until: "2030-01-01", finding: finding({ span: { start: 5, end: 9 } }) };
  });
  const [file] = reportOf([]).files;
  const all = ["--no-config", "--preset", "all"];
  return {
    examples: await lint(copied, ...all, "examples"),
    clean: await lint(tree({ Dockerfile: 'FROM scratch\nCOPY app /\nUSER 1\nENTRYPOINT ["/app"]\n' })),
    verified: await lint(copied, ...all, "--verify-fixes", "examples"),
    hostile: await lint(strange, ...all, "--unknown"),
    suppressed: await lint(flows, ...all, "--sarif-suppressed", "--sarif-category", "matrix/one"),
    throwing: await lint(broken, "--rule", "broken/throws"),
    unreadable: await lint(
      tree({ Dockerfile: "FROM scratch\n", blob: new Uint8Array([0, 255, 0, 1]) }),
      "Dockerfile",
      "missing",
      "blob",
    ),
    unknown: await lint(tree({ Dockerfile: "ARG BASE\nFROM $BASE\nRUN apt-get install x\n" }), ...all, "--unknown"),
    sample: await sarif(full, { ...context, unknown: true }),
    escapes: await sarif(hostileReport, { ...context, unknown: true }),
    baselined: await sarif(
      { ...full, files: [{ ...file!, suppressed: silenced }] },
      { ...context, sarif: { suppressed: true } },
    ),
    // Cut by size: the multitool still takes a thousand results for GitHub's limit.
    truncated: await sarif(reportOf(many), context),
  };
}

/** Plimsoll has no page of its own to name, and a wrong address would be worse. */
const isAboutOurPage = ({ rule, text }: Verdict) =>
  rule === "SARIF2005" && text.includes("runs[0].tool.driver: Plimsoll");

const trouble = multitoolTrouble();
if (trouble !== undefined) console.warn(`The SARIF multitool cannot run here, its tests are skipped: ${trouble}`);

describe("logs of every sort", () => {
  let written: ReturnType<typeof writeLogs> | undefined;
  const logsOnce = () => {
    written ??= writeLogs();
    return written;
  };

  it("hold what they are meant to try", async () => {
    const logs = await logsOnce();
    const results = (name: keyof typeof logs) => JSON.parse(logs[name]).runs[0].results;
    expect(results("examples").length).toBeGreaterThan(10);
    expect(results("clean")).toEqual([]);
    expect(results("hostile").length).toBeGreaterThan(5);
    expect(results("truncated").length).toBeGreaterThan(50);
    expect(results("truncated").length).toBeLessThan(150);
    const flows = results("suppressed").filter(({ codeFlows }: { codeFlows?: object }) => codeFlows);
    expect(flows.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(
      expect.arrayContaining(["no-latest-base-image", "no-secret-arg-to-final", "verify-downloads", "no-root-user"]),
    );
    const notices = (name: keyof typeof logs) =>
      JSON.parse(logs[name]).runs[0].invocations[0].toolExecutionNotifications;
    expect(notices("throwing")[0]).toMatchObject({
      message: { text: "broken/throws failed: it broke [here] (there)." },
    });
    expect(notices("unreadable")).toHaveLength(2);
    expect(notices("unknown").length).toBeGreaterThan(0);
  });

  it("keep to the schema, by two validators", async () => {
    for (const [name, text] of Object.entries(await logsOnce())) {
      const log = JSON.parse(text);
      expect({ name, errors: schemaErrors(log) }).toEqual({ name, errors: [] });
      expect({ name, errors: uploadErrors(log) }).toEqual({ name, errors: [] });
    }
  });

  it.skipIf(trouble !== undefined)("give the multitool nothing to say", async () => {
    expect(multitoolVerdicts(await logsOnce()).filter((verdict) => !isAboutOurPage(verdict))).toEqual([]);
  });

  it.skipIf(trouble !== undefined)("are really judged", async () => {
    const log = JSON.parse((await logsOnce()).sample);
    log.runs[0].tool.driver.informationUri = "https://example.com";
    const good = JSON.stringify(log);
    log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = "https://example.com/a";
    log.runs[0].tool.driver.rules[0].help = undefined;
    const rules = multitoolVerdicts({ good, bad: JSON.stringify(log) }).map(({ log: name, rule }) => `${name} ${rule}`);
    expect(rules).toEqual(expect.arrayContaining(["bad GH1005", "bad GH2012"]));
    expect(rules.filter((rule) => rule.startsWith("good"))).toEqual([]);
  });

  it("are the same every time, in whatever order files are named", async () => {
    const cwd = tree({ "a/Dockerfile": flowing, "b/Dockerfile": "FROM node\n" });
    const once = await lint(cwd, "a", "b");
    expect(await lint(cwd, "a", "b")).toBe(once);
    expect(await lint(cwd, "b/Dockerfile", "a/Dockerfile")).toBe(once);
  });

  it("identify a finding by what it is about, wherever it stands", async () => {
    const identities = async (text: string, ...argv: string[]) => {
      const { results } = JSON.parse(await lint(tree({ Dockerfile: text }), ...argv)).runs[0];
      return results.map((result: { ruleId: string; partialFingerprints: Record<string, string> }) => [
        result.ruleId,
        result.partialFingerprints["plimsollFingerprint/v1"],
      ]);
    };
    const before = await identities(flowing);
    expect(new Set(before.map(String)).size).toBe(before.length);
    expect(before[0]?.[1]).toMatch(/^[0-9a-f]{16}:1$/);
    expect(await identities(`# moved\n\n${flowing.replace("ENV APP", "env  APP")}`)).toEqual(before);
    const errors = await identities(flowing, "--quiet");
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) expect(before).toContainEqual(error);
  });
});

describe("paths", () => {
  it("start from the root of the repository", async () => {
    const root = tree({ "services/api/Dockerfile": "FROM node\n" });
    const { results } = JSON.parse(await lint(join(root, "services/api"))).runs[0];
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("services/api/Dockerfile");
  });
});

describe.skipIf(trouble !== undefined)("the fingerprint of lines", () => {
  it("is the multitool's", () => {
    const long = Array.from({ length: 40 }, (_, i) => `RUN echo ${"é🐳x".repeat(i)} \\\t`).join("\r\n");
    const text = `FROM node\n\n\n  # same\n  # same\r\n${long}\n${"x".repeat(500)}\n\nlast`;
    const lines = lineStarts({ path: "", text }).length;
    expect(multitoolLineHashes(text, lines)).toEqual(lineHashes(text));
  });
});
