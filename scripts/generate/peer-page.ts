import { presets } from "../../presets/index.ts";
import type { PeerCodes } from "../../presets/peers/codes/types.ts";
import { fixesOffered, type Rule } from "../../src/rule.ts";
import { lookUp } from "../../src/text/look-up.ts";
import { code, notice, prose, table } from "./markdown.ts";

/** `docs/reference/generated/peer-codes.md`: every code of every peer's current release, and what stands for it here. */
export function peerPage(peers: ReadonlyMap<string, PeerCodes>, rules: readonly Rule[]): string {
  const sections = [...peers].map(([peer, codes]) => {
    const rows = Object.entries(codes).map(([name, [severity, title, optIn]]) => {
      const covering = rules.filter(({ aliases }) => lookUp(aliases, peer)?.includes(name));
      return [
        code(name),
        prose(title),
        optIn ? `${severity} (${optIn})` : severity,
        covering.map(({ id }) => `[${code(id)}](rules/${id}.md)`).join(", ") || "not yet",
        covering.flatMap((rule) => optionsFor(peer, rule)).join(", "),
        [...new Set(covering.flatMap((rule) => (rule.fix ? [fixesOffered(rule)] : [])))].join(", "),
      ];
    });
    const covered = rows.filter(([, , , rule]) => rule !== "not yet").length;
    const head = ["Code", "What it asks for", "Severity", "Rule", "Options for its verdict", "Fix"];
    return `## ${peer}\n\n${covered} of ${rows.length} codes have a rule.\n\n${table(head, rows)}`;
  });
  const intro =
    "Every code of other linters' current releases, in words of our own, with the severity that it has there, the rule " +
    "that covers it, and the options that give its verdict where the rule's own is another: a preset of the linter's " +
    "name, such as `hadolint`, [sets them](presets.md). Where the two differ all the same, " +
    "[a page](../peers.md) says why.";
  return `${[notice, "# Codes of other linters", intro, ...sections].join("\n\n")}\n`;
}

function optionsFor(peer: string, rule: Rule): readonly string[] {
  const preset = presets.find(({ name }) => name === `${peer}-all`);
  if (!preset?.selects(rule)) return [];
  const options = Object.entries(preset.setting?.(rule).options ?? {});
  return options.map(([name, value]) => prose(code(`${name}: ${JSON.stringify(value)}`)));
}
