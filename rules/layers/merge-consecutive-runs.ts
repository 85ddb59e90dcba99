import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Edit,
  option,
  type ProposedFix,
  positionAt,
  type Run,
  report,
  type Stage,
} from "../../src/author.ts";
import {
  all,
  cleaningsOf,
  commentBetween,
  endsWithItsRun,
  joinRuns,
  packageUses,
  sameFlags,
  writtenCommands,
} from "../../src/kit.ts";
import { setsUpAtOnce } from "../../src/knowledge/programs/side-effects.ts";

export default defineRule({
  id: "merge-consecutive-runs",
  summary: "Related RUN instructions of the final image are joined",
  why: "Consecutive package installations resolve dependencies and store metadata twice, and each RUN adds a layer that every machine pulls. Separate RUNs help the build cache only if the steps are slow and change at different times.",
  topic: "layers",
  category: "size",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: false,
  aliases: {
    hadolint: ["DL3059"],
    kics: ["0008c003-79aa-42d8-95b8-1c2fe37dbfe6"],
    sonar: ["S7031"],
    "dockerfile-roast": ["DF003"],
    dockleaner: ["DL3059"],
  },
  options: {
    which: {
      type: "string",
      enum: ["related", "plain", "lines"],
      default: "related",
      description:
        "Whether only RUNs of the final image are reported that do the same or cost nothing (related), or every RUN after another one with the same flags where each is a single command (plain), or, in the last stage, the first RUN of one line with another in the next line (lines).",
    },
  },
  messages: {
    consecutive: "This RUN follows another one: join them into one layer",
    packages: "{manager} also installs packages in the previous RUN: install them all in one",
    cheap: "This RUN and the {number} before it take no time to repeat: join them into one layer",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN apk add --no-cache curl\n«RUN» apk add --no-cache jq",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl \\\n    && apk add --no-cache jq",
      good: "FROM alpine:3.20\nRUN apk add --no-cache curl jq",
      message: "packages",
    },
    {
      bad: "FROM alpine:3.20\nRUN adduser -D app\n«RUN» mkdir /data",
      fixed: "FROM alpine:3.20\nRUN adduser -D app \\\n    && mkdir /data",
      message: "cheap",
    },
    {
      title: "Layers of a build stage do not ship, and separate RUNs help its cache",
      good: "FROM golang:1.24 AS b\nRUN go mod download\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app",
    },
    { title: "Slow steps may be cached separately", good: "FROM node:22\nRUN npm ci\nRUN npm run build" },
    {
      title: "Where every single command is to be joined",
      options: { which: "plain" },
      bad: "FROM node:22 AS build\nRUN npm ci\n«RUN» npm run build",
      message: "consecutive",
    },
  ],
  on: {
    *Stage(stage, { model, options }) {
      if (options.which === "lines") {
        yield* nextLines(stage, model);
        return;
      }
      if (options.which === "plain") {
        yield* plainRuns(stage, model);
        return;
      }
      if (!stage.shipped) return;
      let group: Run[] = [];
      for (const instruction of [...stage.instructions, undefined]) {
        const last = group.at(-1);
        if (instruction?.type === "Run" && last && belongTogether(last, instruction, model)) {
          group.push(instruction);
          continue;
        }
        if (group.length > 1) yield reportOn(group, model);
        group = instruction?.type === "Run" ? [instruction] : [];
      }
    },
  },
});

/** Whatever the commands do, and wherever the layers end. */
function* plainRuns({ instructions }: Stage, model: DockerfileModel) {
  for (const [i, run] of instructions.entries()) {
    const before = instructions[i - 1];
    if (run.type !== "Run" || before?.type !== "Run" || !sameFlags(before, run, model.document)) continue;
    if ([before, run].some((one) => writtenCommands(one, model).length > 1)) continue;
    yield report(run.keyword, "consecutive", { related: [{ at: before.keyword, message: "The RUN before" }] });
  }
}

/** Once: who goes by lines sees the first pair. */
function* nextLines(stage: Stage, { stages, document: { source } }: DockerfileModel) {
  if (stage !== stages.at(-1)) return;
  const runs = stage.instructions.filter((one): one is Run => one.type === "Run");
  const lines = runs.map(({ span }) => positionAt(source, span.start).line);
  const i = lines.findIndex((line, i) => lines[i + 1] === line + 1);
  const [first, second] = [runs[i], runs[i + 1]];
  if (first && second)
    yield report(second.keyword, "consecutive", { related: [{ at: first.keyword, message: "The RUN before" }] });
}

function reportOn(group: readonly Run[], model: DockerfileModel) {
  const second = group[1] as Run;
  const kind = kindOf(second, model) ?? "";
  return report(group.at(-1)!.keyword, kind === "cheap" ? "cheap" : "packages", {
    data: { manager: kind, number: group.length === 2 ? "one" : group.length - 1 },
    related: group.slice(0, -1).map((run) => ({ at: run.keyword, message: "Can be joined with this RUN" })),
    fixes: fix(group, model),
  });
}

function belongTogether(first: Run, second: Run, model: DockerfileModel): boolean {
  const kind = kindOf(first, model);
  if (kind === undefined || kind !== kindOf(second, model)) return false;
  // A comment says why the second stands alone.
  return sameFlags(first, second, model.document) && !commentBetween(first, second, model.document);
}

/** The system package manager that a RUN does nothing but install with, or "cheap"; undefined for anything else. */
function kindOf(run: Run, model: DockerfileModel): string | undefined {
  if (run.command.form !== "shell") return undefined;
  const commands = model.commands(run);
  if (commands.length === 0 || model.scripts(run).some(({ errors }) => errors.length > 0)) return undefined;
  if (commands.every(isCheap)) return "cheap";
  const uses = commands.flatMap(packageUses);
  const manager = uses[0]?.manager;
  if (manager?.scope !== "system" || !uses.some(({ action }) => action === "install")) return undefined;
  const alike = (command: Command) =>
    packageUses(command).some((use) => use.manager === manager) ||
    cleaningsOf(command).length > 0 ||
    isCheap(command) ||
    command.program === "rm";
  return commands.every(alike) ? manager.name : undefined;
}

function isCheap(command: Command): boolean {
  // In a program without a table the letters may mean it.
  if (option(command, "recursive") || (!command.tabled && option(command, "R", "r"))) return false;
  return setsUpAtOnce.has(command.program ?? "") || (command.program === "set" && !command.flow.conditional);
}

function fix(group: readonly Run[], model: DockerfileModel): ProposedFix | undefined {
  const edits: Edit[] = [];
  for (let i = 1; i < group.length; i++) {
    const edit = joinRuns(group[i - 1] as Run, group[i] as Run, model);
    if (!edit) return undefined;
    edits.push(edit);
  }
  const effect = group[0]!.flags.length > 0 ? (["layers", "mounts"] as const) : "layers";
  return {
    title: `Join ${group.length} RUNs`,
    safe: true,
    requires: {
      "no process or shell variable of one RUN is needed by the next": all(group.slice(0, -1), (run) =>
        endsWithItsRun(run, model),
      ),
    },
    effect,
    edits,
  };
}
