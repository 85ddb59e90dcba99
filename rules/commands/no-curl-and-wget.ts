import { type Command, type DockerfileModel, defineRule, type Run, type Stage, unknown } from "../../src/author.ts";
import { installedIn, partsOf, perModel, writtenCommands } from "../../src/kit.ts";
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
  options: {
    which: {
      type: "string",
      enum: ["redundant", "every", "parts"],
      default: "redundant",
      description:
        "Whether the second program is reported where the base image lacks one of them (redundant), every RUN of a stage from the one on that completes the pair (every), or every RUN with wget first or behind && where any of the file has curl there (parts).",
    },
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
    *Stage(stage, { model, options }) {
      if (options.which === "parts") {
        if (!startsCurl(model)) return;
        for (const run of runsIn(stage)) {
          if (startsPart(run, "wget"))
            yield { at: run.keyword, message: "both" as const, data: { program: "wget", other: "curl" } };
        }
        return;
      }
      if (options.which === "every") {
        yield* everyCall(stage, model);
        return;
      }
      // Where the base image brings both, nothing is gained by using one.
      const { root } = stage;
      if (root && hasProgram(root, "curl") && hasProgram(root, "wget")) return;
      const before = stage.parent ? firstUses(stage.parent.chain, model) : new Map<string, Command>();
      if (before.size > 1) return;
      const uses = firstUses(stage.chain, model);
      const [first, second] = uses.values();
      if (!first || !second) return;
      const lacking = root && (hasProgram(root, "curl") === false || hasProgram(root, "wget") === false);
      if (!lacking && !installsEither(stage, model)) {
        yield unknown(second.name, "the base image may have both");
        return;
      }
      yield {
        at: second.name,
        message: "both",
        data: { program: second.program ?? "", other: first.program ?? "" },
        related: [{ at: first.name, message: `${first.program} is used here` }],
      };
    },
  },
});

function runsIn({ instructions }: Stage): readonly Run[] {
  return instructions.filter((one) => one.type === "Run");
}

const startsCurl = perModel(({ stages }) =>
  stages.some((stage) => runsIn(stage).some((run) => startsPart(run, "curl"))),
);

/** Searches the text; what is installed has the word `install` before it. */
function startsPart(run: Run, program: string): boolean {
  return partsOf(run).some((part) => part.trimStart().startsWith(program) && !part.includes("install "));
}

/** By words: whatever the base image has, and whatever decides whether a command runs. */
function* everyCall({ instructions }: Stage, model: DockerfileModel) {
  const seen = new Set<string>();
  for (const run of instructions) {
    if (run.type !== "Run") continue;
    const calls = writtenCommands(run, model).filter(({ name }) => name === "curl" || name === "wget");
    for (const { name } of calls) seen.add(name);
    const call = calls.at(-1);
    if (!call || seen.size < 2) continue;
    yield {
      at: call,
      message: "both" as const,
      data: { program: call.name, other: call.name === "curl" ? "wget" : "curl" },
    };
  }
}

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
