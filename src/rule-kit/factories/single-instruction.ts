import type { FixEffect, Severity } from "../../finding.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { defineRule, type Example, type Peer, type Rule, report } from "../../rule.ts";
import { removeLines } from "../edits/remove-lines.ts";

/** What a rule about an instruction of which only the last one of a stage counts says of itself. */
export interface SinglePolicy {
  readonly type: "Cmd" | "Entrypoint" | "Healthcheck";
  readonly id: string;
  readonly summary: string;
  readonly why: string;
  readonly severity: Severity;
  readonly aliases: Readonly<Partial<Record<Peer, readonly string[]>>>;
  readonly effect: FixEffect;
  readonly examples: readonly Example<"replaced" | "later">[];
}

/** A rule that finds the instructions which a later one of their stage replaces, and offers to delete them. */
export function singleInstructionRule({ type, effect, ...meta }: SinglePolicy): Rule {
  const keyword = type.toUpperCase();
  return defineRule({
    ...meta,
    topic: "metadata",
    category: "correctness",
    fix: "safe",
    kinds: ["dockerfile"],
    recommended: true,
    reference: "https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/",
    options: {
      report: {
        type: "string",
        enum: ["replaced", "later"],
        default: "replaced",
        description: "Whether those are reported that a later one replaces, or every one after the first.",
      },
    },
    messages: {
      later: `This ${keyword} replaces an earlier one of the same stage`,
      replaced: `This ${keyword} has no effect: a later one in the same stage replaces it`,
    },
    on: {
      Stage({ instructions }, { source, options }) {
        const all = instructions.filter((one: Instruction) => one.type === type);
        if (options.report === "later") return all.slice(1).map((one) => report(one.keyword, "later"));
        const last = all.pop();
        if (!last) return [];
        return all.map((one) =>
          report(one.keyword, "replaced", {
            related: [{ at: last.keyword, message: "This one takes effect" }],
            fixes: { title: `Delete this ${keyword}`, safe: true, effect, edits: removeLines(source.text, one.span) },
          }),
        );
      },
    },
  });
}
