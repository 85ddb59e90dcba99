import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./fake.ts";

test("explain shows a rule under each of its names", async () => {
  const { out, code } = await plimsoll(tree({}), ["explain", "tally/no-sudo"]);
  expect(code).toBe(0);
  expect(out).toContain("no-sudo\nNo sudo.\n\nBecause.\n");
  expect(out).toContain("Presets:       recommended, strict, all, security\n");
  expect(out).toContain("  limit (integer, default 3)\n    How many.\n");
  const both = await plimsoll(tree({}), ["explain", "DL3004"]);
  expect(both.out).toMatch(/^no-sudo\n[\s\S]*^json-args\n/m);
});

test("explain shows what each sort of fix leaves", async () => {
  const { out } = await plimsoll(tree({}), ["explain", "small-layers"]);
  expect(out).toContain("Fixes:         safe and unsafe\n");
  expect(out).toContain("\nBad (Two, info):\n    RUN a\nFixed:\n    RUN b\nFixed, unsafe:\n    RUN c\n");
  expect(out).toContain("\nWith e.txt:\n    f\nGood (cannot be decided: d is not known):\n    RUN d\n");
});

test("explain shows what a preset turns on, and how another linter's differs", async () => {
  const own = await plimsoll(tree({}), ["explain", "security"]);
  expect(own.out).toMatch(/^security\n[^\n]+\n(?:[^\n]+\n)*\n {2}no-sudo {2,}warning\n/);
  const peer = await plimsoll(tree({}), ["explain", "hadolint"], { terminal: true, columns: 80 });
  expect(peer.out).toContain(
    '  no-sudo    error, users "any": sudo is reported even where an ordinary user\n             needs it\n' +
      "  json-args  warning\n",
  );
});

test("rules lists them, as a table or as JSON", async () => {
  const { out } = await plimsoll(tree({}), ["rules"]);
  expect(out.split("\n")).toEqual([
    "Rule          Severity  Fix   Policy                 Presets                Kinds",
    "house-style   info      -     As the house likes it  go-static              dockerfile",
    "json-args     info      -     Arguments as JSON      recommended            dockerfile",
    "no-sudo       warning   -     No sudo                recommended, security  dockerfile",
    "small-layers  error     both  Layers are small       size                   dockerfile",
    "",
    "4 rules",
    "",
  ]);
  const narrow = await plimsoll(tree({}), ["rules"], { terminal: true, columns: 40 });
  expect(narrow.out.split("\n")[1]).toBe("house-style   info      -     As the ho\u2026");
  const json = await plimsoll(tree({}), ["rules", "--format", "json", "--preset", "only:size"]);
  expect(JSON.parse(json.out)).toMatchObject([
    { id: "small-layers", severity: "error", fix: "both", category: "size" },
  ]);
});

test.each([
  [["--fix", "both"], ["small-layers"]],
  [["--fix", "any"], ["small-layers"]],
  [
    ["--fix", "none", "--severity", "info"],
    ["house-style", "json-args"],
  ],
  [["--kind", "compose"], []],
  [["--topic", "commands", "--category", "correctness"], ["json-args"]],
  [["--category", "security", "--preset", "recommended"], ["no-sudo"]],
])("rules %j", async (argv, ids) => {
  const { out } = await plimsoll(tree({}), ["rules", "--format", "json", ...argv]);
  expect(JSON.parse(out).map(({ id }: { readonly id: string }) => id)).toEqual(ids);
});

test("rules refuses what no rule is", async () => {
  const { code, err } = await plimsoll(tree({}), ["rules", "--topic", "comands"]);
  expect(code).toBe(2);
  expect(err).toContain("did you mean commands?");
});

test("explain is as wide as the terminal", async () => {
  const { out } = await plimsoll(tree({}), ["explain", "no-sudo"], { terminal: true, columns: 30 });
  for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(30);
  expect(out).toContain("Presets:       recommended,\n               strict, all,\n               security\n");
});

test("init writes a config that we take, once", async () => {
  const root = tree({ "go.mod": "module example.com/x", Dockerfile: "FROM golang AS b\nFROM scratch\n" });
  expect((await plimsoll(root, ["init"])).code).toBe(0);
  expect(readFileSync(join(root, "plimsoll.config.yaml"), "utf8")).toContain("\n  - go-static #");
  expect((await plimsoll(root, ["--print-config", "Dockerfile"])).out).toContain("preset go-static");
  const again = await plimsoll(root, ["init"]);
  expect([again.code, again.err]).toEqual([2, expect.stringContaining("there is already a plimsoll.config.yaml")]);
});

test("init takes a file of the name node_modules for none of its business", async () => {
  expect((await plimsoll(tree({ node_modules: "" }), ["init"])).code).toBe(0);
});

test.skipIf(process.platform !== "linux")("init says where it cannot write", async () => {
  const { code, err } = await plimsoll("/proc/self", ["init"]);
  expect([code, err]).toEqual([2, expect.stringContaining("plimsoll.config.yaml cannot be written: ENOENT")]);
});

test.each([[["--help"]], [["help"]], [["Dockerfile", "-h"]]])("%j is the overview", async (argv) => {
  const { out, code } = await plimsoll(tree({}), argv);
  expect(code).toBe(0);
  expect(out).toContain("Commands:\n");
  expect(out).toContain("--max-warnings N");
});

test.each([[["help", "rules"]], [["rules", "--help"]]])("%j is a command's help", async (argv) => {
  expect((await plimsoll(tree({}), argv)).out).toMatch(/^List the rules\n\nUsage: plimsoll rules/);
});

test.each(["-V", "--version", "version"])("%s", async (flag) => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(await plimsoll(tree({}), [flag])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test("a word that is neither a command nor a file", async () => {
  const root = tree({ lnt: "FROM a\n" });
  expect(await plimsoll(root, ["exlpain", "x"])).toEqual({
    code: 2,
    out: "",
    err: "plimsoll: `exlpain` is not a command or a file; did you mean explain?\nSee `plimsoll --help`.\n",
  });
  expect((await plimsoll(root, ["lnt"])).code).toBe(0);
  expect((await plimsoll(root, ["./exlpain"])).out).toContain("exlpain: does not exist");
});
