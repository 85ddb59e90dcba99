import { chmodSync, existsSync, lstatSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { windows } from "../helpers/platform.ts";
import { plimsoll } from "./fake.ts";

const bad = { Dockerfile: "FROM a\nRUN sudo ls\n" };

test.each<[string, readonly string[], number]>([
  ["a warning", [], 1],
  ["an explicit command", ["lint"], 1],
  ["below the threshold", ["--fail-on", "error"], 0],
  ["above the threshold", ["--fail-on=error", "--rule", "no-sudo:error"], 1],
  ["never", ["--fail-on", "never"], 0],
  ["few enough warnings", ["--max-warnings", "1"], 0],
  ["too many warnings", ["--max-warnings", "0"], 1],
  ["quiet warnings", ["-q"], 0],
  ["--exit-zero", ["--exit-zero", "-r", "no-sudo:error"], 0],
  ["the rule is off", ["-r", "DL3004:off"], 0],
  ["a missing input", ["Dockerfile", "absent"], 2],
  ["a missing input with --exit-zero", ["absent", "--exit-zero"], 2],
  ["an unknown preset", ["--preset", "strct"], 2],
])("exit code of %s", async (_, argv, code) => {
  expect((await plimsoll(tree(bad), argv)).code).toBe(code);
});

test("clean is 0, a failed rule is 3", async () => {
  expect((await plimsoll(tree({ Dockerfile: "FROM a\n" }), [])).code).toBe(0);
  expect(await plimsoll(tree({ Dockerfile: "crash" }), ["--format", "json"])).toMatchObject({
    code: 3,
    err: "plimsoll: rule no-sudo failed on Dockerfile: it crashed\n",
  });
});

test("a fault of ours is 3 and says so", async () => {
  const readStdin = () => Promise.reject(new Error("broken"));
  const { code, err } = await plimsoll(tree({}), ["-"], { readStdin });
  expect(code).toBe(3);
  expect(err).toContain("a bug in Plimsoll");
});

test("a program that was replaced while it ran is 3, and no bug", async () => {
  const error = new Error("main.1.cjs was replaced while Plimsoll ran: start it again");
  error.name = "ReplacedError";
  const readStdin = () => Promise.reject(error);
  const err = `plimsoll: ${error.message}\n`;
  expect(await plimsoll(tree({}), ["-"], { readStdin })).toEqual({ code: 3, out: "", err });
});

test.each<[readonly string[], string]>([
  [["--fixx"], "unknown flag --fixx; did you mean --fix?"],
  [["-z"], "unknown flag -z"],
  [["--fix=yes"], "--fix does not take a value"],
  [["--format"], "--format needs a value: --format NAME[=FILE]"],
  [["--format", "--fix"], "--format needs a value"],
  [["--format", "jsn"], "--format jsn: must be one of `pretty`, `compact`, `statistics`, `json`; did you mean json?"],
  [["-f", "json", "-f", "compact"], "two formats go to standard output"],
  [["-f", "json=a", "-o", "b"], "--output b: every --format already has a file"],
  [["--fail-on", "eror"], "did you mean error?"],
  [["--max-warnings", "many"], "--max-warnings many: must be a number"],
  [["--config", "a", "--no-config"], "--config and --no-config cannot be used together"],
  [["--stdin-filename", "a"], "--stdin-filename needs `-` among the paths"],
  [["--build-context", "a"], "--build-context a: must be NAME=VALUE"],
  [["help", "lnit"], "unknown command lnit; did you mean lint?"],
  [["explain"], "explain needs a rule"],
  [["explain", "no-sudoo"], "there is no rule or preset no-sudoo; did you mean no-sudo?"],
])("%j is a usage error", async (argv, message) => {
  const { code, err, out } = await plimsoll(tree(bad), argv);
  expect(err).toContain(message);
  expect([code, out]).toEqual([2, ""]);
});

test("a wrong config is told on standard error", async () => {
  const root = tree({ ...bad, "plimsoll.config.yaml": "rules: { no-sudoo: off }\n" });
  expect(await plimsoll(root, [])).toEqual({
    code: 2,
    out: "",
    err: "plimsoll.config.yaml:1:10: rules.no-sudoo: unknown rule; did you mean no-sudo?\n",
  });
});

test("formats: full on a terminal, compact elsewhere, several to files", async () => {
  const root = tree(bad);
  expect((await plimsoll(root, [])).out).toBe("compact\nDockerfile: warning\n");
  expect((await plimsoll(root, [], { terminal: true })).out).toBe("full in colour\nDockerfile: warning\n");
  expect((await plimsoll(root, [], { terminal: true, env: { NO_COLOR: "1" } })).out).toMatch(/^full\n/);
  expect((await plimsoll(root, [], { env: { FORCE_COLOR: "1" } })).out).toMatch(/^compact in colour\n/);
  expect((await plimsoll(root, ["--no-color"], { terminal: true })).out).toMatch(/^full\n/);
  expect((await plimsoll(root, ["-f", "compact", "-f", "json=out/report.json"], { terminal: true })).out).toMatch(
    /^compact/,
  );
  expect(readFileSync(join(root, "out/report.json"), "utf8")).toBe("json\nDockerfile: warning\n");
  expect((await plimsoll(root, ["-o", "report.txt"], { terminal: true })).out).toBe("");
  expect(readFileSync(join(root, "report.txt"), "utf8")).toBe("compact\nDockerfile: warning\n");
});

test("more than 25 findings are a list on a terminal", async () => {
  const first = async (findings: number) => {
    const root = tree({ Dockerfile: "RUN sudo ls\n".repeat(findings) });
    return (await plimsoll(root, [], { terminal: true })).out.split("\n")[0];
  };
  expect(await first(25)).toBe("full in colour");
  expect(await first(26)).toBe("pretty in colour");
});

test("inputs that failed are told on standard error where the report is for machines", async () => {
  const root = tree(bad);
  expect((await plimsoll(root, ["absent", "-f", "json"])).err).toBe("plimsoll: absent does not exist\n");
  expect((await plimsoll(root, ["absent"])).err).toBe("");
});

test("--fix writes what changed and keeps marks, line ends and encodings", async () => {
  const root = tree({
    "a.Dockerfile": "\ufeffRUN sudo ls\r\n",
    "b.Dockerfile": Buffer.from("# caf\xe9\nRUN sudo ls", "latin1"),
    "c.Dockerfile": "FROM a\n",
  });
  const clean = statSync(join(root, "c.Dockerfile"));
  const { code, err } = await plimsoll(root, ["--fix"]);
  expect([code, err]).toEqual([0, "plimsoll: b.Dockerfile is not UTF-8; it was read as Latin-1\n"]);
  expect(readFileSync(join(root, "a.Dockerfile"), "utf8")).toBe("\ufeffRUN ls\r\n");
  expect(readFileSync(join(root, "b.Dockerfile"), "latin1")).toBe("# caf\xe9\nRUN ls");
  expect(statSync(join(root, "c.Dockerfile")).mtimeMs).toBe(clean.mtimeMs);
});

test.skipIf(windows)("--fix keeps modes and links", async () => {
  const root = tree({ "a.Dockerfile": "RUN sudo ls\n", "real/b": "RUN sudo ls\n" });
  chmodSync(join(root, "a.Dockerfile"), 0o750);
  symlinkSync("real/b", join(root, "b.Dockerfile"));
  expect((await plimsoll(root, ["--fix"])).code).toBe(0);
  expect(statSync(join(root, "a.Dockerfile")).mode & 0o777).toBe(0o750);
  expect(lstatSync(join(root, "b.Dockerfile")).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(root, "real/b"), "utf8")).toBe("RUN ls\n");
});

test("--fix with `-` writes the fixed text to standard output and the report to standard error", async () => {
  const root = tree({});
  const result = await plimsoll(root, ["--fix", "-", "--stdin-filename", "x/Dockerfile"], {
    readStdin: async () => Buffer.from("RUN sudo ls\n"),
  });
  expect(result).toEqual({ code: 0, out: "RUN ls\n", err: "compact\n" });
  expect(existsSync(join(root, "x"))).toBe(false);
});

test("--diff shows and writes nothing", async () => {
  const root = tree(bad);
  expect(await plimsoll(root, ["--diff"])).toEqual({
    code: 1,
    out: "--- a/Dockerfile\n+++ b/Dockerfile\n@@ -1,2 +1,2 @@\n FROM a\n-RUN sudo ls\n+RUN ls\n",
    err: "",
  });
  expect(readFileSync(join(root, "Dockerfile"), "utf8")).toBe(bad.Dockerfile);
  expect((await plimsoll(root, ["--diff", "--exit-zero"])).code).toBe(0);
  expect((await plimsoll(tree({ Dockerfile: "FROM a\n" }), ["--diff"])).code).toBe(0);
});

test("--diff is coloured on a terminal", async () => {
  const root = tree({ Dockerfile: "FROM a\n-- x\nRUN sudo ls\n" });
  const { out } = await plimsoll(root, ["--diff"], { terminal: true });
  expect(out.split("\n")).toEqual([
    "\x1b[1m--- a/Dockerfile\x1b[22m",
    "\x1b[1m+++ b/Dockerfile\x1b[22m",
    "\x1b[2m@@ -1,3 +1,3 @@\x1b[22m",
    " FROM a",
    " -- x",
    "\x1b[31m-RUN sudo ls\x1b[39m",
    "\x1b[32m+RUN ls\x1b[39m",
    "",
  ]);
  expect((await plimsoll(root, ["--diff", "--no-color"], { terminal: true })).out).not.toContain("\x1b");
});

test("--statistics is a format of its own", async () => {
  expect((await plimsoll(tree(bad), ["--statistics"])).out).toMatch(/^statistics\n/);
});

test("--print-config", async () => {
  const { out, code } = await plimsoll(tree(bad), ["--print-config", "Dockerfile"]);
  expect(code).toBe(0);
  expect(out).toContain("warning  no-sudo       # preset recommended\n");
});
