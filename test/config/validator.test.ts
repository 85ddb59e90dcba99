import { expect, test } from "vitest";
import { printConfig } from "../../src/config/print.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { validatorSource } from "../../src/config/validator.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { request, rules, tree } from "./fixtures.ts";

test("the validator compiled ahead is a module that knows the rules' options", async () => {
  const source = await validatorSource(rules);
  const module = await import(`data:text/javascript,${encodeURIComponent(source)}`);
  expect(module.default({ rules: { "no-sudo": ["error", { limit: 3 }] } })).toBe(true);
  expect(module.default({ rules: { "no-sudo": ["error", { limits: 3 }] } })).toBe(false);
});

test("--print-config shows settings with their origin", async () => {
  const root = tree({ "plimsoll.config.yaml": "rules: { DL3025: off }\n" });
  const config = await loadProjectConfig(request(root, { rules: ["house-style:error"] }));
  expect(printConfig(config, "Dockerfile", config.kinds[0] as Kind).join("\n")).toBe(`# Dockerfile (dockerfile)
error    house-style   # --rule house-style:error
off      json-args     # plimsoll.config.yaml rules.DL3025
warning  no-sudo       # preset recommended
           allow: []
           limit: 3
off      small-layers  # in no chosen preset`);
});
