import { expect, test } from "vitest";
import { loadProjectConfig } from "../../src/config/project.ts";
import { kindNames } from "../../src/rule.ts";
import { request, tree } from "./fixtures.ts";

const rule = (id: string) => `{
  id: "${id}", summary: "s", why: "w", topic: "user", category: "security", severity: "error", kinds: ["dockerfile"],
  recommended: true, optIn: false, presets: [], aliases: {}, messages: { m: "m" }, examples: [],
  options: { max: { type: "integer", default: 1, description: "d" } }, on: { Run() {} },
}`;

const plugin = (rules: string) => `export default { name: "example", rules: [${rules}],
  presets: [{ name: "example-house", summary: "s", selects: (rule) => rule.id.startsWith("example/") }] };`;

const files = `files: { name: "k", fence: "k", globs: [], languageIds: [] }`;
const whole = `yields: ["ImageRef"], ${files}, claims() {}, parse() {}, walk() {}, directives() {}`;
const kinds = (text: string, name = "k") => `export default { name: "p", kinds: [{ name: "${name}", ${text} }] };`;

test.each(["house.mjs", "house.ts"])("%s brings rules and presets", async (file) => {
  const root = tree({
    "plimsoll.config.yaml": `plugins: [./${file}]\nextends: example-house\nrules:\n  example/one: [info, { max: 3 }]\n`,
    [file]: plugin(`${rule("example/one")}, ${rule("example/two")}`),
  });
  const config = await loadProjectConfig(request(root));
  const settings = config.settings("Dockerfile", "dockerfile");
  expect(settings.get("example/one")).toMatchObject({ severity: "info", options: { max: 3 } });
  expect(settings.get("example/two")).toMatchObject({ severity: "error", origin: "preset example-house" });
  expect(settings.get("no-sudo")?.severity).toBe("off");
});

test("a preset may set severities and options, and those that it leaves out go back to their defaults", async () => {
  const own = `selects: () => true, setting: () => ({ severity: "info", options: { limit: 9 } })`;
  const root = tree({
    "plimsoll.config.yaml": "plugins: [./p.mjs]\nextends: [below, house]\n",
    "p.mjs": `const below = { name: "below", summary: "s", selects: () => true,
      setting: () => ({ severity: "error", options: { allow: ["a"], limit: 1 } }) };
      export default { name: "p", presets: [below, { name: "house", summary: "s", ${own} }] };`,
  });
  const settings = (await loadProjectConfig(request(root))).settings("Dockerfile", "dockerfile");
  expect(settings.get("no-sudo")).toEqual({
    severity: "info",
    options: { allow: [], limit: 9 },
    origin: "preset house",
  });
});

test.each([
  [plugin(rule("no-sudo")), "plugin example: there is already a rule `no-sudo`"],
  [plugin(`${rule("a")}, ${rule("a")}`), "plugin example: there is already a rule `a`"],
  [plugin('{ id: "Bad Id" }'), "plugin `./p.mjs` has an invalid rule `Bad Id`: its `id` is not in kebab-case"],
  [plugin('{ id: "a", severity: "bad" }'), "has an invalid rule `a`: its `severity` is not error, warning or info"],
  ["export default 3", "plugin `./p.mjs` must have an object as its default export"],
  ["export default {}", "plugin `./p.mjs` has no `name`"],
  [
    "export default { name: 'p', presets: [{ name: 'x', selects() {}, setting: {} }] }",
    "has an invalid preset `x`: its `setting` is not a function",
  ],
  ["export default { name: 'p', kinds: [{ name: 'k' }] }", "has an invalid kind `k`: its `yields` are not a list"],
  [kinds("yields: []"), "has an invalid kind `k`: its `files` lack `name` or `fence`"],
  [kinds(`yields: [], files: { name: "k", fence: "k" }`), "its `files.globs` are not a list"],
  [kinds(`yields: [], ${files}`), "has an invalid kind `k`: it has no `claims`"],
  [kinds(`${whole}`, "dockerfile"), "plugin p: there is already a kind `dockerfile`"],
  ["throw new Error('no luck')", "plimsoll.config.yaml:1:11: plugins[0]: plugin `./p.mjs` failed to load: no luck"],
])("a broken plugin is refused: %#", async (text, message) => {
  const root = tree({ "plimsoll.config.yaml": "plugins: [./p.mjs]\n", "p.mjs": text });
  await expect(loadProjectConfig(request(root))).rejects.toThrow(message);
});

test("a plugin's rule that names no kinds holds for those of plugins, and overrides may name them", async () => {
  const root = tree({
    "plimsoll.config.yaml":
      "plugins: [./k.mjs, ./p.mjs]\noverrides:\n  - { kinds: [k], rules: { example/one: info } }\n",
    "k.mjs": kinds(whole),
    "p.mjs": plugin(rule("example/one").replace('kinds: ["dockerfile"],', "").replace("Run", "ImageRef")),
  });
  const config = await loadProjectConfig(request(root));
  expect(config.settings("a", "k").get("example/one")?.severity).toBe("info");
  expect(config.settings("a", "dockerfile").get("example/one")?.severity).toBe("error");
  const [own] = config.rules.filter(({ id }) => id === "example/one");
  expect(own && kindNames(own, config.kinds)).toEqual(["k"]);
});

test("options of a plugin's rule are checked", async () => {
  const root = tree({
    "plimsoll.config.yaml": "plugins: [./p.mjs]\nrules:\n  example/one: [info, { mx: 3 }]\n",
    "p.mjs": plugin(rule("example/one")),
  });
  await expect(loadProjectConfig(request(root))).rejects.toThrow(
    "plimsoll.config.yaml:3:25: rules.example/one[1].mx: unknown option; did you mean max?",
  );
});

test("plugins run only where code may", async () => {
  const root = tree({ "plimsoll.config.yaml": "plugins: [./p.mjs]\n", "p.mjs": "throw new Error('ran')" });
  await expect(loadProjectConfig(request(root, { codeRefusal: "x" }))).rejects.toThrow("is not run: x");
});
