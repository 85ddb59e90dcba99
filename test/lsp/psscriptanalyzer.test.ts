import { describe, expect, it } from "vitest";
import { fakeIn, fakePwsh } from "../helpers/fake-pwsh.ts";
import { callsOf, fakeShellcheck, pathWith, fakeIn as shellcheckIn } from "../helpers/fake-shellcheck.ts";
import { windows } from "../helpers/platform.ts";
import { project, start, uriIn } from "./client.ts";

const config = "extends: []\nrules: { psscriptanalyzer: on, shellcheck: on }\npsscriptanalyzer: { enable: true }\n";
const dockerfile = 'FROM debian:12\nRUN flaw\nFROM example.com/a\nSHELL ["pwsh", "-Command"]\nRUN a; flaw\n';
const code = "PSAvoidUsingInvokeExpression";

describe.skipIf(windows)("what PSScriptAnalyzer says in an editor", () => {
  it.each([
    ["is shown at its words", true],
    ["is not asked for where the workspace is not trusted", false],
  ])("%s", async (_, trusted) => {
    const bin = project({});
    const program = fakePwsh(fakeIn(bin));
    fakeShellcheck(shellcheckIn(bin));
    const dir = project({ "plimsoll.config.yaml": config });
    const editor = await start({ folders: [dir], path: pathWith(bin), initializationOptions: { trusted } });
    const uri = uriIn(dir, "Dockerfile");
    await editor.open(uri, dockerfile);
    // Both are asked together.
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.some((one) => one.code === "SC2050"));
    const own = found.filter((one) => one.code === code);
    expect(own.map(({ range, message }) => ({ range, message }))).toEqual(
      trusted
        ? [
            {
              range: { start: { line: 4, character: 7 }, end: { line: 4, character: 11 } },
              message: `A flaw (${code})`,
            },
          ]
        : [],
    );
    await editor.stop();
    expect(callsOf(program)).toBe(trusted ? 1 : 0);
  });
});
