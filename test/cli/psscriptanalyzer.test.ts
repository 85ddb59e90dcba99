import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tree } from "../config/fixtures.ts";
import { fakeIn, fakePwsh } from "../helpers/fake-pwsh.ts";
import { callsOf, pathWith } from "../helpers/fake-shellcheck.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

const flawed = 'FROM example.com/a\nSHELL ["pwsh", "-Command"]\nRUN a; flaw\nRUN smell\n';
const flags = ["--rule", "all:off", "--rule", "psscriptanalyzer", "-f", "compact"];
const found = "Dockerfile:3:8: warning A flaw (PSAvoidUsingInvokeExpression) [psscriptanalyzer]\n";

const config = "extends: []\npsscriptanalyzer: { enable: true }\n";

/** A project that asks for it, and the environment of a user who has a PowerShell elsewhere. */
function setUp(files: Readonly<Record<string, string>> = { Dockerfile: flawed }) {
  const root = tree({ "plimsoll.config.yaml": config, ...files });
  const bin = tree({});
  const program = fakePwsh(fakeIn(bin));
  return { root, bin, program, io: { env: { PATH: pathWith(bin), HOME: tree({}) } } };
}

describe.skipIf(windows)("PowerShell scripts are given to PSScriptAnalyzer", () => {
  it("where a configuration asks for it, in one process for all files, and its warnings are reported", async () => {
    const { root, io, program } = setUp({ Dockerfile: flawed, "b/Dockerfile": flawed, "c/Dockerfile": flawed });
    const { out, err } = await plimsoll(root, flags, io);
    expect({ out, err }).toEqual({ out: `${found}b/${found}c/${found}`, err: "" });
    expect(callsOf(program)).toBe(1);
  });

  it("which --verbose names, beside what there is not", async () => {
    const { root, io, program } = setUp();
    const { err } = await plimsoll(root, [...flags, "--verbose"], io);
    expect(err).toContain(`plimsoll: PowerShell scripts are given to the PSScriptAnalyzer of ${program}\n`);
    expect(err).toContain("plimsoll: shell scripts are checked without ShellCheck: ");
  });

  it("but not where no such script is, nor where it or its rule is off", async () => {
    const { root, io, program } = setUp({ Dockerfile: "FROM debian:12\nRUN flaw\n" });
    await plimsoll(root, flags, io);
    writeFileSync(join(root, "Dockerfile"), flawed);
    await plimsoll(root, ["--rule", "psscriptanalyzer:off"], io);
    for (const told of ["psscriptanalyzer: { enable: false }\n", ""]) {
      writeFileSync(join(root, "plimsoll.config.yaml"), told);
      const { out, err } = await plimsoll(root, ["-f", "compact", "--verbose"], io);
      expect(out).not.toContain("PSAvoid");
      expect(err).toContain(
        "plimsoll: PowerShell scripts are checked without PSScriptAnalyzer: psscriptanalyzer.enable is not true\n",
      );
    }
    expect(callsOf(program)).toBe(0);
  });

  it("again where they changed only, with a cache", async () => {
    const { root, io, program } = setUp();
    const cached = [...flags, "--cache", "--cache-location", ".cache/"];
    expect((await plimsoll(root, cached, io)).out).toBe(found);
    expect((await plimsoll(root, cached, io)).out).toBe(found);
    writeFileSync(join(root, "Dockerfile"), `${flawed}COPY a b\n`);
    expect((await plimsoll(root, cached, io)).out).toBe(found);
    expect(callsOf(program)).toBe(1);
  });

  it("whose codes are names of rules, however they are spelled", async () => {
    const { root, io } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": `${config}rules: { psscriptanalyzer: on, psavoidusinginvokeexpression: error, PSAvoidUsingWriteHost: info }\n`,
    });
    expect((await plimsoll(root, ["-f", "compact"], io)).out).toBe(
      `${found.replace("warning", "error")}Dockerfile:4:5: info A flaw (PSAvoidUsingWriteHost) [psscriptanalyzer]\n`,
    );
    const ignored = flawed.replace("RUN", "# plimsoll ignore=PSAvoidUsingInvokeExpression -- x\nRUN");
    writeFileSync(join(root, "Dockerfile"), ignored);
    writeFileSync(join(root, "plimsoll.config.yaml"), config);
    expect((await plimsoll(root, flags, io)).out).toBe("1 suppressed (1 directive)\n");
  });

  it("and what goes wrong with it is told on request alone", async () => {
    const { root, bin, io } = setUp();
    writeFileSync(fakeIn(bin), "#!/bin/sh\necho hello\n");
    expect(await plimsoll(root, flags, io)).toEqual({ code: 0, out: "", err: "" });
    expect((await plimsoll(root, [...flags, "--verbose"], io)).err).toContain(
      "plimsoll: PSScriptAnalyzer gives an answer that cannot be understood; scripts were checked without it\n",
    );
  });

  it.each([
    ["where code may not run", ["--no-code"], {}],
    ["in a pipeline for a stranger's change", [], { CIRCLE_PR_REPONAME: "b" }],
  ])("but not %s", async (_, more, env) => {
    const { root, io, program } = setUp();
    expect((await plimsoll(root, [...flags, ...more], { env: { ...io.env, ...env } })).out).toBe("");
    expect(callsOf(program)).toBe(0);
  });

  it("but to none that the linted repository brings", async () => {
    const { root } = setUp();
    const hostile = fakePwsh(fakeIn(join(root, "bin")));
    await plimsoll(root, flags, { env: { PATH: pathWith(join(root, "bin")) } });
    expect(existsSync(`${hostile}.log`)).toBe(false);
  });

  it("in a directory of their own, with nothing that loads modules by name", async () => {
    const { root, io, program } = setUp();
    await plimsoll(root, flags, { env: { ...io.env, PSModulePath: join(root, "Modules") } });
    const { told } = JSON.parse(readFileSync(`${program}.log`, "utf8"));
    expect(told).toMatchObject({ PSModuleAutoLoadingPreference: "None", PSModulePath: "" });
  });
});
