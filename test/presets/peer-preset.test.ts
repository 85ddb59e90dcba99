import { expect, test } from "vitest";
import { presets } from "../../presets/index.ts";
import { membershipOf, settingText } from "../../presets/membership.ts";
import { peerPresets } from "../../presets/peers/peer-preset.ts";
import { builtinRules } from "../../rules/index.ts";
import { rules } from "../config/fixtures.ts";

const noSudo = rules.find(({ id }) => id === "no-sudo")!;
const jsonArgs = rules.find(({ id }) => id === "json-args")!;

const [plain, whole] = peerPresets({
  peer: "hadolint",
  title: "hadolint",
  codes: { DL3004: ["error", "No sudo"], DL3025: ["ignore", "JSON", "opt-in"] },
  rules: { "no-sudo": { options: { limit: 0 }, why: "it counts none" } },
});

test("a code's severity and a rule's options make the setting", () => {
  expect(plain.setting?.(noSudo)).toEqual({ severity: "error", options: { limit: 0 }, why: "it counts none" });
});

test("what is off by default is only in the preset of all codes, at the rule's own severity", () => {
  expect([plain, whole].map((preset) => preset.selects(jsonArgs))).toEqual([false, true]);
  expect(whole.setting?.(jsonArgs)).toEqual({ severity: "info", options: {} });
});

test("a rule without a code of the peer, with a code that it has no more, or that is off, is in neither", () => {
  const [none] = peerPresets({ peer: "trivy", title: "Trivy", codes: { "DS-0001": ["high", "x"] }, rules: {} });
  const [off] = peerPresets({
    peer: "trivy",
    title: "Trivy",
    codes: { "DS-0010": ["critical", "x"] },
    rules: { "no-sudo": "off" },
  });
  expect([none.selects(noSudo), none.selects(jsonArgs), off.selects(noSudo)]).toEqual([false, false, false]);
});

test("the presets of peers are told apart from those with a rule's own verdicts", () => {
  const { asItIs, asPeers } = membershipOf(noSudo);
  expect(asItIs).toEqual(["recommended", "strict", "all", "security"]);
  expect(asPeers.map(({ preset, severity }) => `${preset}: ${severity}`)).toContain("hadolint: error");
  expect(asPeers.some(({ preset }) => preset === "hadolint-all")).toBe(false);
  expect(settingText({ severity: "info", options: { a: "b", c: true }, why: "so" })).toBe('info, a "b", c true: so');
});

test("names are unique", () => {
  const names = presets.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test.each(presets.filter(({ setting }) => setting).map((preset) => [preset.name, preset] as const))(
  "%s sets options that the rules have",
  (_, preset) => {
    for (const rule of builtinRules.filter((one) => preset.selects(one))) {
      for (const [name, value] of Object.entries(preset.setting?.(rule).options ?? {})) {
        const option = rule.options[name];
        expect(option, `${rule.id}: ${name}`).toBeDefined();
        if (option?.enum) expect(option.enum, `${rule.id}: ${name}`).toContain(value);
        expect(Array.isArray(value) ? "array" : typeof value, `${rule.id}: ${name}`).toBe(option?.type);
      }
    }
  },
);
