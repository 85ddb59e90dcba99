import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { builtinRules } from "../../../rules/index.ts";
import { ruleNames } from "../../../src/config/aliases.ts";
import { findPeers } from "../../../src/config/peers/find.ts";
import { wishesOf } from "../../../src/config/peers/layer.ts";
import { loadProjectConfig } from "../../../src/config/project.ts";
import { leadsOut } from "../../../src/io/tree.ts";
import { windows } from "../../helpers/platform.ts";
import { request, tree } from "../fixtures.ts";

async function found(cwd: string, env: Record<string, string> = {}): Promise<readonly string[]> {
  const { configs, problems } = await findPeers(cwd, env);
  return [...configs.map(({ tool, name }) => `${tool} ${name}`), ...problems.map(({ message }) => message)];
}

describe("which configurations of other linters count", () => {
  test("of each linter the nearest one, up to the root of the repository", async () => {
    const root = tree({
      ".hadolint.yaml": "ignored: []\n",
      ".trivyignore": "",
      ".checkov.yml": "quiet: true\n",
      "a/.hadolint.yml": "ignored: []\n",
      "a/b/Dockerfile": "",
    });
    expect(await found(`${root}/a/b`)).toEqual([
      "hadolint ../.hadolint.yml",
      "trivy ../../.trivyignore",
      "checkov ../../.checkov.yml",
    ]);
    expect(await found(root)).toEqual(["hadolint .hadolint.yaml", "trivy .trivyignore", "checkov .checkov.yml"]);
  });

  test("none whose exceptions would take time by the product of globs and files", async () => {
    const exceptions = (count: number) => [
      "misconfigurations:",
      ...Array.from({ length: count }, (_, i) => `  - id: DS001\n    paths: [a${i}, b]`),
      "",
    ];
    const root = tree({ ".trivyignore.yaml": exceptions(501).join("\n") });
    expect(await found(root)).toEqual([
      "has more than 1000 globs for files: each is compared with every file of a run",
    ]);
    expect(await found(tree({ ".trivyignore.yaml": exceptions(500).join("\n") }))).toEqual(["trivy .trivyignore.yaml"]);
  });

  test(".yaml goes before .yml", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: []\n", ".hadolint.yml": "ignored: []\n" });
    expect(await found(root)).toEqual(["hadolint .hadolint.yaml"]);
  });

  test.each([
    ["xdg/hadolint.yaml", true],
    ["home/.config/hadolint.yaml", false],
    ["home/.hadolint/hadolint.yml", true],
    ["home/.hadolint/config.yaml", true],
    ["home/.hadolint.yaml", true],
    ["home/hadolint.yaml", false],
  ])("where XDG_CONFIG_HOME is set, %s: %s", async (file, counts) => {
    const root = tree({ [file]: "ignored: []\n", "project/Dockerfile": "" });
    const env = { HOME: `${root}/home`, XDG_CONFIG_HOME: `${root}/xdg` };
    expect(await found(`${root}/project`, env)).toEqual(counts ? [`hadolint ../${file}`] : []);
  });

  test("~/.config where it is not, and nothing at home where the project has something", async () => {
    const root = tree({
      "home/.config/hadolint.yaml": "ignored: []\n",
      "project/.hadolint.yaml": "ignored: []\n",
      "b/a": "",
    });
    const env = { HOME: `${root}/home` };
    expect(await found(`${root}/b`, env)).toEqual(["hadolint ../home/.config/hadolint.yaml"]);
    expect(await found(`${root}/project`, env)).toEqual(["hadolint .hadolint.yaml"]);
    expect(await found(`${root}/b`, { HOME: "home", XDG_CONFIG_HOME: "" })).toEqual([]);
  });

  test.skipIf(windows)("no link of a home in the repository that leads out of it", async () => {
    const elsewhere = tree({ "hadolint.yaml": "ignored: [DL3004]\n" });
    const root = tree({ Dockerfile: "" });
    mkdirSync(join(root, ".config"));
    symlinkSync(join(elsewhere, "hadolint.yaml"), join(root, ".config", "hadolint.yaml"));
    const { configs, problems } = await findPeers(root, { HOME: root });
    expect([configs, problems.map(({ message }) => message)]).toEqual([[], [`cannot be read: ${leadsOut}`]]);
    expect((await findPeers(tree({}), { HOME: root })).configs).toHaveLength(1);
  });

  test("variables beside a file", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: []\n" });
    expect(await found(root, { HADOLINT_NOFAIL: "1", HADOLINT_IGNORE: "DL3008" })).toEqual([
      "hadolint .hadolint.yaml",
      "hadolint HADOLINT_IGNORE, HADOLINT_NOFAIL",
    ]);
  });

  test("one that cannot be used counts for nothing, and the others do", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: DL3008\n", ".trivyignore": "DS-0010\n" });
    expect(await found(root)).toEqual(["trivy .trivyignore", "must be a list"]);
  });
});

describe("what they make of the rules", () => {
  async function settings(files: Record<string, string>, env: Record<string, string> = {}) {
    const config = await loadProjectConfig(request(tree(files), { env }));
    const setting = config.settings("Dockerfile", "dockerfile");
    const of = (id: string) => `${setting.get(id)?.severity}, ${setting.get(id)?.origin}`;
    return { sudo: of("no-sudo"), json: of("json-args"), waivers: config.waivers };
  }

  test("codes of hadolint alone, not those of another linter with the same name, nor names of ours", async () => {
    expect(await settings({ ".hadolint.yaml": "ignored: [DL3004, json-args]\n" })).toMatchObject({
      sudo: "off, .hadolint.yaml ignored",
      json: "info, preset recommended",
    });
  });

  test("what is ignored is off whatever else is said, and the gravest severity counts before the others", async () => {
    const text = "ignored: [DL3004]\noverride:\n  error: [DL3004, DL3025]\n  info: [DL3025]\n";
    expect(await settings({ ".hadolint.yaml": text }, { HADOLINT_OVERRIDE_WARNING: "DL3025" })).toMatchObject({
      sudo: "off, .hadolint.yaml ignored",
      json: "error, .hadolint.yaml override.error",
    });
  });

  test("one linter that ignores its code does not silence what another asks for", async () => {
    const files = { ".hadolint.yaml": "override: {error: [DL3004]}\n", ".trivyignore": "DS-0010\n" };
    expect(await settings(files)).toMatchObject({ sudo: "error, .hadolint.yaml override.error" });
  });

  test("a variable is named as where a setting comes from", async () => {
    expect(await settings({}, { HADOLINT_IGNORE: "DL3004" })).toMatchObject({ sudo: "off, HADOLINT_IGNORE" });
  });

  test("none where Plimsoll has a configuration", async () => {
    const files = { ".hadolint.yaml": "ignored: [DL3004]\n", "plimsoll.config.yaml": "extends: recommended\n" };
    expect(await settings(files, { HADOLINT_IGNORE: "DL3004" })).toMatchObject({ sudo: "warning, preset recommended" });
  });

  test("none where configurations are not wanted", async () => {
    const root = tree({ ".hadolint.yaml": "ignored: [DL3004]\n" });
    const { peers } = await loadProjectConfig(request(root, { file: false, env: { HADOLINT_IGNORE: "DL3004" } }));
    expect(peers.configs).toEqual([]);
  });

  test("registries of a file and of a variable, each once", async () => {
    const root = tree({ ".hadolint.yaml": "trustedRegistries: [a.example.com, b.example.com]\n" });
    const env = { HADOLINT_TRUSTED_REGISTRIES: "b.example.com,c.example.com" };
    const { configs } = await findPeers(root, env);
    const wish = wishesOf(configs, builtinRules, ruleNames(builtinRules).lookup).get("trusted-registries");
    expect(wish?.options).toEqual({ registries: ["a.example.com", "b.example.com", "c.example.com"] });
  });

  test("exceptions for some files or some time are waivers", async () => {
    const { waivers, sudo } = await settings({
      ".trivyignore": "DS010 exp:2030-01-31\n",
      ".semgrepignore": "vendor/\n*.test\n!vendor/own\n",
    });
    expect(sudo).toBe("warning, preset recommended");
    expect(waivers.map(({ rules, until, origin, reason }) => [...(rules ?? []), until, origin, reason])).toEqual([
      ["no-sudo", "2030-01-31", ".trivyignore:1", "it is in .trivyignore"],
      ["no-sudo", undefined, ".semgrepignore", "it is in .semgrepignore"],
    ]);
    const covers = (path: string) => waivers.map(({ files }) => files(path));
    expect(covers("Dockerfile")).toEqual([true, false]);
    expect(covers("vendor/own/Dockerfile")).toEqual([true, true]);
    expect(covers("a/Dockerfile.test")).toEqual([true, true]);
  });
});
