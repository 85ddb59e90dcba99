import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { ancient, modern, project, start, uriIn, write } from "./client.ts";

// Configurations, folders, and files that hang on each other.

const cli = fileURLToPath(new URL("../../src/cli/bin.ts", import.meta.url));
const bad = "FROM debian:12\nMAINTAINER me\nUSER root\n";
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code).sort();
const only = (rule: string, level = "on") => `extends: []\nrules: { ${rule}: ${level} }\n`;

describe("a configuration", () => {
  it("that is broken is told once and at its place, and the last good one goes on", async () => {
    const dir = project({ "plimsoll.config.yaml": only("no-maintainer") });
    const editor = await start({ folders: [dir] });
    const [uri, config] = [uriIn(dir, "Dockerfile"), uriIn(dir, "plimsoll.config.yaml")];
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toEqual(["no-maintainer"]);
    const broken = "extends: []\nrules:\n  no-maintainr: on\n";
    await editor.open(config, only("no-maintainer"), "yaml");
    expect(await editor.diagnostics(config)).toEqual([]);
    write(dir, "plimsoll.config.yaml", broken);
    await editor.change(config, 2, [{ text: broken }]);
    const told = { changes: [{ uri: config, type: 2 }] };
    await editor.notify("workspace/didChangeWatchedFiles", told);
    expect(await editor.diagnostics(config, ({ diagnostics }) => diagnostics.length > 0)).toEqual([
      {
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 15 } },
        severity: 1,
        source: "plimsoll",
        message: expect.stringContaining("unknown rule; did you mean no-maintainer?"),
      },
    ]);
    await editor.notify("workspace/didChangeWatchedFiles", told);
    await editor.change(uri, 2, [{ text: `${bad}USER root\n` }]);
    expect(codes(await editor.diagnostics(uri, ({ version }) => version === 2))).toEqual(["no-maintainer"]);
    expect(editor.messages.map(({ message }) => message)).toEqual([expect.stringContaining("no-maintainr")]);
    write(dir, "plimsoll.config.yaml", only("no-root-user"));
    await editor.change(config, 3, [{ text: only("no-root-user") }]);
    await editor.notify("workspace/didChangeWatchedFiles", told);
    await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).join() === "no-root-user");
    expect(await editor.diagnostics(config, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    await editor.stop();
  });

  it("of another linter applies when it appears, and as it changes", async () => {
    const dir = project({});
    const editor = await start({ folders: [dir] });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toContain("no-maintainer");
    write(dir, ".hadolint.yaml", "ignored: [DL4000]\n");
    const changed = { changes: [{ uri: uriIn(dir, ".hadolint.yaml"), type: 1 }] };
    await editor.notify("workspace/didChangeWatchedFiles", changed);
    await editor.diagnostics(uri, ({ diagnostics }) => !codes(diagnostics).includes("no-maintainer"));
    write(dir, ".hadolint.yaml", "ignored: []\n");
    await editor.notify("workspace/didChangeWatchedFiles", changed);
    await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).includes("no-maintainer"));
    await editor.stop();
  });

  it("that was broken from the start leaves the recommended rules", async () => {
    const dir = project({ "plimsoll.config.yaml": "rules: [\n" });
    const editor = await start({ folders: [dir] });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toContain("no-maintainer");
    expect(editor.messages).toHaveLength(1);
    await editor.stop();
  });

  it("in code runs only where the workspace is trusted", async () => {
    const code = `export default { extends: [], rules: { "no-root-user": "error" } };\n`;
    const files = { "plimsoll.config.mjs": code };
    const trusting = project(files);
    const editor = await start({ folders: [trusting], initializationOptions: { trusted: true } });
    await editor.open(uriIn(trusting, "Dockerfile"), bad);
    expect(codes(await editor.diagnostics(uriIn(trusting, "Dockerfile")))).toEqual(["no-root-user"]);
    expect(editor.messages).toEqual([]);
    await editor.stop();
    const wary = project({
      "plimsoll.config.mjs": `import { writeFileSync } from "node:fs";\nwriteFileSync(new URL("ran", import.meta.url), "");\n${code}`,
    });
    for (const initializationOptions of [{ trusted: false }, {}, undefined]) {
      const other = await start({ folders: [wary], initializationOptions, settings: { trusted: true } });
      await other.open(uriIn(wary, "Dockerfile"), bad);
      expect(codes(await other.diagnostics(uriIn(wary, "Dockerfile")))).toContain("no-maintainer");
      expect(other.messages).toEqual([{ type: 1, message: expect.stringContaining("not trusted") }]);
      expect(existsSync(`${wary}/ran`)).toBe(false);
      await other.stop();
    }
  });

  it("may bring a rule of a plugin that reads `document.ast`", async () => {
    const dir = project({
      "plimsoll.config.yaml": "extends: []\nplugins: [./house.mjs]\nrules: { house/length: error }\n",
      "house.mjs": `export default { name: "house", rules: [{
        id: "house/length", summary: "s", why: "w", topic: "style", category: "style", severity: "warning",
        kinds: ["dockerfile"], presets: [], aliases: {}, options: {}, examples: [], on: {},
        messages: { found: "{count} instructions" },
        check({ ast, instructions }) {
          return { at: instructions[0], message: "found", data: { count: ast.getInstructions().length } };
        },
      }] };`,
    });
    const editor = await start({ folders: [dir], initializationOptions: { trusted: true } });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect((await editor.diagnostics(uri)).map(({ message }) => message)).toEqual(["3 instructions"]);
    expect(editor.messages).toEqual([]);
    await editor.stop();
  });

  it("waives what it waives, and its baseline accepts what it lists", async () => {
    const waiver = "waivers:\n  - { rules: [no-maintainer], files: [./Dockerfile], reason: it is old }\n";
    const dir = project({ "plimsoll.config.yaml": `${only("no-maintainer")}${waiver}`, "other/Dockerfile": bad });
    const editor = await start({ folders: [dir] });
    const [uri, other] = [uriIn(dir, "Dockerfile"), uriIn(dir, "other/Dockerfile")];
    await editor.open(uri, bad);
    await editor.open(other, bad);
    expect(codes(await editor.diagnostics(uri))).toEqual([]);
    expect(codes(await editor.diagnostics(other))).toEqual(["no-maintainer"]);
    expect(await editor.actions(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } })).toEqual([]);
    await promisify(execFile)(
      process.execPath,
      ["--import", import.meta.resolve("tsx"), cli, "--write-baseline", "--exit-zero"],
      { cwd: dir },
    );
    await editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriIn(dir, "plimsoll-baseline.json"), type: 1 }],
    });
    await editor.diagnostics(other, ({ diagnostics }) => diagnostics.length === 0);
    await editor.change(other, 2, [{ text: `${bad}MAINTAINER you\n` }]);
    expect(await editor.diagnostics(other, ({ version }) => version === 2)).toHaveLength(1);
    await editor.stop();
  });

  it.each([
    ["plimsoll.config.mjs", ""],
    ["plimsoll.config.ts", " as const"],
  ])("in code is run again when it changes: %s", async (name, type) => {
    const code = (rule: string) => `export default { extends: [], rules: { "${rule}": "error" } }${type};\n`;
    const dir = project({ [name]: code("no-maintainer") });
    const editor = await start({ folders: [dir], initializationOptions: { trusted: true } });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toEqual(["no-maintainer"]);
    for (const rule of ["no-root-user", "no-maintainer", "no-root-user"]) {
      write(dir, name, code(rule));
      await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uriIn(dir, name), type: 2 }] });
      await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics).join() === rule);
    }
    await editor.stop();
  });

  it("follows its extended files when they are saved, also where the editor watches nothing", async () => {
    const dir = project({ "plimsoll.config.yaml": "extends: ./base.yaml\n", "base.yaml": only("no-maintainer") });
    const editor = await start({ folders: [dir], capabilities: ancient });
    const [uri, base] = [uriIn(dir, "Dockerfile"), uriIn(dir, "base.yaml")];
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toEqual(["no-maintainer"]);
    await editor.open(base, only("no-maintainer"), "yaml");
    write(dir, "base.yaml", only("no-root-user"));
    await editor.notify("textDocument/didSave", { textDocument: { uri: base } });
    expect(
      codes(await editor.diagnostics(uri, ({ diagnostics }) => codes(diagnostics)[0] === "no-root-user")),
    ).toHaveLength(1);
    await editor.stop();
  });
});

describe("settings", () => {
  it("are asked for again when they change", async () => {
    const dir = project({});
    const editor = await start({ folders: [dir], settings: null });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toContain("no-maintainer");
    editor.settings = { enable: false };
    await editor.notify("workspace/didChangeConfiguration", { settings: null });
    expect(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    expect(await editor.actions(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 9 } })).toEqual([]);
    editor.settings = { preset: "go-static" };
    await editor.notify("workspace/didChangeConfiguration", { settings: null });
    const now = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0 || true);
    expect(codes(now)).not.toContain("no-maintainer");
    await editor.stop();
  });

  it("are pushed by editors that cannot be asked", async () => {
    const dir = project({ "ci/own.yaml": only("no-root-user") });
    const editor = await start({ folders: [dir], capabilities: ancient });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toContain("no-maintainer");
    await editor.notify("workspace/didChangeConfiguration", { settings: { plimsoll: { configPath: "ci/own.yaml" } } });
    expect(codes(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 1))).toEqual([
      "no-root-user",
    ]);
    await editor.stop();
  });

  it("may leave checking to when a file is saved", async () => {
    const dir = project({});
    const editor = await start({ folders: [dir], settings: { run: "onSave", preset: "all" } });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, bad);
    const before = codes(await editor.diagnostics(uri));
    await editor.change(uri, 2, [{ text: "FROM debian:12\nUSER root\n" }]);
    expect(codes(await editor.diagnostics(uri, ({ version }) => version === 2))).toEqual(before);
    await editor.notify("textDocument/didSave", { textDocument: { uri } });
    const after = await editor.diagnostics(uri, ({ diagnostics }) => !codes(diagnostics).includes("no-maintainer"));
    expect(codes(after)).toContain("no-root-user");
    await editor.stop();
  });
});

describe("folders", () => {
  it("have a configuration each, and come and go", async () => {
    const a = project({ "plimsoll.config.yaml": only("no-maintainer") });
    const b = project({ "plimsoll.config.yaml": only("no-root-user") });
    const loose = project({});
    const editor = await start({ folders: [a] });
    for (const dir of [a, b, loose]) await editor.open(uriIn(dir, "Dockerfile"), bad);
    expect(codes(await editor.diagnostics(uriIn(a, "Dockerfile")))).toEqual(["no-maintainer"]);
    // A file outside of all folders has the configuration of its own directory.
    expect(codes(await editor.diagnostics(uriIn(b, "Dockerfile")))).toEqual(["no-root-user"]);
    expect(codes(await editor.diagnostics(uriIn(loose, "Dockerfile")))).toContain("no-maintainer");
    const folder = (dir: string) => ({ uri: uriIn(dir, "").replace(/\/$/, ""), name: dir });
    write(b, "plimsoll.config.yaml", only("no-maintainer", "error"));
    await editor.notify("workspace/didChangeWorkspaceFolders", { event: { added: [folder(b)], removed: [folder(a)] } });
    const now = await editor.diagnostics(uriIn(b, "Dockerfile"), ({ diagnostics }) => diagnostics[0]?.severity === 1);
    expect(codes(now)).toEqual(["no-maintainer"]);
    await editor.change(uriIn(a, "Dockerfile"), 2, [{ text: bad }]);
    expect(codes(await editor.diagnostics(uriIn(a, "Dockerfile"), ({ version }) => version === 2))).toEqual([
      "no-maintainer",
    ]);
    await editor.stop();
  });

  it("may be named the old way, or not at all", async () => {
    const dir = project({ "plimsoll.config.yaml": only("no-root-user") });
    const editor = await start({ capabilities: ancient, folders: null, rootUri: uriIn(dir, "") });
    const uri = uriIn(dir, "sub/Dockerfile");
    await editor.open(uri, bad);
    expect(codes(await editor.diagnostics(uri))).toEqual(["no-root-user"]);
    const untitled = "untitled:Untitled-1";
    await editor.open(untitled, bad);
    expect(codes(await editor.diagnostics(untitled))).toContain("no-maintainer");
    await editor.notify("textDocument/didClose", { textDocument: { uri: untitled } });
    expect(await editor.diagnostics(untitled, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    await editor.stop();
  });
});

describe("files that hang on each other", () => {
  const dockerfile = "ARG TAG\nFROM debian:$TAG\nCOPY app /app\nUSER 1000\n";
  const compose = (tag: string) => `services:\n  a:\n    build:\n      context: .\n      args: { TAG: "${tag}" }\n`;

  it("are checked again when another one changes, buffers before the disk", async () => {
    const dir = project({ "compose.yaml": compose("12"), app: "x" });
    const editor = await start({ folders: [dir] });
    const [uri, composeUri, ignore] = ["Dockerfile", "compose.yaml", ".dockerignore"].map((path) =>
      uriIn(dir, path),
    ) as [string, string, string];
    await editor.open(uri, dockerfile);
    expect(codes(await editor.diagnostics(uri))).toEqual([]);
    await editor.open(composeUri, compose("latest"), "dockercompose");
    expect(codes(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0))).toEqual([
      "no-latest-base-image",
    ]);
    await editor.change(composeUri, 2, [{ text: compose("12") }]);
    await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0);
    await editor.open(ignore, "app\n", "ignore");
    expect(codes(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 0))).toEqual([
      "copy-ignored-file",
    ]);
    await editor.notify("textDocument/didClose", { textDocument: { uri: ignore } });
    expect(await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length === 0)).toEqual([]);
    await editor.stop();
  });

  it("are checked again when the disk changes", async () => {
    const dir = project({ app: "x" });
    const editor = await start({ folders: [dir], capabilities: modern });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, dockerfile);
    const before = codes(await editor.diagnostics(uri));
    expect(before).not.toContain("no-latest-base-image");
    write(dir, "compose.yaml", compose("latest"));
    await editor.notify("workspace/didChangeWatchedFiles", { changes: [{ uri: uriIn(dir, "compose.yaml"), type: 1 }] });
    const after = await editor.diagnostics(uri, ({ diagnostics }) =>
      codes(diagnostics).includes("no-latest-base-image"),
    );
    expect(after.length).toBeGreaterThan(0);
    await editor.stop();
  });

  it("are named where they explain a finding", async () => {
    const text = "FROM debian:12 AS prod\nUSER 1000\n";
    const dir = project({
      "compose.yaml": "services:\n  a:\n    build: { context: ., target: nope }\n",
      Dockerfile: text,
    });
    const editor = await start({ folders: [dir] });
    const uri = uriIn(dir, "compose.yaml");
    await editor.open(uri, "services:\n  a:\n    build: { context: ., target: nope }\n", "dockercompose");
    const [finding] = await editor.diagnostics(uri);
    expect(finding?.code).toBe("build-target-exists");
    for (const { location } of finding?.relatedInformation ?? []) expect(location.uri).toBe(uriIn(dir, "Dockerfile"));
    await editor.stop();
  });
});
