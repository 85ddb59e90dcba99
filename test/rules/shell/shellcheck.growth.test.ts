import { expect, it } from "vitest";
import rule from "../../../rules/shell/shellcheck.ts";
import { lintProject } from "../../../src/engine/lint.ts";
import type { LintOptions } from "../../../src/engine/options.ts";
import { kinds } from "../../../src/kinds/index.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { Shellcheck } from "../../../src/nodes/checked-script.ts";
import { growthOf, linear } from "../../helpers/steps.ts";

/** A remark on each place that a word is found at. */
const remarksOn =
  (code: string, word: string): Shellcheck =>
  ({ text }) =>
    [...text.matchAll(new RegExp(word.replace(/[$(){]/g, "\\$&"), "g"))].map(({ index }) => ({
      code,
      level: "warning",
      message: "x",
      start: index,
      end: index + word.length,
      edits: [{ start: index, end: index + word.length, text: "y", closes: false }],
    }));

it.each([
  ["SC2046", "$(a b)", (i: number) => `c${i} d$(a b)`],
  ["SC2046", "$(nproc)", (i: number) => `c${i} $(nproc)`],
  ["SC2155", "T", (i: number) => `export T=$(mktemp ${i})`],
  ["SC2154", "$t", (i: number) => `c${i} $t`],
  ["SC2115", "$T/", (i: number) => `T=${i}; rm -rf $T/`],
  ["SC1083", "{T", (i: number) => `c${i} \\\${T}`],
  ["SC2164", "cd a", () => "cd a"],
] as const)("work grows in proportion to remarks %s on %s", async (code, word, command) => {
  const settings = new Map([
    [rule.id, { severity: rule.severity, options: { level: "warning", codes: {} }, origin: "test" } as const],
  ]);
  const options: LintOptions = {
    config: {
      rules: [rule],
      kinds,
      knowledge: defaultKnowledge,
      lookup: () => [],
      settings: () => settings,
      byStage: false,
    },
    reader: { read: () => undefined, exists: () => false },
    today: "2026-01-01",
    shellcheck: remarksOn(code, word),
  };
  const lint = (size: number) => {
    const text = `FROM debian:12\nRUN ${Array.from({ length: size }, (_, i) => command(i)).join("; \\\n  ")}\n`;
    const { failures } = lintProject([{ path: "Dockerfile", text }], options);
    if (failures.length > 0) throw new Error(failures[0]?.message);
  };
  expect(await growthOf(lint, 300)).toBeLessThan(linear);
});
