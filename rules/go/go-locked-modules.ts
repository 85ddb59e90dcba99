import { type Command, defineRule, headOf, option, report, type Stage, unknown } from "../../src/author.ts";
import { chainSteps, type GoBuild, goBuildsOf, hasGo, perPart, type RunStep, runSteps } from "../../src/kit.ts";

export default defineRule({
  id: "go-locked-modules",
  summary: "An image is built from the modules that go.mod and go.sum lock",
  why: "`go mod tidy`, `go get` and `-mod=mod` change go.mod and go.sum inside the build: it uses versions that were not reviewed, and the next build may use others. By default `go build` stops where the files are not complete, and that is noticed.",
  topic: "go",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  reference: "https://go.dev/ref/mod#build-commands",
  messages: {
    changes: "{command} changes go.mod and go.sum in the build: run it before and commit both files",
    unlocked: "-mod=mod lets the build change go.mod and go.sum: remove it and commit both files",
  },
  examples: [
    {
      bad: "FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN «go mod tidy» && go build -o /app .",
      good: "FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .",
      message: "changes",
    },
    {
      bad: "FROM golang:1.26\nWORKDIR /src\nCOPY . .\nRUN go build «-mod=mod» -o /app .",
      message: "unlocked",
    },
    {
      title: "A module that the build itself makes has nothing to lock",
      good: "FROM golang:1.26\nWORKDIR /src\nCOPY main.go .\nRUN go mod init example.com/app && go mod tidy && go build -o /app .",
    },
  ],
  on: {
    Stage(stage, { document, model, project }) {
      if (makesModule(stage, model)) return [];
      const isBuiltAfter = ({ span }: Command) =>
        (lastBuild(goBuildsOf({ document, model, project }), model).get(stage) ?? -1) > span.start;
      return runSteps(stage, model).map((step) => verdictOf(step, isBuiltAfter));
    },
  },
});

/** @param isBuiltAfter what updates a module for its own sake, to copy the files out again, builds no program from it */
function verdictOf({ command, stage }: RunStep, isBuiltAfter: (command: Command) => boolean) {
  const { subcommand } = command;
  if (command.program !== "go") return undefined;
  const mod = option(command, "mod");
  if (mod?.value?.value === "mod") return report(mod, "unlocked", {});
  const changes =
    (subcommand === "mod tidy" && !option(command, "diff")) || (subcommand === "get" && addsToModule(command));
  if (!changes || !isBuiltAfter(command)) return undefined;
  // Before 1.16 `go get` may work without modules.
  const hasModules = subcommand !== "get" || hasGo(stage, 16);
  if (hasModules === undefined)
    return unknown({ span: headOf(command) }, "it is not known which Go the base image has");
  if (!hasModules) return undefined;
  return report({ span: headOf(command) }, "changes", { data: { command: `go ${subcommand}` } });
}

/** `go get` with a module's path is how programs were installed before `go install` took versions. */
function addsToModule(command: Command): boolean {
  const { operands } = command;
  return operands.length === 0 || operands.every(({ value }) => /^\.\.?(?:\/|$)/.test(value ?? ""));
}

/** Where the last program is built in a stage or in one that continues it. */
const lastBuild = perPart((builds: readonly GoBuild[]): ReadonlyMap<Stage, number> => {
  const last = new Map<Stage, number>();
  for (const { action, stage, step } of builds) {
    if (action !== "build") continue;
    for (const one of stage.chain) last.set(one, Math.max(last.get(one) ?? -1, step.command.span.start));
  }
  return last;
});

/** Whether a command of the stage makes the module that another one changes. */
const makesModule = perPart((stage: Stage, model): boolean =>
  chainSteps(stage, model).some(
    ({ command }) =>
      command.program === "go" && (command.subcommand === "mod init" || command.subcommand === "work init"),
  ),
);
