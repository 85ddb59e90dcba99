import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ConfigError } from "../../src/config/error.ts";
import { type ConfigRequest, loadProjectConfig } from "../../src/config/project.ts";
import { request, tree } from "./fixtures.ts";

async function severities(root: string, more: Partial<ConfigRequest> = {}, path = "Dockerfile", stage?: string) {
  const config = await loadProjectConfig(request(root, more));
  const settings = config.settings(path, path.endsWith("yaml") ? "compose" : "dockerfile", stage);
  return Object.fromEntries([...settings].map(([id, { severity }]) => [id, severity]));
}

const recommended = { "no-sudo": "warning", "json-args": "info", "small-layers": "off", "house-style": "off" };

async function errorOf(promise: Promise<unknown>): Promise<ConfigError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ConfigError);
  return error as ConfigError;
}

test("without a config, recommended is on", async () => {
  expect(await severities(tree({}))).toEqual(recommended);
});

test("a config without `extends` stands on recommended", async () => {
  const root = tree({ "plimsoll.config.yaml": "rules:\n  no-sudo: error\n" });
  expect(await severities(root)).toEqual({ ...recommended, "no-sudo": "error" });
});

test("an empty `extends` starts from nothing", async () => {
  const root = tree({ ".plimsollrc": "extends: []\nrules:\n  small-layers: on\n" });
  expect(await severities(root)).toEqual({
    "no-sudo": "off",
    "json-args": "off",
    "small-layers": "error",
    "house-style": "off",
  });
});

test.each([
  ["plimsoll.config.yml", "rules: { no-sudo: off }"],
  ["plimsoll.config.json", '{ "rules": { "no-sudo": "off" } }'],
  ["plimsoll.config.mjs", 'export default { rules: { "no-sudo": "off" } };'],
  ["plimsoll.config.ts", 'const level: string = "off";\nexport default { rules: { "no-sudo": level } };'],
  [".plimsollrc", "rules: { no-sudo: off }"],
  [".plimsollrc.json", '{ "rules": { "no-sudo": "off" } }'],
  ["package.json", '{ "name": "x", "plimsoll": { "rules": { "no-sudo": "off" } } }'],
])("%s is found from a directory below", async (name, text) => {
  const root = tree({ [name]: text, "services/web/Dockerfile": "" });
  expect(await severities(join(root, "services/web"))).toEqual({ ...recommended, "no-sudo": "off" });
});

test("the nearest config wins, and a package.json that only depends on us is none", async () => {
  const root = tree({
    "plimsoll.config.yaml": "rules: { no-sudo: off }",
    "web/package.json": '{ "devDependencies": { "plimsoll": "1" } }',
    "api/.plimsollrc": "rules: { no-sudo: error }",
  });
  expect((await severities(join(root, "web")))["no-sudo"]).toBe("off");
  expect((await severities(join(root, "api")))["no-sudo"]).toBe("error");
});

test("an empty config is a config", async () => {
  const root = tree({ "plimsoll.config.yaml": "# nothing yet\n" });
  const config = await loadProjectConfig(request(root));
  expect(config.file).toBe("plimsoll.config.yaml");
});

test("code of a directory above is not run outside of a repository", async () => {
  const root = tree({ "plimsoll.config.mjs": "throw new Error('ran')" });
  rmSync(join(root, ".git"), { recursive: true });
  mkdirSync(join(root, "below"));
  const error = await errorOf(loadProjectConfig(request(join(root, "below"))));
  expect(error.message).toContain(
    "../plimsoll.config.mjs: is code and is not run: it is above the working directory and not in the same repository; use --config to run it",
  );
});

test.each<[string, string]>([
  [
    "rules:\n  # a comment\n  no-sudoo: off\n",
    "plimsoll.config.yaml:3:3: rules.no-sudoo: unknown rule; did you mean no-sudo?",
  ],
  ["rules:\n  DL3003: off\n", "plimsoll.config.yaml:2:3: rules.DL3003: unknown rule; did you mean DL3004?"],
  ["rule:\n  no-sudo: off\n", "plimsoll.config.yaml:1:1: rule: unknown key; did you mean rules?"],
  [
    "rules:\n  no-sudo: warn\n",
    "plimsoll.config.yaml:2:12: rules.no-sudo: must be one of `error`, `warning`, `info`, `on`, `off`; did you mean warning?",
  ],
  [
    "rules:\n  no-sudo: { allow: [apt] }\n",
    'plimsoll.config.yaml:2:12: rules.no-sudo: must be a severity, or a list of one and options: `["warning", {...}]`',
  ],
  [
    "rules:\n  no-sudo: [error, { alow: [apt] }]\n",
    "plimsoll.config.yaml:2:22: rules.no-sudo[1].alow: unknown option; did you mean allow?",
  ],
  [
    "rules:\n  DL3025: [error, { alow: [apt] }]\n",
    "plimsoll.config.yaml:2:21: rules.DL3025[1].alow: the rule has no options",
  ],
  ["rules:\n  no-sudo: [error, { limit: -1 }]\n", "plimsoll.config.yaml:2:29: rules.no-sudo[1].limit: must be >= 0"],
  [
    "rules:\n  DL3004: [error, { limit: 1 }]\n",
    "plimsoll.config.yaml:2:3: rules.DL3004: stands for no-sudo and json-args: set the options of each under its own name",
  ],
  [
    "extends: [recomended]\n",
    "plimsoll.config.yaml:1:11: extends[0]: `recomended` is not a preset or an installed package; did you mean recommended?",
  ],
  [
    "overrides:\n  - fils: [x]\n    rules: {}\n",
    "plimsoll.config.yaml:2:5: overrides[0].fils: unknown key; did you mean files?",
  ],
  ["overrides:\n  - files: [x]\n", "plimsoll.config.yaml:2:5: overrides[0]: has no `rules`"],
  [
    "overrides:\n  - kinds: [dokerfile]\n    rules: {}\n",
    "plimsoll.config.yaml:2:13: overrides[0].kinds[0]: unknown kind of document `dokerfile`; did you mean dockerfile?",
  ],
  [
    "knowledge:\n  baseImages:\n    example.com/base: { libc: musk }\n",
    "plimsoll.config.yaml:3:31: knowledge.baseImages.example.com/base.libc: must be one of `glibc`, `musl`, `none`, `windows`; did you mean musl?",
  ],
  [
    "knowledge:\n  baseImages:\n    base: { usr: root }\n",
    "plimsoll.config.yaml:3:13: knowledge.baseImages.base.usr: unknown key; did you mean user?",
  ],
  ["- rules\n", "plimsoll.config.yaml:1:1: must be object"],
  ["plugins: [./absent.js]\n", "plimsoll.config.yaml:1:11: plugins[0]: plugin `./absent.js` does not exist"],
  [`plugins: [${"absent, ".repeat(101)}]\n`, "plimsoll.config.yaml:1:10: plugins: must hold no more than 100 entries"],
  [`ignore: [${"a, ".repeat(1001)}]\n`, "plimsoll.config.yaml:1:9: ignore: must hold no more than 1000 entries"],
  [`ignore: [${"a".repeat(65_537)}]\n`, `ignore[0]: \`${"a".repeat(100)}...\` is longer than 65536 characters`],
  [
    `overrides:\n  - { rules: {}, files: [${"a, ".repeat(1001)}] }\n`,
    "plimsoll.config.yaml:2:25: overrides[0].files: must hold no more than 1000 entries",
  ],
  [
    `overrides:\n${"  - { rules: {} }\n".repeat(1001)}`,
    "plimsoll.config.yaml:2:3: overrides: must hold no more than 1000 entries",
  ],
  [
    `extends:\n${"  - recommended\n".repeat(101)}`,
    "plimsoll.config.yaml:2:3: extends: must hold no more than 100 entries",
  ],
  [
    `waivers:\n${"  - { rules: all, files: [a], reason: r }\n".repeat(1001)}`,
    "plimsoll.config.yaml:2:3: waivers: must hold no more than 1000 entries",
  ],
  [
    `waivers: [{ rules: all, reason: r, files: [${"a, ".repeat(1001)}] }]\n`,
    "plimsoll.config.yaml:1:43: waivers[0].files: must hold no more than 1000 entries",
  ],
  [
    `overrides: [{ rules: {}, stages: [${"a, ".repeat(1001)}] }]\n`,
    "plimsoll.config.yaml:1:34: overrides[0].stages: must hold no more than 1000 entries",
  ],
  [
    "plugins: [absent]\n",
    "plimsoll.config.yaml:1:11: plugins[0]: plugin `absent` is not installed: no such package can be resolved from the config",
  ],
  [
    "ignore: ['a[b']\n",
    "plimsoll.config.yaml:1:10: ignore[0]: `a[b` has an unclosed `[`; write `\\[` for the character",
  ],
  ["waivers: [{ rules: '*', files: ['{a'], reason: r }]\n", "waivers[0].files[0]: `{a` has an unclosed `{`"],
])("%j is refused", async (text, message) => {
  const error = await errorOf(loadProjectConfig(request(tree({ "plimsoll.config.yaml": text }))));
  expect(error.message).toContain(message);
});

test.each([
  ["plimsoll.config.yaml", `rules: ${"[".repeat(20_000)}`, "plimsoll.config.yaml: is nested too deeply"],
  ["plimsoll.config.yaml", `rules: ${"[".repeat(400)}${"]".repeat(400)}`, "plimsoll.config.yaml: is nested too deeply"],
  ["plimsoll.config.json", `{"rules": ${"[".repeat(5000)}${"]".repeat(5000)}}`, "plimsoll.config.json: rules: must be"],
  ["plimsoll.config.json", `{"rules": ${"[".repeat(5000)}`, "plimsoll.config.json: is not JSON: "],
])("%s that is nested too deeply is told so", async (name, text, message) => {
  const error = await errorOf(loadProjectConfig(request(tree({ [name]: text }))));
  expect(error.message).toContain(message);
});

test("one run tells all that is wrong, over files and flags", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: [./base.yaml, recomended]\nrules:\n  no-sudo: eror\n  no-sudoo: off\nwhat: 1\n",
    "base.yaml": "rules: { json-arg: on }\n",
  });
  const asked = request(root, { presets: ["./base.yaml", "strct"], rules: ["house-stile"] });
  const { lines } = await errorOf(loadProjectConfig(asked));
  expect(lines).toEqual([
    "plimsoll.config.yaml:1:24: extends[1]: `recomended` is not a preset or an installed package; did you mean recommended?",
    "plimsoll.config.yaml:3:12: rules.no-sudo: must be one of `error`, `warning`, `info`, `on`, `off`; did you mean error?",
    "plimsoll.config.yaml:5:1: what: unknown key",
    "--preset: `strct` is not a preset or an installed package; did you mean strict?",
    "--rule house-stile: unknown rule; did you mean house-style?",
  ]);
});

test("names are not held against plugins that failed to load, but against all there are where the rest is wrong", async () => {
  const names = "rules: { house-stile: on }\noverrides: [{ kinds: [dockerfle], rules: {} }]\n";
  const waivers = "waivers: [{ rules: no-sudoo, files: [a], reason: r }]\n";
  const linesOf = async (text: string) => {
    const root = tree({ "plimsoll.config.yaml": text + names + waivers });
    return (await errorOf(loadProjectConfig(request(root)))).lines;
  };
  expect(await linesOf("plugins: [./absent.js]\n")).toEqual([
    "plimsoll.config.yaml:1:11: plugins[0]: plugin `./absent.js` does not exist",
  ]);
  expect(await linesOf("what: 1\n")).toEqual([
    "plimsoll.config.yaml:1:1: what: unknown key",
    "plimsoll.config.yaml:2:10: rules.house-stile: unknown rule; did you mean house-style?",
    "plimsoll.config.yaml:3:23: overrides[0].kinds[0]: unknown kind of document `dockerfle`; did you mean dockerfile?",
    "plimsoll.config.yaml:4:20: waivers[0].rules: unknown rule `no-sudoo`; did you mean no-sudo?",
  ]);
});

test("a config that several extend is told once", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: [./a.yaml, ./b.yaml]\n",
    "a.yaml": "extends: ./c.yaml\n",
    "b.yaml": "extends: ./c.yaml\n",
    "c.yaml": "what: 1\nrules: { no-sudoo: on }\n",
  });
  expect((await errorOf(loadProjectConfig(request(root)))).lines).toEqual([
    "c.yaml:1:1: what: unknown key",
    "c.yaml:2:10: rules.no-sudoo: unknown rule; did you mean no-sudo?",
  ]);
});

test("what a plugin lacks is told without where it was asked for", async () => {
  const root = tree({
    "plimsoll.config.yaml": "plugins: [./a.cjs, ./plugn.cjs]\n",
    "a.cjs": "require('absent')",
    "plugin.cjs": "",
  });
  expect((await errorOf(loadProjectConfig(request(root)))).lines).toEqual([
    "plimsoll.config.yaml:1:11: plugins[0]: plugin `./a.cjs` failed to load: Cannot find module 'absent'",
    "plimsoll.config.yaml:1:20: plugins[1]: plugin `./plugn.cjs` does not exist; did you mean plugin.cjs?",
  ]);
});

test("all problems are told at once, in order", async () => {
  const root = tree({ "plimsoll.config.yaml": "rules:\n  no-sudo: 1\nignore: 3\nnothing: x\n" });
  const { problems } = await errorOf(loadProjectConfig(request(root)));
  expect(problems.map(({ line, key }) => [line, key])).toEqual([
    [2, "rules.no-sudo"],
    [3, "ignore"],
    [4, "nothing"],
  ]);
});

test("syntax errors have a place, in YAML and in JSON", async () => {
  const yaml = await errorOf(loadProjectConfig(request(tree({ "plimsoll.config.yaml": "rules: {\n" }))));
  expect(yaml.message).toMatch(/^plimsoll\.config\.yaml:2:1: /);
  const json = await errorOf(loadProjectConfig(request(tree({ "plimsoll.config.json": '{\n "rules": x }' }))));
  expect(json.message).toMatch(/^plimsoll\.config\.json:(2:11: )? ?is not JSON: /);
});

test("problems in package.json are placed in it", async () => {
  const root = tree({ "package.json": '{\n  "plimsoll": {\n    "rules": { "no-sudoo": "off" }\n  }\n}\n' });
  const error = await errorOf(loadProjectConfig(request(root)));
  expect(error.message).toBe("package.json:3:16: rules.no-sudoo: unknown rule; did you mean no-sudo?");
});

test("a config that throws is named", async () => {
  const root = tree({ "plimsoll.config.mjs": "throw new Error('no luck')" });
  const error = await errorOf(loadProjectConfig(request(root)));
  expect(error.message).toBe("plimsoll.config.mjs: failed to load: no luck");
});

test("`extends` follows paths, later ones win, and options are merged one by one", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: [./shared/base.json, strict]\nrules:\n  no-sudo: [error, { limit: 1 }]\n",
    "shared/base.json": '{ "extends": [], "rules": { "no-sudo": ["info", { "allow": ["apt"] }] } }',
  });
  const config = await loadProjectConfig(request(root));
  const setting = config.settings("Dockerfile", "dockerfile").get("no-sudo");
  expect(setting).toEqual({
    severity: "error",
    options: { allow: ["apt"], limit: 1 },
    origin: "plimsoll.config.yaml rules.no-sudo",
  });
});

test("configs that many extend apply once, where they stand last", async () => {
  const twice = (i: number) => [`c${i}.yaml`, `extends: [./c${i + 1}.yaml, ./c${i + 1}.yaml]\n`] as const;
  const root = tree({
    "plimsoll.config.yaml": "extends: [./a.yaml, ./b.yaml, ./a.yaml, ./c0.yaml]\n",
    "a.yaml": "extends: []\nrules: { no-sudo: error }\n",
    "b.yaml": "extends: []\nrules: { no-sudo: info, json-args: error }\n",
    ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => twice(i))),
    "c12.yaml": "extends: []\nrules: { small-layers: error }\n",
  });
  const { steps } = await loadProjectConfig(request(root));
  const names = steps.map((step) => ("config" in step ? step.config.name : "preset" in step && step.preset.name));
  const chain = Array.from({ length: 13 }, (_, i) => `c${12 - i}.yaml`);
  expect(names).toEqual(["b.yaml", "a.yaml", ...chain, "plimsoll.config.yaml"]);
  expect(await severities(root)).toMatchObject({ "no-sudo": "error", "json-args": "error", "small-layers": "error" });
});

test("`extends` finds packages", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: plimsoll-config-example\n",
    "node_modules/plimsoll-config-example/package.json": '{ "type": "module", "exports": { "import": "./index.js" } }',
    "node_modules/plimsoll-config-example/index.js": 'export default { extends: "all", rules: { "no-sudo": "off" } };',
  });
  expect(await severities(root)).toEqual({
    "no-sudo": "off",
    "json-args": "info",
    "small-layers": "error",
    "house-style": "info",
  });
});

test("a cycle in `extends` is told with its path", async () => {
  const root = tree({ "plimsoll.config.yaml": "extends: ./b.yaml\n", "b.yaml": "extends: ./plimsoll.config.yaml\n" });
  const error = await errorOf(loadProjectConfig(request(root)));
  expect(error.message).toBe(
    "b.yaml:1:10: extends: extends itself: plimsoll.config.yaml -> b.yaml -> plimsoll.config.yaml",
  );
});

test("a long cycle in `extends` is told with its ends", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: ./c0.yaml\n",
    ...Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`c${i}.yaml`, `extends: ./c${(i + 1) % 12}.yaml\n`])),
  });
  const error = await errorOf(loadProjectConfig(request(root)));
  expect(error.message).toBe(
    "c11.yaml:1:10: extends: extends itself: " +
      "c0.yaml -> c1.yaml -> c2.yaml -> c3.yaml -> c4.yaml -> ... -> c9.yaml -> c10.yaml -> c11.yaml -> c0.yaml",
  );
});

test("more configs than anybody has are not read", async () => {
  const chained = (count: number) => {
    const name = (i: number) => (i === 0 ? "plimsoll.config.yaml" : `c${i}.yaml`);
    const configs = Array.from({ length: count }, (_, i) => [name(i), `extends: ./${name(i + 1)}\n`]);
    return tree({ ...Object.fromEntries(configs), [name(count)]: "rules: { no-sudo: off }\n" });
  };
  expect(await severities(chained(200))).toMatchObject({ "no-sudo": "off" });
  const error = await errorOf(loadProjectConfig(request(chained(201))));
  expect(error.message).toBe("c200.yaml:1:10: extends: stands on too many configs (at most 200 are read)");
});

test("a config that many extend and that cannot be read is told once", async () => {
  const root = tree({
    "plimsoll.config.yaml": "extends: [./b.yaml, ./b.yaml, ./c.yaml]\n",
    "c.yaml": "extends: ./b.yaml\n",
  });
  const error = await errorOf(loadProjectConfig(request(root)));
  expect(error.message).toBe("b.yaml: does not exist");
});

test("overrides apply by files, kinds and stages", async () => {
  const root = tree({
    "plimsoll.config.yaml": `
overrides:
  - files: [test, "*.dev.Dockerfile", "!keep/**"]
    rules: { no-sudo: off }
  - kinds: [compose]
    rules: { json-args: error }
  - stages: ["build*"]
    rules: { small-layers: info }
`,
  });
  const config = await loadProjectConfig(request(root));
  const level = (rule: string, ...at: Parameters<typeof config.settings>) => config.settings(...at).get(rule)?.severity;
  expect(config.byStage).toBe(true);
  expect(level("no-sudo", "Dockerfile", "dockerfile")).toBe("warning");
  expect(level("no-sudo", "test/a/Dockerfile", "dockerfile")).toBe("off");
  expect(level("no-sudo", "deep/down/web.dev.Dockerfile", "dockerfile")).toBe("off");
  expect(level("no-sudo", "keep/web.dev.Dockerfile", "dockerfile")).toBe("warning");
  expect(level("json-args", "compose.yaml", "compose")).toBe("error");
  expect(level("small-layers", "Dockerfile", "dockerfile")).toBe("off");
  expect(level("small-layers", "Dockerfile", "dockerfile", "BUILD-go")).toBe("info");
  expect(config.settings("a/Dockerfile", "dockerfile")).toBe(config.settings("b/Dockerfile", "dockerfile"));
});

test("globs are relative to the config, whatever the working directory", async () => {
  const root = tree({
    "plimsoll.config.yaml": "ignore: [web/old/]\noverrides: [{ files: [web/Dockerfile], rules: { no-sudo: off } }]\n",
    "web/Dockerfile": "",
  });
  const config = await loadProjectConfig(request(join(root, "web")));
  expect(config.settings("Dockerfile", "dockerfile").get("no-sudo")?.severity).toBe("off");
  expect(config.settings("../Dockerfile", "dockerfile").get("no-sudo")?.severity).toBe("warning");
  expect(config.ignores("old/Dockerfile")).toBe(true);
  expect(config.ignores("Dockerfile")).toBe(false);
});

test("--preset takes the place of presets and leaves the config's rules", async () => {
  const root = tree({ "plimsoll.config.yaml": "extends: strict\nrules: { no-sudo: error }\n" });
  expect(await severities(root, { presets: ["only:go-static"] })).toEqual({
    "no-sudo": "error",
    "json-args": "off",
    "small-layers": "off",
    "house-style": "info",
  });
  const error = await errorOf(severities(root, { presets: ["securty"] }));
  expect(error.message).toContain(
    "--preset: `securty` is not a preset or an installed package; did you mean security?",
  );
  expect(error.message).toContain("did you mean security?");
});

test.each<[string, readonly string[]]>([
  ["alone", ["go-static"]],
  ["where recommended is named", ["recommended", "go-static"]],
  ["below a preset that comes later", ["go-static", "recommended"]],
])("a preset for a purpose adds to recommended: %s", async (_, presets) => {
  const both = await severities(tree({}), { presets });
  const recommended = await severities(tree({}), { presets: ["recommended"] });
  const own = await severities(tree({}), { presets: ["only:go-static"] });
  const isOn = (some: Awaited<ReturnType<typeof severities>>) => Object.keys(some).filter((id) => some[id] !== "off");
  expect(isOn(own)).toEqual(["house-style"]);
  expect(isOn(both).sort()).toEqual([...isOn(recommended), "house-style"].sort());
  const root = tree({ "plimsoll.config.yaml": `extends: [${presets}]\n` });
  expect(await severities(root)).toEqual(both);
  expect(await severities(tree({ "plimsoll.config.yaml": "extends: only:go-static\n" }))).toEqual(own);
});

test("what a config below switches off stays off above a preset for a purpose", async () => {
  const root = tree({
    "base.yaml": "rules: { no-sudo: off }\n",
    "plimsoll.config.yaml": "extends: [./base.yaml, go-static]\n",
  });
  expect((await severities(root))["no-sudo"]).toBe("off");
});

test("only: stands before presets alone", async () => {
  const error = await errorOf(severities(tree({}), { presets: ["only:nothing"] }));
  expect(error.message).toContain("--preset: `only:nothing` is not a preset or an installed package");
});

test("--rule sets rules under any name", async () => {
  const root = tree({});
  expect(await severities(root, { rules: ["all:off", "hadolint:dl3004:error", "house-style"] })).toEqual({
    "no-sudo": "error",
    "json-args": "off",
    "small-layers": "off",
    "house-style": "info",
  });
  expect((await errorOf(severities(root, { rules: ["no-sudoo:off"] }))).message).toBe(
    "--rule no-sudoo:off: unknown rule; did you mean no-sudo?",
  );
  expect((await errorOf(severities(root, { rules: ["no-sudo:eror"] }))).message).toContain("did you mean error?");
});

test("--no-config and --config", async () => {
  const root = tree({
    "plimsoll.config.yaml": "rules: { no-sudo: error }",
    "other.yaml": "rules: { no-sudo: off }",
  });
  expect((await severities(root, { file: false }))["no-sudo"]).toBe("warning");
  expect((await severities(root, { file: "other.yaml" }))["no-sudo"]).toBe("off");
  expect((await errorOf(severities(root, { file: "absent.yaml" }))).message).toBe("absent.yaml: does not exist");
});

test("knowledge and switches come from the config", async () => {
  const root = tree({
    "plimsoll.config.yaml": "knowledge: { baseImages: { base: { user: app } } }\nrequireReason: true\n",
  });
  const config = await loadProjectConfig(request(root));
  expect(config.knowledge.baseImage("base", undefined, undefined)).toEqual({ user: "app" });
  expect(config.requireReason).toBe(true);
  expect(config.reportUnusedDirectives).toBe(false);
});
