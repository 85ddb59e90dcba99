import { chmodSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tree } from "../config/fixtures.ts";
import { callsOf, fakeIn, fakeShellcheck, pathWith } from "../helpers/fake-shellcheck.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./real.ts";

const flawed = "FROM debian:12\nRUN flaw\nRUN smell\n";
const flags = ["--no-config", "--rule", "all:off", "--rule", "shellcheck", "-f", "compact"];
const found = "Dockerfile:2:5: warning A flaw (SC2050) [shellcheck]\n";

/** A project, and the environment of a user who has a ShellCheck elsewhere. */
function setUp(files: Readonly<Record<string, string>> = { Dockerfile: flawed }) {
  const root = tree(files);
  const bin = tree({});
  const program = fakeShellcheck(fakeIn(bin));
  return { root, bin, program, io: { env: { PATH: pathWith(bin) } } };
}

describe.skipIf(windows)("shell scripts are given to ShellCheck", () => {
  it("where there is one, and its warnings are reported", async () => {
    const { root, io } = setUp();
    expect(await plimsoll(root, flags, io)).toEqual({ code: 1, out: found, err: "" });
  });

  it("and nothing is missed or said where there is none, but on request", async () => {
    const { root } = setUp();
    const io = { env: { PATH: pathWith() } };
    expect(await plimsoll(root, flags, io)).toEqual({ code: 0, out: "", err: "" });
    const told = await plimsoll(root, [...flags, "--verbose"], io);
    expect(told.err).toBe(
      "plimsoll: shell scripts are checked without ShellCheck: there is no shellcheck on the PATH outside of what is linted\n" +
        "plimsoll: PowerShell scripts are checked without PSScriptAnalyzer: psscriptanalyzer.enable is not true\n",
    );
  });

  it("which --verbose names", async () => {
    const { root, io, program } = setUp();
    expect((await plimsoll(root, [...flags, "--verbose"], io)).err).toContain(
      `plimsoll: shell scripts are given to ${program}\n`,
    );
  });

  it("in one process for all files, each script once", async () => {
    const { root, io, program } = setUp({
      "a/Dockerfile": flawed,
      "b/Dockerfile": flawed,
      "c/Dockerfile": "FROM x\nRUN c flaw\n",
    });
    expect((await plimsoll(root, flags, io)).out.match(/SC2050/g)).toHaveLength(3);
    expect(callsOf(program)).toBe(1);
  });

  it("but not where no script is", async () => {
    const { root, io, program } = setUp({ Dockerfile: "FROM debian:12\nCOPY a b\n" });
    await plimsoll(root, flags, io);
    expect(callsOf(program)).toBe(0);
  });

  it("but not where the rule is off", async () => {
    const { root, io, program } = setUp();
    await plimsoll(root, ["--no-config", "--rule", "shellcheck:off"], io);
    expect(callsOf(program)).toBe(0);
  });

  it("and its fixes are applied, after which it is asked again", async () => {
    const { root, io } = setUp();
    const { out } = await plimsoll(root, [...flags, "--fix-unsafe", "--diff"], io);
    expect(out).toContain("-RUN flaw\n+RUN mend\n");
  });

  it("and a fix after which it says the same is not applied", async () => {
    const { root, program, io } = setUp();
    fakeShellcheck(program, "A flaw.", "another flaw");
    expect(await plimsoll(root, [...flags, "--fix-unsafe", "--diff"], io)).toMatchObject({ code: 0, out: "" });
  });

  it("again where they changed only, with a cache", async () => {
    const { root, io, program } = setUp();
    const cached = [...flags, "--cache", "--cache-location", ".cache/"];
    const first = await plimsoll(root, cached, io);
    expect(await plimsoll(root, cached, io)).toEqual(first);
    expect(callsOf(program)).toBe(1);
    writeFileSync(join(root, "Dockerfile"), `${flawed}COPY a b\n`);
    expect((await plimsoll(root, cached, io)).out).toBe(found);
    expect(callsOf(program)).toBe(1);
    fakeShellcheck(program, "Another flaw.");
    expect((await plimsoll(root, cached, io)).out).toContain("Another flaw (SC2050)");
  });

  it.each([
    ["cut off", (text: string) => text.slice(0, -3)],
    ["changed", (text: string) => text.replace("A flaw", "No flaw")],
  ])("again where what was kept of it is %s", async (_, spoil) => {
    const { root, io } = setUp();
    const cached = [...flags, "--cache", "--cache-location", ".cache/"];
    await plimsoll(root, cached, io);
    const file = join(root, ".cache/plimsoll-cache-shellcheck");
    writeFileSync(file, spoil(readFileSync(file, "utf8")));
    rmSync(join(root, ".cache/plimsoll-cache"));
    expect((await plimsoll(root, cached, io)).out).toBe(found);
  });
});

describe.skipIf(windows)("a code", () => {
  const of = (rules: string) => ({ Dockerfile: flawed, "plimsoll.config.yaml": `extends: []\nrules: ${rules}\n` });

  it.each([
    ["that is off", "{ shellcheck: on, SC2050: off }", ""],
    ["that has a severity of its own", "{ shellcheck: on, sc2050: error }", found.replace("warning", "error")],
    ["alone", "{ hadolint:SC2050: on }", found],
    ["that is not severe, by name", "{ SC2086: warning }", "Dockerfile:3:5: warning A flaw (SC2086) [shellcheck]\n"],
    ["of a rule that is on after it", "{ SC2086: off, shellcheck: on }", found],
    ["in a rule's options", "{ shellcheck: [on, { codes: { SC2050: info } }] }", found.replace("warning", "info")],
  ])("%s", async (_, rules, out) => {
    const { root, io } = setUp(of(rules));
    expect((await plimsoll(root, ["-f", "compact"], io)).out).toBe(out);
  });

  it("has no options", async () => {
    const { root, io } = setUp(of("{ SC2050: [on, { a: 1 }] }"));
    expect(await plimsoll(root, [], io)).toMatchObject({
      code: 2,
      err: expect.stringContaining("is a code of `shellcheck` and has a severity alone"),
    });
  });

  it.each([
    ["plimsoll ignore=SC2050 -- x", 1],
    ["plimsoll ignore=shellcheck -- x", 1],
    ["hadolint ignore=SC2050", 1],
    ["shellcheck disable=SC2050", 1],
    ["shellcheck disable=SC2000-SC2200", 1],
    ["shellcheck disable=all", 1],
    ["hadolint ignore=SC2086", 0],
    ["shellcheck disable=SC2086", 0],
  ])("is suppressed by # %s: %i", async (comment, count) => {
    const { root, io } = setUp({ Dockerfile: `FROM debian:12\n# ${comment}\nRUN flaw\n` });
    const { out } = await plimsoll(root, [...flags.slice(0, -1), "json"], io);
    expect(JSON.parse(out).summary).toMatchObject({ suppressed: count, warnings: 1 - count });
  });

  it("that is suppressed is called unused only where ShellCheck has looked for it", async () => {
    const { root, io } = setUp({ Dockerfile: "FROM debian:12\n# plimsoll ignore=SC2050 -- x\nRUN a\n" });
    const asked = [
      "--no-config",
      "--rule",
      "all:off",
      "--rule",
      "SC2050",
      "--report-unused-directives",
      "-f",
      "compact",
    ];
    expect((await plimsoll(root, asked, io)).out).toContain("[unused-directive]");
    expect((await plimsoll(root, asked, { env: { PATH: pathWith() } })).out).toBe("");
    expect((await plimsoll(root, [...flags, "--report-unused-directives"], io)).out).toBe("");
  });

  it("is waived and baselined by name", async () => {
    const waiver = "waivers: [{ rules: SC2050, files: ['**'], reason: x }]\n";
    const { root, io } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": `extends: []\nrules: { shellcheck: on }\n${waiver}`,
    });
    expect((await plimsoll(root, ["-f", "compact"], io)).code).toBe(0);
    writeFileSync(join(root, "plimsoll.config.yaml"), "extends: []\nrules: { shellcheck: on }\n");
    await plimsoll(root, ["--write-baseline"], io);
    expect(readFileSync(join(root, "plimsoll-baseline.json"), "utf8")).toContain('"rule":"SC2050"');
    expect((await plimsoll(root, [], io)).code).toBe(0);
    // Whoever has no ShellCheck does not clear the list.
    expect((await plimsoll(root, ["--prune-baseline"], { env: { PATH: pathWith() } })).err).toBe("");
  });

  it("is explained where ShellCheck does", async () => {
    const { out } = await plimsoll(tree({}), ["explain", "sc2050"]);
    expect(out).toContain("SC2050: https://www.shellcheck.net/wiki/SC2050\n");
  });

  it("is a rule of its own in SARIF", async () => {
    const { root, io } = setUp();
    const { out } = await plimsoll(root, [...flags.slice(0, -1), "sarif"], io);
    const [run] = JSON.parse(out).runs;
    expect(run.results[0]).toMatchObject({ ruleId: "SC2050", ruleIndex: 0 });
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: "SC2050",
      helpUri: "https://www.shellcheck.net/wiki/SC2050",
      properties: { tags: expect.arrayContaining(["shellcheck"]) },
    });
  });
});

describe.skipIf(windows)("a configuration", () => {
  it("turns it off", async () => {
    const { root, io, program } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": "shellcheck: { enable: false }\n",
    });
    expect((await plimsoll(root, ["--rule", "shellcheck", "-f", "compact"], io)).out).not.toContain("SC2050");
    expect(callsOf(program)).toBe(0);
  });

  it("that wants it is told that there is none", async () => {
    const { root } = setUp({
      Dockerfile: "FROM debian:12\n",
      "plimsoll.config.yaml": "extends: []\nshellcheck: { enable: true }\n",
    });
    expect((await plimsoll(root, [], { env: { PATH: pathWith() } })).err).toBe(
      "plimsoll: shellcheck.enable is true, but there is no shellcheck\n",
    );
  });

  it("of the user's own names the program, which may lie in the project", async () => {
    const { root, io, program } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": "extends: []\nrules: { shellcheck: on }\nshellcheck: { path: tools/check }\n",
    });
    const own = fakeShellcheck(join(root, "tools/check"));
    expect((await plimsoll(root, ["-f", "compact"], io)).out).toBe(found);
    expect([callsOf(own), callsOf(program)]).toEqual([1, 0]);
  });
});

describe.skipIf(windows)("no shellcheck of the linted repository runs", () => {
  it.each([
    ["in the root", "shellcheck", (root: string) => root],
    ["in node_modules/.bin", "node_modules/.bin/shellcheck", (root: string) => join(root, "node_modules/.bin")],
    ["in a relative place", "shellcheck", () => "."],
    ["in an empty place", "shellcheck", () => ""],
  ])("that the PATH names %s", async (_, file, place) => {
    const { root } = setUp();
    const hostile = fakeShellcheck(join(root, file));
    const io = { env: { PATH: pathWith(place(root)) } };
    expect(await plimsoll(root, flags, io)).toEqual({ code: 0, out: "", err: "" });
    expect(callsOf(hostile)).toBe(0);
  });

  it("that a link among the user's programs leads to", async () => {
    const { root } = setUp();
    const hostile = fakeShellcheck(join(root, "bin/shellcheck"));
    const programs = tree({});
    symlinkSync(hostile, join(programs, "shellcheck"));
    expect((await plimsoll(root, flags, { env: { PATH: pathWith(programs) } })).out).toBe("");
    expect(callsOf(hostile)).toBe(0);
  });

  it("that a link makes of another place", async () => {
    const { root } = setUp();
    const elsewhere = tree({});
    const program = fakeShellcheck(fakeIn(elsewhere));
    symlinkSync(elsewhere, join(root, "bin"));
    expect((await plimsoll(root, flags, { env: { PATH: pathWith(join(root, "bin")) } })).out).toBe("");
    expect(callsOf(program)).toBe(0);
  });

  it.each([
    ["where code may not run", ["--no-code"], {}],
    ["in a pipeline for a stranger's change", [], { CIRCLE_PR_REPONAME: "b" }],
  ])("that its config names %s", async (_, more, env) => {
    const { root, io } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": "extends: []\nrules: { shellcheck: on }\nshellcheck: { path: ./check }\n",
    });
    const hostile = fakeShellcheck(join(root, "check"), "Nothing to see.");
    const { out, err } = await plimsoll(root, ["-f", "compact", ...more], { env: { ...io.env, ...env } });
    expect(out).toBe(found);
    expect(err).toContain("plimsoll: shellcheck.path is not used: ");
    expect(callsOf(hostile)).toBe(0);
  });

  it("that anybody can write", async () => {
    const { root, io } = setUp({
      Dockerfile: flawed,
      "plimsoll.config.yaml": "extends: []\nrules: { shellcheck: on }\nshellcheck: { path: tools/check }\n",
    });
    const hostile = fakeShellcheck(join(root, "tools/check"));
    chmodSync(join(root, "tools"), 0o777);
    expect((await plimsoll(root, ["-f", "compact"], io)).err).toContain("is writable by others");
    expect(callsOf(hostile)).toBe(0);
  });

  it("and none of its settings is read", async () => {
    const { root, bin } = setUp({ Dockerfile: flawed, ".shellcheckrc": "disable=all\n" });
    const seen = join(bin, "seen");
    writeFileSync(
      fakeIn(bin),
      `#!/bin/sh\n[ "$1" = --version ] && { printf 'ShellCheck\\nversion: 0.11.0\\n'; exit; }\n{ pwd; echo "$1" "$SHELLCHECK_OPTS"; } > '${seen}'\necho '{"comments":[]}'\n`,
    );
    await plimsoll(root, flags, { env: { PATH: pathWith(bin), SHELLCHECK_OPTS: "-x" } });
    const [directory = "", first] = readFileSync(seen, "utf8").split("\n");
    expect(directory.startsWith(root)).toBe(false);
    expect(first).toBe("--norc ");
  });
});

describe.skipIf(windows)("a ShellCheck that", () => {
  it.each([
    ["fails", "exit 3", "failed with status 3"],
    ["says what it likes", "echo hello", "gives an answer that cannot be understood"],
  ])("%s is told, and the run goes on", async (_, body, fault) => {
    const { root, bin, io } = setUp();
    writeFileSync(
      fakeIn(bin),
      `#!/bin/sh\n[ "$1" = --version ] && { printf 'ShellCheck\\nversion: 0.11.0\\n'; exit; }\n${body}\n`,
    );
    const cached = [...flags, "--rule", "no-maintainer", "--cache", "--cache-location", ".cache/"];
    writeFileSync(join(root, "Dockerfile"), `${flawed}MAINTAINER me\n`);
    const { out, err } = await plimsoll(root, cached, io);
    expect(out).toContain("[no-maintainer]");
    expect(err).toContain(`plimsoll: ShellCheck ${fault}; scripts were checked without it\n`);
    fakeShellcheck(fakeIn(bin));
    expect((await plimsoll(root, cached, io)).out).toContain("SC2050");
  });

  it("words its answer to steer a terminal does not", async () => {
    const { root, bin, io } = setUp();
    fakeShellcheck(fakeIn(bin), "A \\\\u001b[31mflaw.");
    const { out } = await plimsoll(root, flags, io);
    expect(out).toContain("SC2050");
    expect(out).not.toContain("\u001b");
  });
});
