import { beforeAll, describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { preCommitConfig } from "../../../src/cli/init/pre-commit.ts";
import { loadYaml } from "../../../src/syntax/yaml/library.ts";

beforeAll(loadYaml);

const one = "repos:\n  - repo: https://example.com/a\n    rev: v1 # pinned\n    hooks:\n      - id: a\n";

describe("a configuration of pre-commit", () => {
  it.each([
    ["indented", one],
    ["not indented", one.replace(/^ {2}/gm, "")],
    ["without a line break at its end", one.trimEnd()],
    ["with blank lines at its end", `${one}\n\n`],
    ["with settings before", `# ours\nfail_fast: true\n${one}`],
  ])("gets our hook behind its own: %s", (_, text) => {
    const result = preCommitConfig(text, "it's|^x$") as string;
    expect(result.startsWith(text.trimEnd())).toBe(true);
    const { repos, ...rest } = parse(result);
    expect({ ...rest, repos: repos.slice(0, -1) }).toEqual(parse(text));
    expect(repos.at(-1)).toMatchObject({ repo: "local", hooks: [{ id: "plimsoll", files: "(?i)it's|^x$" }] });
  });

  it("is read without a word of what the reader thinks of it", () => {
    const warn = vi.spyOn(process, "emitWarning");
    const text = `${one}  - repo: !\x1b[2J "a"\n  - ? [a]\n    : !x b\n`;
    preCommitConfig(text, "x");
    expect(preCommitConfig(`${one}  - !x a\n`, "x")).toContain("id: plimsoll");
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it.each([
    ["has ours", `${one}  - repo: local\n    hooks: [{ id: plimsoll }]\n`],
    ["has something behind its repositories", `${one}fail_fast: true\n`],
    ["has them on one line", "repos: []\n"],
    ["has them on one line, and a list before", "x:\n  - 1\nrepos: [{ repo: a }]\n"],
    ["is broken", `${one}  - {\n`],
    ["is a list", "- repos\n"],
    ["is no map of lists", "repos:\n  a: 1\n"],
    ["is nested too deeply", `${one}  - ${"[".repeat(20_000)}\n`],
    ["has a key twice", `a: 1\na: 2\n${one}`],
    ["has several documents", `---\na: 1\n---\n${one}`],
    ["is empty", ""],
    ["is none", undefined],
  ])("is left alone where it %s", (_, text) => {
    expect(preCommitConfig(text, "x")).toBeUndefined();
  });
});
