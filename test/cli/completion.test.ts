import { expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

async function complete(...words: readonly string[]): Promise<readonly string[]> {
  const marked = words.map((word, i) => (i === words.length - 1 ? `@${word}` : word));
  const { out, code } = await plimsoll(tree({}), ["completion", "words", "--", ...marked]);
  expect(code).toBe(0);
  return out.split("\n").slice(0, -1);
}

const names = (lines: readonly string[]) => lines.map((line) => line.split("\t")[0]);

test.each<[readonly string[], readonly string[]]>([
  [["expl"], ["explain", ":"]],
  [["--max-w"], ["--max-warnings"]],
  [["lint", "--fix-u"], ["--fix-unsafe"]],
  [
    ["--fail-on", ""],
    ["error", "warning", "info", "never"],
  ],
  [["--fail-on=w"], ["--fail-on=warning"]],
  [["-f", "sar"], ["sarif"]],
  [["--format", "sarif="], [":"]],
  [["--config", ""], [":"]],
  [["--config=x"], [":"]],
  [["--target", ""], []],
  [["--preset", "recomm"], ["recommended"]],
  [["--rule", "no-sudo:"], ["error", "warning", "info", "on", "off"].map((level) => `no-sudo:${level}`)],
  [["--rule=no-root-user:o"], ["--rule=no-root-user:on", "--rule=no-root-user:off"]],
  [
    ["rules", "--format", ""],
    ["table", "json"],
  ],
  [["rules", ""], []],
  [
    ["explain", "DL300"],
    ["DL3002", "DL3003", "DL3004", "DL3006", "DL3007"],
  ],
  [["why", ""], [":"]],
  [["why", "Dockerfile:1", "no-root-us"], ["no-root-user"]],
  [["help", "me"], ["merge"]],
  [
    ["completion", ""],
    ["bash", "zsh", "fish", "powershell"],
  ],
  [["merge", ""], [":"]],
  [
    ["migrate", "tr"],
    ["trivy", ":"],
  ],
  [["migrate", "--no"], ["--no-compare"]],
  [["--", "--f"], [":"]],
  [["--nonsense", "x", "--max-w"], ["--max-warnings"]],
])("%j", async (words, expected) => {
  const found = names(await complete(...words));
  expect(found).toEqual(expect.arrayContaining([...expected]));
  if (words[0] !== "explain") expect(found).toEqual(expected);
});

test("the first word is a command or a file, with help for the commands", async () => {
  const lines = await complete("");
  expect(lines.at(-1)).toBe(":");
  expect(lines).toContain("explain\tExplain rules, by name or by another linter's code, and presets");
  expect(names(lines)).toEqual(expect.arrayContaining(["lint", "why", "merge", "completion", "help"]));
});

test("flags of the command that is typed, and no others", async () => {
  expect(names(await complete("why", "--f"))).toEqual(["--format"]);
  expect(names(await complete("init", "--"))).toEqual(["--yes", "--with"]);
  expect(names(await complete("-"))).toContain("-q");
});

test.each([
  [[], "completion needs a shell: bash, zsh, fish, powershell"],
  [["bsh"], "did you mean bash?"],
])("%j is a usage error", async (argv, message) => {
  const { code, err } = await plimsoll(tree({}), ["completion", ...argv]);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
