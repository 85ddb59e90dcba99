import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// What users run: the built command line and library, in processes of their own. `npm run build` makes them.

const root = fileURLToPath(new URL("../..", import.meta.url));
const cli = join(root, "dist/cli.cjs");
const bad = "FROM node\nUSER root\nRUN apt-get update && apt-get install -y curl\nMAINTAINER me\nCMD node server.js\n";

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "plimsoll e2e é "));
});
afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in a project of the given files. */
function run(files: Readonly<Record<string, string>>, args: readonly string[], input?: string): Outcome {
  rmSync(join(directory, "project"), { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    const full = join(directory, "project", path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  mkdirSync(join(directory, "project"), { recursive: true });
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: join(directory, "project"),
    encoding: "utf8",
    input: input ?? "",
    env: { PATH: process.env.PATH, HOME: directory, NO_COLOR: "1" },
  });
  return { code: status, out: stdout, err: stderr };
}

const text = (path: string) => readFileSync(join(directory, "project", path), "utf8");

describe.skipIf(!existsSync(cli))("the built command line", () => {
  it("follows another linter's configurations in YAML and TOML, and takes them over", () => {
    const files = {
      Dockerfile: bad,
      ".hadolint.yaml": "ignored: [DL3006]\noverride: {error: [DL4000]}\nfailure-threshold: error\n",
      "kics.toml": 'exclude-queries = ["fd54f200-402c-4333-a5a4-36ef6709af2f"]\n',
      ".github/workflows/ci.yml": "jobs: {a: {steps: [{run: hadolint Dockerfile}]}}\n",
    };
    const followed = run(files, []);
    expect(followed.code).toBe(1);
    expect(followed.err).toMatch(
      /^plimsoll: using \.hadolint\.yaml, kics\.toml in place of a configuration of Plimsoll, .*\n$/,
    );
    expect(followed.out).toContain("Dockerfile:4:1: error MAINTAINER is deprecated");
    expect(followed.out).not.toContain("pin-base-image-tag");
    const moved = run(files, ["migrate", "--yes", "--no-compare"]);
    expect([moved.code, moved.err]).toEqual([0, ""]);
    expect(text("plimsoll.config.yaml")).toContain('  pin-base-image-tag: "off" # DL3006\n');
    expect(text(".github/workflows/ci.yml")).toMatch(
      /^jobs: \{a: \{steps: \[\{run: npx --yes plimsoll@[\d.]+ --fail-on error Dockerfile\}\]\}\}\n$/,
    );
  });

  it("shows wide characters at their width, and an info as one", () => {
    const files = { Dockerfile: "from scratch AS x\nCOPY 漢字 /a\nMAINTAINER 漢字\nUSER 1:1\n" };
    const full = run(files, ["--preset", "all", "--format", "full"]);
    expect(full.out).toContain("\n  3 | MAINTAINER 漢字\n    | ^^^^^^^^^^\n");
    expect(run({ Dockerfile: "FROM scratch\nENV 漢字\tx y\n" }, ["-f", "full"]).out).toMatch(/\| ENV 漢字 +x y\n/);
    expect(run(files, ["--preset", "all", "--format", "pretty"]).out).toMatch(/^ {2}ℹ {2}1:1 +Write FROM/m);
    expect(run({}, ["explain", "no-root-user"]).out).not.toMatch(/[«»]/);
  });

  it("finds, and says so by its exit code", () => {
    const { code, out, err } = run({ Dockerfile: bad }, []);
    expect(err).toBe("");
    expect(out).toContain("Dockerfile:1:6: warning node has no tag");
    expect(code).toBe(1);
  });

  it("lints very many files without a word of V8 on any release of Node", () => {
    const files = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`${i}/Dockerfile`, bad]));
    const { code, out, err } = run(files, ["--format", "unix"]);
    expect(err).toBe("");
    expect(out).toContain("99/Dockerfile:1:6: node has no tag");
    expect(code).toBe(1);
  });

  it("keeps the code of the run that needed most, whichever came first", () => {
    const cache = join(directory, ".cache", "plimsoll");
    const size = () => readdirSync(cache).reduce((sum, name) => sum + statSync(join(cache, name)).size, 0);
    rmSync(cache, { recursive: true, force: true });
    run({}, ["--version"]);
    const afterVersion = size();
    run({ Dockerfile: bad }, []);
    const afterLint = size();
    expect(afterLint).toBeGreaterThan(1.2 * afterVersion);
    run({ Dockerfile: "FROM alpine\n" }, []);
    run({}, ["--version"]);
    expect(size()).toBe(afterLint);
  });

  it("is silent about what is clean", () => {
    const clean = 'FROM node:24.1-slim\nUSER 1000\nCMD ["node", "server.js"]\n';
    expect(run({ Dockerfile: clean }, [])).toEqual({ code: 0, out: "", err: "" });
  });

  it.each([
    ["pretty", /2:6 +The image runs as root: switch to another user/],
    ["compact", /^Dockerfile:2:6: warning/m],
    ["github", /^::warning title=.*file=Dockerfile/m],
    ["sarif", /"version":"2\.1\.0"/],
    ["json", /"schema":"plimsoll-report-v1"/],
  ])("writes %s", (format, expected) => {
    const { code, out, err } = run({ Dockerfile: bad }, ["--format", format]);
    expect(err).toBe("");
    expect(out).toMatch(expected);
    expect(code).toBe(1);
  });

  it("keeps to the contract of its JSON", () => {
    const schema = JSON.parse(readFileSync(join(root, "schema/report.schema.json"), "utf8"));
    const validate = new Ajv2020({ strict: false }).compile(schema);
    const { out } = run({ Dockerfile: bad, "svc/app.Dockerfile": bad }, ["--format", "json"]);
    const report = JSON.parse(out);
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(report.files.map(({ path }: { path: string }) => path)).toEqual(["Dockerfile", "svc/app.Dockerfile"]);
  });

  it("fixes what is safe, shows it first, and has nothing to do the second time", () => {
    const diff = run({ Dockerfile: bad }, ["--diff"]);
    expect(diff.out).toContain('+LABEL org.opencontainers.image.authors="me"');
    expect(text("Dockerfile")).toBe(bad);
    run({ Dockerfile: bad }, ["--fix"]);
    const fixed = text("Dockerfile");
    expect(fixed).toContain("rm -rf /var/lib/apt/lists/*");
    expect(fixed).toContain("USER root");
    expect(run({ Dockerfile: fixed }, ["--diff"]).out).toBe("");
  });

  it("reads and fixes standard input", () => {
    const { out } = run({}, ["--fix", "-"], "FROM scratch\nMAINTAINER me\n");
    expect(out).toBe('FROM scratch\nLABEL org.opencontainers.image.authors="me"\n');
  });

  it("reads YAML, JSON and TypeScript configs", () => {
    const yaml = run({ Dockerfile: bad, "plimsoll.config.yaml": "extends: []\nrules:\n  DL3002: error\n" }, []);
    expect(yaml.out).toBe("Dockerfile:2:6: error The image runs as root: switch to another user [no-root-user]\n");
    const json = run({ Dockerfile: bad, "plimsoll.config.json": '{"extends":[],"rules":{"no-root-user":"info"}}' }, []);
    expect(json.out).toContain("info The image runs as root: switch to another user");
    const typescript = "export default { extends: [], rules: { 'no-root-user': 'error' as const } };\n";
    const code = run({ Dockerfile: bad, "plimsoll.config.ts": typescript }, []);
    expect([code.err, code.out]).toEqual(["", yaml.out]);
  });

  it("lints Compose files and what stands in them", () => {
    const compose =
      'services:\n  web:\n    build:\n      dockerfile_inline: |\n        FROM node\n        CMD ["x", "y"]\n';
    const { out } = run({ "compose.yaml": compose }, ["--preset", "recommended"]);
    expect(out).toContain("compose.yaml:5:14: warning node has no tag");
  });

  it("names the file, line and key of a wrong config, and the nearest name", () => {
    const { code, err } = run({ Dockerfile: bad, "plimsoll.config.yaml": "rules:\n  no-root-usr: error\n" }, []);
    expect(err).toContain("plimsoll.config.yaml:2:3: rules.no-root-usr: unknown rule; did you mean no-root-user?");
    expect(code).toBe(2);
  });

  it("says what it could not read, and lints the rest", () => {
    const files = { Dockerfile: bad, "binary.Dockerfile": "FROM a\0b", "empty.Dockerfile": "" };
    const { code, out, err } = run(files, ["Dockerfile", "binary.Dockerfile", "empty.Dockerfile", "missing"]);
    expect(out + err).toMatch(/binary\.Dockerfile.*text/);
    expect(out + err).toMatch(/missing.*does not exist/);
    expect(out).toContain("The image runs as root: switch to another user");
    expect(code).toBe(2);
  });

  it("says which directory it may not read", () => {
    const files = { Dockerfile: bad, "closed/Dockerfile": bad };
    run(files, []);
    chmodSync(join(directory, "project/closed"), 0o000);
    const { out, err } = spawnSyncHere();
    chmodSync(join(directory, "project/closed"), 0o755);
    // Root may read everything; anybody else gets a message, and the rest is linted either way.
    expect(out + err).toMatch(/closed/);
    expect(out).toContain("Dockerfile:2:6");
  });

  it("survives two megabytes", () => {
    const { code, out } = run({ Dockerfile: `FROM debian:12\n${"# 0123456789\n".repeat(150_000)}USER root\n` }, []);
    expect(out).toContain(":150002:6:");
    expect(code).toBe(1);
  });
});

function spawnSyncHere(): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, "."], {
    cwd: join(directory, "project"),
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: directory, NO_COLOR: "1" },
  });
  return { code: status, out: stdout, err: stderr };
}

describe.skipIf(!existsSync(join(root, "dist/index.js")))("the built library", () => {
  it("lints, and takes rules that use it", async () => {
    const library: typeof import("../../src/index.ts") = await import(pathToFileURL(join(root, "dist/index.js")).href);
    const report = await library.lint("FROM node\nUSER root", { config: false });
    expect(report.files[0]?.findings.map(({ rule }) => rule)).toContain("pin-base-image-tag");
    const fixed = await library.lint("FROM scratch\nMAINTAINER me\n", { config: false, fix: "safe" });
    expect(fixed.files[0]?.source.text).toContain("LABEL");
  });

  it("loads a plugin from a config, by the package's name", () => {
    const plugin = `import { defineRule, definePlugin, report } from "plimsoll";
import { rootName } from "plimsoll/kit";
const rule = defineRule({
  id: "own-rule", kinds: ["dockerfile"], topic: "user", category: "security", severity: "error", recommended: true,
  summary: "A test", why: "It tests.", messages: { user: "{name} is used on {base}" }, examples: [],
  on: {
    User: (user, { model }) =>
      report(user, "user", { data: { name: user.user?.text ?? "", base: rootName(model.stageOf(user)) } }),
  },
});
export default definePlugin({ name: "own", rules: [rule] });
`;
    const files = {
      Dockerfile: bad,
      "own.ts": plugin,
      "plimsoll.config.yaml": "extends: []\nplugins: [./own.ts]\nrules:\n  own-rule: on\n",
    };
    run(files, ["--version"]);
    mkdirSync(join(directory, "project/node_modules"), { recursive: true });
    symlinkSync(root, join(directory, "project/node_modules/plimsoll"), "junction");
    const { out, err } = spawnSyncHere();
    expect([err, out]).toEqual(["", "Dockerfile:2:1: error root is used on node [own-rule]\n"]);
  });
});
