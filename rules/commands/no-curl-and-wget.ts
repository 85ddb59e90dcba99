import { type Command, type DockerfileModel, defineRule, type Stage, unknown } from "../../src/author.ts";
import { installedIn } from "../../src/kit.ts";
import { hasProgram } from "../../src/knowledge/base-images/programs.ts";

export default defineRule({
  id: "no-curl-and-wget",
  summary: "A stage downloads with curl or with wget, not with both",
  why: "Both do the same; an image with both has one program too many to carry and patch.",
  topic: "commands",
  category: "size",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL4001"],
    trivy: ["DS-0014"],
    kics: ["fc775e75-fcfb-4c98-b2f2-910c5858b359"],
    semgrep: ["use-either-wget-or-curl"],
    "dockerfile-roast": ["DF058"],
  },
  messages: { both: "{program} is redundant: this stage already downloads with {other}" },
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN wget -q https://example.com/x\nRUN «curl» -fO https://example.com/y",
      good: "FROM alpine:3.20\nRUN wget -q https://example.com/x https://example.com/y",
    },
    {
      title: "Each stage may have its own",
      good: "FROM alpine:3.20 AS a\nRUN wget -q https://example.com/x\nFROM curlimages/curl:8.9.1\nRUN curl -fO https://example.com/y",
    },
  ],
  on: {
    Stage(stage, { model }) {
      // Where the base image brings both, nothing is gained by using one.
      const { root } = stage;
      if (root && hasProgram(root, "curl") && hasProgram(root, "wget")) return;
      const before = stage.parent ? firstUses(stage.parent.chain, model) : new Map<string, Command>();
      if (before.size > 1) return;
      const uses = firstUses(stage.chain, model);
      const [first, second] = uses.values();
      if (!first || !second) return;
      const lacking = root && (hasProgram(root, "curl") === false || hasProgram(root, "wget") === false);
      if (!lacking && !installsEither(stage, model)) return unknown(second.name, "the base image may have both");
      return {
        at: second.name,
        message: "both",
        data: { program: second.program ?? "", other: first.program ?? "" },
        related: [{ at: first.name, message: `${first.program} is used here` }],
      };
    },
  },
});

function installsEither(stage: Stage, model: DockerfileModel): boolean {
  return installedIn(stage, model).packages.some(({ name }) => /^(?:curl|wget)/.test(name));
}

/** The first command of each of the two programs that the RUNs of stages surely execute. */
function firstUses(stages: readonly Stage[], model: DockerfileModel): ReadonlyMap<string, Command> {
  const uses = new Map<string, Command>();
  for (const { instructions } of stages) {
    for (const instruction of instructions) {
      if (instruction.type !== "Run") continue;
      for (const command of model.commands(instruction)) {
        const { program, flow } = command;
        if ((program !== "curl" && program !== "wget") || flow.conditional || uses.has(program)) continue;
        uses.set(program, command);
      }
    }
  }
  return uses;
}
