import { type Command, type DockerfileModel, defineRule, report, type Stage } from "../../src/author.ts";
import { hasOwnEnvironment, lacksProgramUntil, perModel, rootName } from "../../src/kit.ts";

export default defineRule({
  id: "run-program-present",
  summary: "Programs that RUN starts are in the image",
  why: "A RUN whose program is missing stops the build with `not found`. Small images have few programs: no curl, no git, no compiler and no bash in most of Alpine's.",
  topic: "commands",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  messages: { missing: "{base} does not have {program}: install it first" },
  examples: [
    {
      bad: "FROM golang:1.26-alpine\nRUN go build -o /app . && «strip» /app",
      good: "FROM golang:1.26-alpine\nRUN apk add --no-cache binutils\nRUN go build -o /app . && strip /app",
    },
    {
      title: "A script may look for it itself",
      good: "FROM alpine:3.22\nRUN if [ -x /usr/bin/curl ]; then curl -fO https://example.com/a; fi",
    },
  ],
  on: {
    Run(run, { model }) {
      const stage = model.stageOf(run);
      if (!stage?.root || run.onbuild) return undefined;
      return model.commands(run).map((command) => verdictOf(command, stage, model));
    },
  },
});

function verdictOf(command: Command, stage: Stage, model: DockerfileModel) {
  const { name, program, flow } = command;
  if (program === undefined || program === "sudo" || name.text !== program || hasOwnEnvironment(command))
    return undefined;
  if (flow.conditional || flow.tolerated || flow.function) return undefined;
  // Whatever runs before may bring it, the command itself not.
  if (command.span.start > lackedUntil(stage, program, model)) return undefined;
  return report(name, "missing", { data: { base: rootName(stage), program } });
}

/** The same program is asked for many times. */
function lackedUntil(stage: Stage, program: string, model: DockerfileModel): number {
  const key = `${stage.index} ${program}`;
  const memory = found(model);
  const old = memory.get(key);
  if (old !== undefined) return old;
  const until = lacksProgramUntil(stage, program, model);
  memory.set(key, until);
  return until;
}

const found = perModel(() => new Map<string, number>());
