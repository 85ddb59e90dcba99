import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/project.ts";
import { readInputs } from "../../src/action/inputs.ts";
import { runAction } from "../../src/action/run.ts";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";

const action = parse(readFileSync(`${root}/action.yml`, "utf8"));

type Inputs = Readonly<Record<string, string>>;

/** Variables as the runner sets them: every input has one, with its default where the workflow gives none. */
function variables(inputs: Inputs): Record<string, string> {
  const declared = Object.entries<{ default?: string }>(action.inputs);
  return Object.fromEntries(
    declared.map(([name, { default: usual }]) => [`INPUT_${name.toUpperCase()}`, inputs[name] ?? usual ?? ""]),
  );
}

async function run(files: Inputs, inputs: Inputs, env: Inputs = {}, prepare?: (workspace: string) => void) {
  const workspace = tree({ ...files, ".files/output": "", ".files/summary": "before\n" });
  prepare?.(workspace);
  const [output, summary] = [join(workspace, ".files/output"), join(workspace, ".files/summary")];
  const log: string[] = [];
  const code = await runAction({
    env: {
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      ...variables(inputs),
      ...env,
    },
    stdout: { isTerminal: false, write: (text) => void log.push(String(text)) },
    readStdin: async () => new Uint8Array(),
    today: () => "2026-01-01",
  });
  const read = (path: string) => readFileSync(join(workspace, path), "utf8");
  return { code, log: log.join(""), outputs: outputsIn(read(".files/output")), summary: read(".files/summary"), read };
}

/** As the runner reads the file: `name<<delimiter`, lines, delimiter. */
function outputsIn(text: string): Record<string, string> {
  const blocks = text.matchAll(/^([\w-]+)<<(.+)\n([\s\S]*?)\n\2\n/gm);
  return Object.fromEntries([...blocks].map(([, name, , value]) => [name, value]));
}

const bad = "FROM node\nUSER 65532:65532\n";

test("annotates, summarises and counts", async () => {
  const { code, log, outputs, summary } = await run({ "a b/é.Dockerfile": bad }, {});
  expect(code).toBe(1);
  expect(log).toMatch(
    /^::warning title=pin-base-image-tag,file=a b\/é\.Dockerfile,line=1,endLine=1,col=6,endColumn=9::/,
  );
  expect(outputs).toMatchObject({
    "exit-code": "1",
    files: "1",
    findings: "1",
    errors: "0",
    warnings: "1",
    infos: "0",
  });
  expect(summary).toMatch(/^before\n## Plimsoll: 1 warning in 1 Dockerfile\n/);
});

test("says so when there is nothing to say", async () => {
  const { code, log, outputs, summary } = await run({ Dockerfile: "FROM scratch\nUSER 1:1\n" }, {});
  expect({ code, log, findings: outputs.findings }).toEqual({ code: 0, log: "", findings: "0" });
  expect(summary).toContain("1 Dockerfile: no findings");
});

test("paths start from the root of the repository, wherever it lints", async () => {
  const files = {
    "services/api/Dockerfile": bad,
    "services/api/plimsoll.config.yaml": "rules: { pin-base-image-tag: error }\n",
  };
  const { log, outputs, read } = await run(files, { "working-directory": "services/api", "sarif-file": "out/a.sarif" });
  expect(log).toMatch(/^::error title=pin-base-image-tag,file=services\/api\/Dockerfile,/);
  expect(outputs["sarif-file"]).toMatch(/[\\/]services[\\/]api[\\/]out[\\/]a\.sarif$/);
  const [{ results }] = JSON.parse(read("services/api/out/a.sarif")).runs;
  expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("services/api/Dockerfile");
});

test("writes neither annotations nor a summary when asked not to", async () => {
  const { log, summary } = await run({ Dockerfile: bad }, { annotations: "false", summary: "False" });
  expect(log).toMatch(/^::stop-commands::(\S+)\nDockerfile:1:6: warning .*\[pin-base-image-tag\]\n::\1::\n$/);
  expect(summary).toBe("before\n");
});

test.each<[Inputs, string]>([
  [{ preset: "strct" }, "::error title=Plimsoll::--preset: `strct` is not a preset"],
  [{ "fail-on": "eror" }, "::error title=Plimsoll::plimsoll: --fail-on eror: must be one of"],
  [{ config: "no.yaml" }, "::error title=Plimsoll::no.yaml: does not exist"],
  [{ annotations: "yes" }, "::error title=Plimsoll::input annotations: `yes` must be true or false"],
  [{ paths: "absent" }, "::error title=input-error,file=absent::does not exist"],
])("%j fails with an annotation", async (inputs, message) => {
  const { code, log } = await run({ Dockerfile: bad }, inputs);
  expect(code).toBe(2);
  expect(log).toContain(message);
  expect(log.trim().split("\n")).toHaveLength(1);
});

test("no value is taken for a flag, a command of a shell or one of the runner's", async () => {
  const hostile = "--fix\n$(touch pwned)\n`id`\n; exit 0\n-\n::set-output name=x::y";
  const { argv } = readInputs(variables({ paths: hostile, preset: "strict\n--fix", config: "--fix" }));
  const end = argv.indexOf("--");
  expect(argv.slice(end + 1)).toEqual(hostile.split("\n"));
  expect(argv.slice(0, end)).toEqual(expect.arrayContaining(["--preset=strict", "--preset=--fix", "--config=--fix"]));
  expect(argv.slice(0, end)).not.toContain("--fix");
  const { log } = await run({ Dockerfile: bad }, { paths: hostile.replace("\n-\n", "\n") });
  expect(
    log
      .split("\n")
      .filter(Boolean)
      .every((line) => line.startsWith("::error title=input-error,file=")),
  ).toBe(true);
});

// Windows has no such names.
test.skipIf(windows)("names and texts of files are no commands", async () => {
  const name = "x\n::error::injected.Dockerfile";
  for (const annotations of ["true", "false"]) {
    const { code, log } = await run({ [name]: "FROM ::warning::%0A##[error]x\nUSER 1:1\n" }, { annotations });
    expect(code).toBe(1);
    const lines = log.trimEnd().split("\n");
    const inside = annotations === "false" ? lines.slice(1, -1) : lines;
    expect(inside.some((line) => line.startsWith("::error::"))).toBe(false);
    if (annotations === "false") expect(lines.at(-1)).toBe(`${lines[0]?.replace("::stop-commands", "")}::`);
  }
});

const code = { Dockerfile: bad, "plimsoll.config.mjs": "export default { rules: { 'pin-base-image-tag': 'off' } };\n" };

test.each<[string, Inputs, number]>([
  ["push", {}, 0],
  ["pull_request of a/b", {}, 0],
  ["pull_request of fork/b", {}, 2],
  ["pull_request_target", {}, 2],
  ["workflow_run", {}, 2],
  ["pull_request_target", { "allow-code": "true" }, 0],
  ["push", { "allow-code": "false" }, 2],
])("on %s with %j, a configuration that is a program ends with %i", async (event, inputs, expected) => {
  const [name = "", from] = event.split(" of ");
  const sides = { head: { repo: { full_name: from } }, base: { repo: { full_name: "a/b" } } };
  const told = tree({ "event.json": JSON.stringify({ pull_request: sides }) });
  const env = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: join(told, "event.json") };
  const { code: ended, log } = await run(code, inputs, env);
  expect(ended).toBe(expected);
  if (expected === 2) expect(log).toContain("plimsoll.config.mjs: is code");
});

test("works in a checkout without git", async () => {
  const withoutGit = (workspace: string) => rmSync(join(workspace, ".git"), { recursive: true });
  const inputs = { "working-directory": "sub", "sarif-file": "a.sarif" };
  const { log, read } = await run({ "sub/Dockerfile": bad }, inputs, {}, withoutGit);
  expect(log).toContain("file=sub/Dockerfile,");
  expect(read("sub/a.sarif")).toContain('"uri":"sub/Dockerfile"');
});

test("action.yml declares what is read, and nothing else", () => {
  const names: string[] = [];
  const env = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, name) => {
        names.push(String(name));
        return "";
      },
    },
  );
  readInputs(env);
  const read = names.filter((name) => name.startsWith("INPUT_")).map((name) => name.slice(6).toLowerCase());
  expect(new Set(read)).toEqual(new Set(Object.keys(action.inputs)));
  expect(action.runs).toEqual({ using: "node24", main: "action/dist/index.cjs" });
});

test("action.yml declares the outputs that are written", async () => {
  const { outputs } = await run({ Dockerfile: bad }, { "sarif-file": "a.sarif" });
  expect(new Set(Object.keys(outputs))).toEqual(new Set(Object.keys(action.outputs)));
});
