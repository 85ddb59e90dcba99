import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { manifest, root } from "../../scripts/project.ts";
import { bad, type Repository, repository } from "../clients/repository.ts";

describe("the executable", () => {
  let scratch: string;
  let project: Repository;

  beforeAll(() => {
    scratch = mkdtempSync(join(tmpdir(), "plimsoll-executable-"));
    const args = [`${root}/node_modules/tsx/dist/cli.mjs`, "scripts/build-executable.ts", join(scratch, "plimsoll")];
    execFileSync(process.execPath, args, { cwd: root, stdio: "pipe" });
    project = repository();
    project.write("Dockerfile", bad);
    project.write("compose.yaml", "services:\n  app:\n    build: .\n");
  });
  afterAll(() => {
    rmSync(scratch, { recursive: true });
    project.remove();
  });

  /** Where no Node is to be found. */
  function run(args: readonly string[], input = "") {
    const options = { cwd: project.directory, env: { PATH: "/nowhere" }, encoding: "utf8", input } as const;
    const { status, stdout, stderr } = spawnSync(join(scratch, "plimsoll"), args, options);
    return { code: status, out: stdout, err: stderr };
  }

  it("says its version, explains and lists", () => {
    expect(run(["--version"])).toEqual({ code: 0, out: `${manifest.version}\n`, err: "" });
    expect(run(["explain", "DL4000"])).toMatchObject({ code: 0, out: expect.stringMatching(/^no-maintainer\n/) });
    expect(run(["rules"]).out).toContain("no-maintainer");
  });

  it("lints a project, standard input and a wrong command line as the package does", () => {
    const finding = "Dockerfile:2:1: warning MAINTAINER is deprecated: use a label [no-maintainer]\n";
    expect(run([])).toEqual({ code: 1, out: finding, err: "" });
    expect(run(["-"], bad)).toEqual({ code: 1, out: finding, err: "" });
    expect(run(["--fixx"])).toMatchObject({ code: 2, err: expect.stringContaining("did you mean --fix?") });
    expect(run(["--format", "pretty", "--color"]).out).toContain("1 warning");
    expect(run(["-", "--fix"], bad).out).not.toContain("MAINTAINER");
  });

  it.each([
    ["plimsoll.config.yaml", "rules: { no-maintainer: error }\n"],
    ["plimsoll.config.mjs", 'export default { rules: { "no-maintainer": "error" } };\n'],
    [
      "plimsoll.config.ts",
      'import { defineConfig } from "plimsoll";\nexport default defineConfig({ rules: { "no-maintainer": "error" } });\n',
    ],
  ])("reads %s", (name, text) => {
    project.write(name, text);
    expect(run([])).toMatchObject({ code: 1, out: expect.stringContaining(" error MAINTAINER"), err: "" });
    rmSync(join(project.directory, name));
  });

  it("runs plugins, with the library that they import", () => {
    project.write("plimsoll.config.yaml", "extends: []\nplugins: [./plugin.mjs]\n");
    project.write(
      "plugin.mjs",
      `import { defineRule } from "plimsoll";
import { globalArgs } from "plimsoll/kit";
const count = defineRule({
  id: "count", summary: "Counts", why: "To see.", topic: "commands", category: "style", severity: "info",
  kinds: ["dockerfile"], recommended: true, messages: { n: "{n} instructions, {args} arguments" }, examples: [],
  check: (document) => {
    const data = { n: document.ast.getInstructions().length, args: globalArgs(document).length };
    return [{ at: { start: 0, end: 4 }, message: "n", data }];
  },
});
export default { name: "count", rules: [count] };
`,
    );
    expect(run(["--rule", "count"])).toMatchObject({
      out: "Dockerfile:1:1: info 5 instructions, 0 arguments [count]\n",
      err: "",
    });
    for (const name of ["plimsoll.config.yaml", "plugin.mjs"]) rmSync(join(project.directory, name));
  });

  it("serves editors", async () => {
    const params = { processId: null, rootUri: null, capabilities: {} };
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "initialize", params });
    const server = spawn(join(scratch, "plimsoll"), ["lsp", "--stdio"], { env: { PATH: "/nowhere" } });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    let answer = "";
    // It ends with its input, so that stays open until the answer is there.
    for await (const chunk of server.stdout) {
      answer += chunk;
      if (answer.includes('"capabilities"')) server.stdin.end();
    }
    expect(answer).toContain('"textDocumentSync"');
  });

  it("says what is wrong with a configuration", () => {
    project.write("plimsoll.config.yaml", "rulez: {}\n");
    expect(run([])).toMatchObject({ code: 2, err: expect.stringContaining("did you mean rules?") });
    rmSync(join(project.directory, "plimsoll.config.yaml"));
  });
});
