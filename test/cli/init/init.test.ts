import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Option } from "../../../src/cli/io.ts";
import { tree } from "../../config/fixtures.ts";
import { plimsoll } from "../real.ts";

const dockerfile = "FROM golang:1.26\nRUN go build -o /app .\nCMD /app\n";
const everything = {
  Dockerfile: dockerfile,
  "compose.yaml": "services: { a: { build: . } }\n",
  "go.mod": "module example.com/a\n",
  ".hadolint.yaml": "",
  ".github/x": "",
  ".vscode/settings.json": "{}",
  ".pre-commit-config.yaml": "repos:\n  - repo: local\n    hooks: []\n",
};
const clean = { Dockerfile: 'FROM scratch\nCOPY a /a\nUSER 1:1\nENTRYPOINT ["/a"]\n' };

describe("init", () => {
  it("says what it found and what else there is, and writes the configuration alone", async () => {
    const root = tree(everything);
    const { code, out, err } = await plimsoll(root, ["init"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n")).toEqual([
      expect.stringMatching(/^Found 1 Dockerfile, 1 Compose file: .*\d warnings?/),
      "A Go program is built here: the preset go-static is on",
      "Wrote plimsoll.config.yaml",
      "Not taken over: .hadolint.yaml (without a plimsoll.config.yaml, plimsoll migrate does it)",
      expect.stringMatching(
        /^Not set up: Accept the present \d+ findings, so that only new ones fail \(plimsoll init --with baseline\)$/,
      ),
      "Not set up: Check commits with pre-commit (plimsoll init --with hook)",
      "Not set up: Check pull requests on GitHub (plimsoll init --with workflow)",
      "Not set up: Recommend the VS Code extension (plimsoll init --with editor)",
      "",
    ]);
    expect(existsSync(join(root, "plimsoll-baseline.json"))).toBe(false);
    expect(readFileSync(join(root, ".pre-commit-config.yaml"), "utf8")).toBe(everything[".pre-commit-config.yaml"]);
  });

  it("sets up everything with --yes, after which a run is clean", async () => {
    const root = tree(everything);
    expect((await plimsoll(root, ["init", "--yes"])).code).toBe(0);
    const read = (path: string) => readFileSync(join(root, path), "utf8");
    expect(parse(read("plimsoll.config.yaml"))).toEqual({ extends: ["recommended", "go-static"] });
    expect(parse(read(".github/workflows/plimsoll.yml")).jobs.plimsoll.steps).toHaveLength(4);
    expect(JSON.parse(read(".vscode/extensions.json"))).toEqual({ recommendations: ["plimsoll.plimsoll"] });
    expect(parse(read(".pre-commit-config.yaml")).repos).toHaveLength(2);
    expect((await plimsoll(root, [])).code).toBe(0);
  });

  it("takes over another linter's configuration and its hook, instead of adding one", async () => {
    const root = tree({
      ...everything,
      ".hadolint.yaml": "ignored: [DL3059]\n",
      ".pre-commit-config.yaml":
        "repos:\n  - repo: https://github.com/hadolint/hadolint\n    rev: v2.12.0\n    hooks:\n      - id: hadolint\n",
    });
    const { code, out } = await plimsoll(root, ["init", "--with", "migrate", "--with", "hook"]);
    expect(code).toBe(0);
    expect(out).toContain("Wrote plimsoll.config.yaml\nChanged .pre-commit-config.yaml\n");
    expect(out).not.toContain("Extended");
    const read = (path: string) => parse(readFileSync(join(root, path), "utf8"));
    expect(read("plimsoll.config.yaml")).toEqual({
      extends: ["recommended", "go-static"],
      rules: { "merge-consecutive-runs": "off" },
    });
    expect(read(".pre-commit-config.yaml").repos).toMatchObject([{ repo: "local", hooks: [{ id: "plimsoll" }] }]);
  });

  it("sets up a part later, and the same one once", async () => {
    const root = tree(everything);
    await plimsoll(root, ["init"]);
    expect((await plimsoll(root, ["init", "--with", "hook"])).out).toContain("Extended .pre-commit-config.yaml\n");
    const again = await plimsoll(root, ["init", "--with", "hook"]);
    expect([again.code, again.err]).toEqual([
      2,
      "plimsoll: --with hook: it is already set up, or nothing here uses it\nSee `plimsoll --help`.\n",
    ]);
    expect((await plimsoll(root, ["init"])).err).toContain("there is already a plimsoll.config.yaml");
  });

  it("asks at a terminal, with all that suits", async () => {
    const asked: string[] = [];
    const choose = async (question: string, options: readonly Option[]) => {
      asked.push(question, ...options.map(({ value, hint }) => `${value} ${hint}`));
      return ["editor"];
    };
    const root = tree(everything);
    const { out } = await plimsoll(root, ["init"], { choose });
    expect(asked).toEqual([
      "What else should be set up?",
      "migrate .hadolint.yaml",
      "baseline plimsoll-baseline.json",
      "hook .pre-commit-config.yaml",
      "workflow .github/workflows/plimsoll.yml",
      "editor .vscode/extensions.json",
    ]);
    expect(out).toContain("Wrote .vscode/extensions.json\n");
    expect(out).not.toContain("Wrote .github");
  });

  it("writes nothing when whom it asks gives up", async () => {
    const root = tree(everything);
    const { code, err } = await plimsoll(root, ["init"], { choose: async () => undefined });
    expect([code, err]).toEqual([2, "plimsoll: nothing was written\nSee `plimsoll --help`.\n"]);
    expect(existsSync(join(root, "plimsoll.config.yaml"))).toBe(false);
  });

  it("offers nothing, and asks nothing, where nothing suits", async () => {
    const choose = async () => expect.unreachable();
    const { out } = await plimsoll(tree(clean), ["init"], { choose });
    expect(out).toBe("Found 1 Dockerfile: no findings\nWrote plimsoll.config.yaml\n");
    const empty = await plimsoll(tree({ "a.txt": "" }), ["init"]);
    expect(empty.out).toBe("Found no file to lint yet\nWrote plimsoll.config.yaml\n");
  });

  it("adds a line to the hook of husky", async () => {
    const root = tree({ ...clean, ".husky/pre-commit": "npm test" });
    expect((await plimsoll(root, ["init", "--with", "hook"])).out).toContain("Extended .husky/pre-commit\n");
    expect(readFileSync(join(root, ".husky/pre-commit"), "utf8")).toBe("npm test\nnpx plimsoll --staged\n");
  });

  it.each([
    ["has bytes that are no UTF-8", Buffer.from("echo \xe9\n", "latin1")],
    ["is larger than anybody would write", Buffer.from(`${"\n".repeat(300_000)}x`)],
  ])("leaves alone a hook that %s", async (_, hook) => {
    const root = tree({ ...clean, ".husky/pre-commit": hook.toString("latin1") });
    writeFileSync(join(root, ".husky/pre-commit"), hook);
    expect((await plimsoll(root, ["init"])).out).toBe("Found 1 Dockerfile: no findings\nWrote plimsoll.config.yaml\n");
    expect((await plimsoll(root, ["init", "--with", "hook"])).code).toBe(2);
    expect(readFileSync(join(root, ".husky/pre-commit"))).toEqual(hook);
  });

  it("takes no time for blank lines in a hook", async () => {
    const hook = `${"\n".repeat(200_000)}npm test\n`;
    const root = tree({ ...clean, ".husky/pre-commit": hook });
    await plimsoll(root, ["init", "--with", "hook"]);
    expect(readFileSync(join(root, ".husky/pre-commit"), "utf8") === `${hook}npx plimsoll --staged\n`).toBe(true);
  });

  it("keeps a byte order mark of a hook", async () => {
    const root = tree({ ...clean, ".husky/pre-commit": "\ufeffnpm test\n" });
    await plimsoll(root, ["init", "--with", "hook"]);
    expect(readFileSync(join(root, ".husky/pre-commit"), "utf8")).toBe("\ufeffnpm test\nnpx plimsoll --staged\n");
  });

  it("leaves alone what is there", async () => {
    const files = {
      ".github/workflows/plimsoll.yml": "mine\n",
      ".vscode/extensions.json": "{}\n",
      ".husky/pre-commit": "npx plimsoll --staged\n",
      "plimsoll-baseline.json": "",
    };
    const root = tree({ Dockerfile: dockerfile, ...files });
    expect((await plimsoll(root, ["init", "--yes"])).code).toBe(0);
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(root, path), "utf8")).toBe(text);
  });
});
