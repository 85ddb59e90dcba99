import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "vscode-languageserver";
import { callsOf, fakeIn, fakeShellcheck, pathWith } from "../helpers/fake-shellcheck.ts";
import { windows } from "../helpers/platform.ts";
import { project, pulling, start, uriIn } from "./client.ts";

const config = "extends: []\nrules: { shellcheck: on, no-maintainer: on }\n";
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code).sort();
const has = (code: string) => (params: { readonly diagnostics: readonly Diagnostic[] }) =>
  codes(params.diagnostics).includes(code);

function setUp() {
  const bin = project({});
  return {
    program: fakeShellcheck(fakeIn(bin)),
    path: pathWith(bin),
    dir: project({ "plimsoll.config.yaml": config }),
  };
}

describe.skipIf(windows)("what ShellCheck says in an editor", () => {
  it("comes after what is known at once, with its page, and goes with its cause", async () => {
    const { program, path, dir } = setUp();
    const editor = await start({ folders: [dir], path });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\nMAINTAINER me\nRUN flaw\n");
    expect(codes(await editor.diagnostics(uri))).toEqual(["no-maintainer"]);
    const found = await editor.diagnostics(uri, has("SC2050"));
    expect(found.find(({ code }) => code === "SC2050")).toMatchObject({
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 8 } },
      message: "A flaw (SC2050)",
      codeDescription: { href: "https://www.shellcheck.net/wiki/SC2050" },
    });
    await editor.change(uri, 2, [{ text: "FROM debian:12\nMAINTAINER me\nRUN mended\n" }]);
    await editor.diagnostics(uri, (params) => params.version === 2 && !has("SC2050")(params));
    await editor.change(uri, 3, [{ text: "FROM debian:12\nRUN flaw\n" }]);
    // It has said so before.
    expect(codes(await editor.diagnostics(uri, ({ version }) => version === 3))).toEqual(["SC2050"]);
    expect(callsOf(program)).toBeLessThanOrEqual(2);
    await editor.stop();
  });

  it("is suppressed by its code", async () => {
    const { path, dir } = setUp();
    const editor = await start({ folders: [dir], path });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\nRUN flaw\n");
    const [diagnostic] = await editor.diagnostics(uri, has("SC2050"));
    const actions = await editor.actions(uri, (diagnostic as Diagnostic).range);
    expect(actions.map(({ title }) => title)).toEqual(
      expect.arrayContaining([
        "Suppress SC2050 here",
        "Suppress SC2050 in this file",
        "Write mend (unsafe: the image may change)",
      ]),
    );
    await editor.stop();
  });

  it("is offered by its code to a directive above it", async () => {
    const { path, dir } = setUp();
    const editor = await start({ folders: [dir], path });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\n# plimsoll ignore=\nRUN flaw\n");
    await editor.diagnostics(uri, has("SC2050"));
    const position = { line: 1, character: 18 };
    const answer = await editor.request<{ readonly items: readonly { readonly label: string }[] }>(
      "textDocument/completion",
      { textDocument: { uri }, position },
    );
    expect(JSON.stringify(answer)).toContain('"label":"SC2050"');
    await editor.stop();
  });

  it("has a client ask again that asks for diagnostics", async () => {
    const { path, dir } = setUp();
    const editor = await start({ folders: [dir], path, capabilities: pulling });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\nRUN flaw\n");
    const pull = () =>
      editor.request<{ readonly items: readonly Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
    await pull();
    const before = editor.asked.filter((method) => method === "workspace/diagnostic/refresh").length;
    await expect
      .poll(() => editor.asked.filter((method) => method === "workspace/diagnostic/refresh").length, {
        timeout: 10_000,
      })
      .toBeGreaterThan(before);
    expect(codes((await pull()).items)).toEqual(["SC2050"]);
    await editor.stop();
  });

  it("is not heard where it fails, which is told", async () => {
    const { program, path, dir } = setUp();
    const version = "[ \"$1\" = --version ] && { printf 'ShellCheck\\nversion: 0.11.0\\n'; exit; }";
    writeFileSync(program, `#!/bin/sh\n${version}\ntouch '${program}.failed'\nexit 3\n`);
    const editor = await start({ folders: [dir], path });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\nMAINTAINER me\nRUN flaw\n");
    await expect.poll(() => existsSync(`${program}.failed`), { timeout: 10_000 }).toBe(true);
    rmSync(`${program}.failed`);
    await editor.change(uri, 2, [{ text: "FROM debian:12\nMAINTAINER you\nRUN flaw\n" }]);
    expect(codes(await editor.diagnostics(uri, ({ version: of }) => of === 2))).toEqual(["no-maintainer"]);
    expect(existsSync(`${program}.failed`)).toBe(false);
    await editor.stop();
  });

  it("is that of no program that an untrusted workspace names or brings", async () => {
    const { program, dir } = setUp();
    const named = "extends: []\nrules: { shellcheck: on }\nshellcheck: { path: ./check }\n";
    writeFileSync(join(dir, "plimsoll.config.yaml"), named);
    const hostile = [fakeShellcheck(join(dir, "check")), fakeShellcheck(join(dir, "bin/shellcheck"))];
    const editor = await start({ folders: [dir], path: pathWith(join(dir, "bin"), join(program, "..")) });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, "FROM debian:12\nRUN flaw\n");
    await editor.diagnostics(uri, has("SC2050"));
    expect([callsOf(program), ...hostile.map(callsOf)]).toEqual([1, 0, 0]);
    await editor.stop();
  });
});
