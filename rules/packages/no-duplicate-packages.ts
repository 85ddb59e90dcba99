import {
  type Command,
  callOf,
  contains,
  type DockerfileModel,
  defineRule,
  type Holds,
  option,
  type ProposedFix,
  type Run,
  type Stage,
} from "../../src/author.ts";
import {
  firstFrom,
  hasOwnEnvironment,
  layoutOf,
  mayUseLists,
  type PackageSpec,
  packageSteps,
  packagesOf,
  perModel,
  perPart,
  removeArgument,
} from "../../src/kit.ts";

export default defineRule({
  id: "no-duplicate-packages",
  summary: "No package is installed twice",
  why: "The second one has no effect but misleads: removing or pinning one of them changes less than it seems to.",
  topic: "packages",
  category: "maintainability",
  severity: "info",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: false,
  messages: {
    again: "{package} is already installed",
    disagree: "{package} is already installed, in version {version}",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN apk add --no-cache curl git «curl»",
      fixed: "FROM alpine:3.20\nRUN apk add --no-cache curl git",
      message: "again",
    },
    {
      title: "Parent stages count",
      bad: "FROM alpine:3.20 AS base\nRUN apk add --no-cache curl=8.9.1-r1\nFROM base\nRUN apk add --no-cache «curl=8.9.0-r0» git",
      message: "disagree",
      severity: "warning",
    },
    { good: "FROM alpine:3.20\nRUN apk add --no-cache curl && apk del curl && apk add --no-cache curl" },
    { good: "FROM alpine:3.20 AS a\nRUN apk add --no-cache curl\nFROM alpine:3.20\nRUN apk add --no-cache curl" },
  ],
  on: {
    *Run(run, { model }) {
      for (const duplicate of duplicatesOf(model).get(run) ?? []) {
        const { spec, earlier } = duplicate;
        const versions =
          earlier.version !== undefined && spec.version !== undefined && earlier.version !== spec.version;
        yield {
          at: spec.argument,
          message: versions ? "disagree" : "again",
          data: { package: spec.name ?? "", version: earlier.version ?? "" },
          severity: versions ? "warning" : "info",
          related: [{ at: earlier.argument, message: "Installed here" }],
          fixes: fixOf(duplicate, run, model),
        };
      }
    },
  },
});

/** A package of the system that a command installs though it is there. */
interface Duplicate {
  readonly spec: PackageSpec;
  readonly earlier: PackageSpec;
  readonly command: Command;
}

/** What is installed so far, by manager and name. */
type Installed = Map<string, PackageSpec>;

/** By the RUN of the second mention. */
const duplicatesOf = perModel((model): ReadonlyMap<Run, readonly Duplicate[]> => {
  const found = new Map<Run, Duplicate[]>();
  const atEnd = new Map<Stage, Installed>();
  for (const stage of model.stages) {
    const installed: Installed = new Map(stage.parent ? atEnd.get(stage.parent) : []);
    for (const run of stage.instructions) {
      if (run.type === "Run") found.set(run, readRun(run, installed, model));
    }
    atEnd.set(stage, installed);
  }
  return found;
});

/** How many packages of a command are installed already. */
const repeatedIn = perModel((model): ReadonlyMap<Command, number> => {
  const counts = new Map<Command, number>();
  for (const duplicates of duplicatesOf(model).values()) {
    for (const { command } of duplicates) counts.set(command, (counts.get(command) ?? 0) + 1);
  }
  return counts;
});

const literalsOf = perPart(({ operands }: Command) => operands.filter(({ word }) => word.literal).length);

function readRun(run: Run, installed: Installed, model: DockerfileModel): Duplicate[] {
  const duplicates: Duplicate[] = [];
  for (const { command, uses: all } of packageSteps(run, model)) {
    const uses = all.filter(({ manager }) => manager.scope === "system");
    const [use] = uses;
    if (!use) continue;
    if (uses.some(({ action }) => action === "remove" || action === "upgrade")) installed.clear();
    if (isSpecial(command)) continue;
    for (const spec of packagesOf(command) ?? []) {
      if (spec.kind !== "package" || spec.name === undefined || /[*?[{]/.test(spec.name)) continue;
      const key = `${use.manager.name} ${spec.name}`;
      const earlier = installed.get(key);
      if (earlier) duplicates.push({ spec, earlier, command });
      else installed.set(key, spec);
    }
  }
  return duplicates;
}

/**
 * Branches may exclude each other, a virtual package stands for itself, who reinstalls means it, and the helpers of xx
 * install for the platform that is built for.
 */
function isSpecial(command: Command): boolean {
  if (/(?:^|\/)xx-/.test(command.name.text)) return true;
  if (command.flow.conditional || command.subcommand === "reinstall" || hasOwnEnvironment(command)) return true;
  return (
    option(
      command,
      "virtual",
      "reinstall",
      "force",
      "download-only",
      "downloadonly",
      "installroot",
      "root",
      "only-upgrade",
      "upgrade",
      "target-release",
      "repository",
      "enablerepo",
      "repo",
    ) !== undefined
  );
}

/** Marks, removals and new sources make another package, or another reason for it, of the second mention. */
function isCalmBetween({ argument }: PackageSpec, command: Command, run: Run, model: DockerfileModel): Holds {
  const { marks, changes } = disturbances(run, model);
  const firstBetween = (commands: readonly Command[]) => {
    const first = commands[firstFrom(commands, argument.span.start + 1, ({ span }) => span.start)];
    return first && first.span.start < command.span.start ? first : undefined;
  };
  if (firstBetween(marks)) return false;
  const changing = firstBetween(changes);
  return changing ? { unless: `${callOf(changing)} changes which packages are available` } : true;
}

const disturbances = perPart((run: Run, model) => {
  const commands = [...model.commands(run)].sort((a, b) => a.span.start - b.span.start);
  return { marks: commands.filter(({ program }) => program === "apt-mark"), changes: commands.filter(mayUseLists) };
});

/** The second mention goes where it says the same and the command keeps another package. */
function fixOf({ spec, earlier, command }: Duplicate, run: Run, model: DockerfileModel): ProposedFix | undefined {
  const { argument } = spec;
  if (run.command.form === "exec" || !argument.word.literal || spec.version !== earlier.version) return undefined;
  if (literalsOf(command, model) < 2) return undefined;
  if ((repeatedIn(model).get(command) ?? 0) >= command.operands.length) return undefined;
  return {
    title: `Remove the second ${spec.name}`,
    // In a RUN of its own the second install may bring a newer version.
    safe: contains(run.span, earlier.argument.span),
    requires: {
      "no command in between changes which packages are available": isCalmBetween(earlier, command, run, model),
    },
    effect: "commands",
    edits: removeArgument(argument, layoutOf(model)),
  };
}
