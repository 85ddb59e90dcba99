import { mkdirSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { root } from "../scripts/project.ts";
import { interleave, least, type Measurement } from "./measurement.ts";
import { cli, nodeUsage } from "./process.ts";

const count = 200;
const rounds = 5;

/**
 * What many more rules cost that have nothing to say: the corpus with a plugin of so many, beside the same with one of
 * none. Each is woken by what no file holds, as rules about one program, one instruction or one key are.
 */
export function idleRules(scratch: string, corpus: string): readonly Measurement[] {
  const without = project(`${scratch}/without`, 0);
  const withRules = project(`${scratch}/with`, count);
  const cpu = (config: string) => {
    const args = [cli, "--config", config, "--format", "json", "--exit-zero", corpus];
    return nodeUsage(args, scratch, `${scratch}/usage.json`).cpu;
  };
  const { few, many } = interleave(rounds, least, { few: () => cpu(without), many: () => cpu(withRules) });
  const name = `${count} rules more, nothing to say`;
  return [{ name, value: many / few, unit: "x without them", bound: 1.05, keep: "below" }];
}

/** A project whose configuration has a plugin with so many rules on. */
function project(directory: string, rules: number): string {
  mkdirSync(directory, { recursive: true });
  writeFileSync(`${directory}/plugin.mjs`, plugin(rules));
  const config = `${directory}/plimsoll.config.json`;
  const entries = Array.from({ length: rules }, (_, i) => [`idle-${i}`, "warning"]);
  writeFileSync(
    config,
    JSON.stringify({ extends: "all", plugins: ["./plugin.mjs"], rules: Object.fromEntries(entries) }),
  );
  return config;
}

function plugin(rules: number): string {
  const library = pathToFileURL(`${root}/dist/index.js`).href;
  return `import { definePlugin, defineRule } from ${JSON.stringify(library)};
const on = (i) => {
  const handle = () => ({ at: { start: 0, end: 0 }, message: "found" });
  if (i % 3 === 0) return { Instruction: { when: { types: ["Nothing" + i] }, handle } };
  return { Command: { when: { programs: ["program-" + i], subcommands: ["install"] }, handle } };
};
const rules = Array.from({ length: ${rules} }, (_, i) => defineRule({
  id: "idle-" + i, kinds: ["dockerfile"], topic: "commands", category: "style", severity: "warning", recommended: false,
  summary: "Nothing", why: "It measures.", messages: { found: "found" }, examples: [], on: on(i),
}));
export default definePlugin({ name: "idle", rules });
`;
}
