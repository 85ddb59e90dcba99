import { type Severity, severities } from "../../src/finding.ts";
import type { Rule } from "../../src/rule.ts";
import { lookUp } from "../../src/text/look-up.ts";
import type { Preset } from "../types.ts";
import type { PeerCodes } from "./codes/types.ts";

/** How a rule is set so that its verdicts are the peer's, and how they differ then: part of a sentence. */
export interface PeerSetting {
  readonly options: Readonly<Record<string, unknown>>;
  readonly why: string;
}

/** What the presets of a peer are made from. */
export interface PeerPolicy {
  /** As in `aliases` of rules. */
  readonly peer: string;
  /** As it calls itself. */
  readonly title: string;
  readonly codes: PeerCodes;
  /** Rules, by id, whose own verdicts are not the peer's. "off": what they find under its code is not what it finds. */
  readonly rules: Readonly<Record<string, PeerSetting | "off">>;
  /** Rules, by id, that report what a program says which the peer contains. */
  readonly contained?: readonly string[];
}

/** The preset of a peer's verdicts, and the one that turns on its opt-in codes too. */
export function peerPresets(policy: PeerPolicy): readonly [Preset, Preset] {
  const { peer, title } = policy;
  const whole = `The verdicts of ${title} at its default severities, also where those of \`recommended\` are better.`;
  return [
    { name: peer, summary: whole, ...verdicts(policy, "default") },
    { name: `${peer}-all`, summary: `\`${peer}\` and what is off by default there.`, ...verdicts(policy, "all") },
  ];
}

function verdicts(
  { peer, codes, rules, contained = [] }: PeerPolicy,
  which: "default" | "all",
): Pick<Preset, "selects" | "setting"> {
  const severitiesOf = (rule: Rule): readonly Severity[] =>
    (lookUp(rule.aliases, peer) ?? []).flatMap((code) => {
      const [word, , optIn] = lookUp(codes, code) ?? [];
      if (word === undefined || (optIn && which === "default")) return [];
      return severityNames.get(word) ?? rule.severity;
    });
  return {
    selects: (rule) =>
      contained.includes(rule.id) || (lookUp(rules, rule.id) !== "off" && severitiesOf(rule).length > 0),
    setting(rule) {
      const own = severitiesOf(rule);
      const severity = severities.find((one) => own.includes(one)) ?? rule.severity;
      const setting = lookUp(rules, rule.id);
      return setting === undefined || setting === "off" ? { severity, options: {} } : { severity, ...setting };
    },
  };
}

/** Peers' words for severities. One that stands for none, such as hadolint's "ignore", leaves the rule's own. */
const severityNames: ReadonlyMap<string, Severity> = new Map([
  ["critical", "error"],
  ["high", "error"],
  ["error", "error"],
  ["medium", "warning"],
  ["warning", "warning"],
  ["failed", "warning"],
  ["low", "info"],
  ["info", "info"],
  ["style", "info"],
]);
