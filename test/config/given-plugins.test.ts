import { expect, test } from "vitest";
import { loadProjectConfig } from "../../src/config/project.ts";
import type { Plugin } from "../../src/config/types.ts";
import { request, toolbox, tree } from "./fixtures.ts";

const [rule] = toolbox.rules;
const [kind] = toolbox.kinds;

test("plugins given as values bring what those of a config bring", async () => {
  const root = tree({ "plimsoll.config.yaml": "extends: house\nrules: { given/rule: info }\n" });
  const plugin = {
    name: "given",
    rules: [{ ...rule, id: "given/rule", check: () => undefined }],
    kinds: [{ ...kind, name: "given" }],
    presets: [{ name: "house", summary: "s", selects: () => true }],
  } as Plugin;
  const config = await loadProjectConfig(request(root, { plugins: [plugin] }));
  expect(config.settings("Dockerfile", "dockerfile").get("given/rule")?.severity).toBe("info");
  expect(config.kinds.at(-1)?.name).toBe("given");
});

test.each([
  [{ name: "p", kinds: [{ name: "k" }] }, "plugin p: has an invalid kind `k`: its `yields` are not a list"],
  [{ name: "p", kinds: [kind] }, "plugin p: there is already a kind `dockerfile`"],
  [{}, "plugin undefined: has no `name`"],
])("a broken one is refused: %#", async (plugin, message) => {
  const plugins = [plugin] as unknown as readonly Plugin[];
  await expect(loadProjectConfig(request(tree({}), { plugins }))).rejects.toThrow(message);
});
