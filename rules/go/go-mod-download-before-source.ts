import {
  type Add,
  type BuildContext,
  type Command,
  type Copy,
  type DockerfileModel,
  defineRule,
  headOf,
  type Instruction,
  insert,
  knownValue,
  option,
  type ProposedFix,
  type Run,
  report,
  runs,
  type Stage,
  type Word,
} from "../../src/author.ts";
import {
  basename,
  earlierInstructions,
  type GoBuild,
  goBuildsOf,
  isWithin,
  newlineOf,
  normalizePath,
  removeLines,
  resolvePath,
  runSteps,
  variableAt,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-mod-download-before-source",
  summary: "Go modules are downloaded before the source is copied",
  why: "A layer is reused until something before it changes: after `COPY . .` every edit of the source downloads all modules again.",
  topic: "go",
  category: "cache",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://docs.docker.com/build/cache/optimize/#order-your-layers",
  messages: {
    source: "The source is copied before the modules are downloaded, so every change to it downloads them again",
    cached:
      "The source is copied before the modules are downloaded: only the cache mount avoids downloading them again",
  },
  examples: [
    {
      bad: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN go build -o /app .",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .",
      message: "source",
    },
    {
      good: "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .",
    },
    { title: "Vendored modules", good: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -mod=vendor -o /app ." },
    {
      title: "A cache mount keeps the modules, but only on this machine",
      bad: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod go build -o /app .",
      message: "cached",
      severity: "info",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build -o /app .",
    },
  ],
  check(document, { model, project }) {
    const context = project.context(document);
    const users = moduleUsers(goBuildsOf({ document, model, project }), model);
    return model.stages.map((stage) => verdictOf(users.get(stage) ?? [], stage, model, context));
  },
});

/** A command that needs the modules of the source. */
type ModuleUser = Pick<GoBuild, "step" | "stage" | "span" | "recipe">;

/** Builds and tests, and `go run`, of each stage in order. */
function moduleUsers(builds: readonly GoBuild[], model: DockerfileModel): ReadonlyMap<Stage, readonly ModuleUser[]> {
  const runners = model.stages.flatMap((stage) =>
    runSteps(stage, model).flatMap((step): readonly ModuleUser[] =>
      runs(step.command, "go", "run") ? [{ step, stage, span: headOf(step.command), recipe: [] }] : [],
    ),
  );
  const byStage = new Map<Stage, ModuleUser[]>();
  for (const user of [...builds, ...runners].sort((a, b) => a.span.start - b.span.start)) {
    const others = byStage.get(user.stage);
    if (others) others.push(user);
    else byStage.set(user.stage, [user]);
  }
  return byStage;
}

function verdictOf(
  builds: readonly ModuleUser[],
  stage: Stage,
  model: DockerfileModel,
  context: BuildContext | undefined,
) {
  const build = builds.find((one) => usesModules(one, model, context));
  if (!build) return undefined;
  const broad = broadCopy(build, model, context);
  if (!broad) return undefined;
  const cached = builds.every(({ step: { run } }) => model.mounted(run, "/go/pkg/mod"));
  return report(broad.source, cached ? "cached" : "source", {
    severity: cached ? "info" : undefined,
    related: [...build.recipe, { at: firstDownload(build, broad, model), message: "The modules are downloaded here" }],
    fixes: fix(broad, stage, builds, model, context),
  });
}

/** Builds packages of a module that is copied: not of GOPATH, not a remote tool, not with vendored modules. */
function usesModules({ step, stage }: ModuleUser, model: DockerfileModel, context: BuildContext | undefined): boolean {
  const { command } = step;
  // Behind the package of `go run` are the program's own.
  const packages = command.subcommand === "run" ? command.operands.slice(0, 1) : command.operands;
  const operands = packages.map(({ value, word }) => value ?? word.text);
  // By a path, not by a name, which may be that of a tool.
  if (!operands.every((operand) => /^[./]/.test(operand) && !operand.endsWith(".go"))) return false;
  if (operands.length === 0 && (command.subcommand === "install" || command.subcommand === "run")) return false;
  const mode = option(command, "mod", "modfile");
  if (mode && mode.value?.value !== "mod" && mode.value?.value !== "readonly") return false;
  const flags = variableAt(step, "GOFLAGS", model);
  if (!flags.known || flags.value?.includes("-mod=vendor")) return false;
  const modules = variableAt(step, "GO111MODULE", model);
  if (!modules.known || modules.value === "off") return false;
  // An unknown directory, or one of the old workspace, may have no module at all.
  if (step.directory === undefined || isInWorkspace(step.directory)) return false;
  if (isWithin(step.directory, "/go/src") && stage.root?.toolchain !== "go") return false;
  if (context === undefined) return true;
  return ["go.mod", "go.sum"].every((path) => isSent(path, context)) && !context.exists("vendor/modules.txt");
}

/** Whether a directory is that of a package by its path: `/go/src/example.com/a`. */
function isInWorkspace(directory: string): boolean {
  const [, ...below] = `${directory}/`.split("/src/");
  return /\.\w+\//.test(below.join("/src/"));
}

/** Whether a file of the context is there for COPY to name. */
function isSent(path: string, context: BuildContext): boolean {
  return context.exists(path) && context.ignore?.ignores(path).ignored !== true;
}

interface Broad {
  readonly copy: Copy | Add;
  readonly source: Word;
}

/** The first COPY (or ADD, which does the same) of the whole source, unless the modules are there before it. */
function broadCopy({ step }: ModuleUser, model: DockerfileModel, context: BuildContext | undefined): Broad | undefined {
  for (const instruction of earlierInstructions(step.run, model)) {
    if (bringsModules(instruction, model)) return undefined;
    if (
      (instruction.type !== "Copy" && instruction.type !== "Add") ||
      instruction.from ||
      instruction.stage !== step.stage.index
    )
      continue;
    const source = instruction.sources.find((word) => isBroad(word, instruction, model, context));
    const destination = instruction.destination && knownValue(model.resolve(instruction.destination, instruction));
    if (!source || destination === undefined) continue;
    const target = resolvePath(destination, knownValue(model.before(instruction).workdir));
    if (step.directory !== undefined && isWithin(step.directory, target)) return { copy: instruction, source };
  }
  return undefined;
}

function isBroad(word: Word, copy: Copy | Add, model: DockerfileModel, context: BuildContext | undefined): boolean {
  const value = knownValue(model.resolve(word, copy));
  if (value === undefined) return false;
  const path = resolvePath(value, "/").slice(1);
  return path === "" || (context?.exists(`${path}/go.mod`) ?? false);
}

/** Copies go.mod or vendored modules, downloads modules, or mounts the source. */
function bringsModules(instruction: Instruction, model: DockerfileModel): boolean {
  if (instruction.type === "Copy" || instruction.type === "Add") {
    return instruction.sources.some(({ text }) => /(^|\/)(go\.(mod|sum|work|[^\s/]*\*)|\*\.mod|vendor)\/?$/.test(text));
  }
  if (instruction.type !== "Run") return false;
  if (instruction.mounts.some(({ mountType, from }) => mountType === "bind" && !from)) return true;
  return model.commands(instruction).some(downloads);
}

function downloads(command: Command): boolean {
  return runs(command, "go", "get", "mod download", "mod init", "mod vendor");
}

/** What downloads the modules today: a command between the COPY and the build, or the build. */
function firstDownload(build: ModuleUser, { copy }: Broad, model: DockerfileModel): Command | ModuleUser {
  const between = runSteps(build.stage, model).filter(
    ({ command: { span } }) => span.start > copy.span.start && span.start < build.span.start,
  );
  return between.find(({ command }) => downloads(command) || runs(command, "go", "mod tidy"))?.command ?? build;
}

function fix(
  { copy, source }: Broad,
  stage: Stage,
  builds: readonly ModuleUser[],
  model: DockerfileModel,
  context: BuildContext | undefined,
): ProposedFix | undefined {
  const { text } = model.document.source;
  const workdir = knownValue(model.before(copy).workdir);
  const destination = copy.destination && knownValue(model.resolve(copy.destination, copy));
  if (
    workdir === undefined ||
    destination === undefined ||
    resolvePath(destination, workdir) !== normalizePath(workdir)
  )
    return undefined;
  // Private modules need what the build is given; other modules of the source must be there to be read.
  if (
    builds.some(({ step: { run } }) =>
      run.mounts.some(({ mountType }) => mountType === "secret" || mountType === "ssh"),
    )
  )
    return undefined;
  if (context && (context.exists("go.work") || /=>\s*\.{1,2}\//.test(context.read("go.mod") ?? ""))) return undefined;
  if (copy.sources.length > 1 || (source.text !== "." && source.text !== "./")) return undefined;
  if (
    builds.some(
      ({ step: { command } }) => command.program === "go" && basename(command.name.text) !== command.name.text,
    )
  )
    return undefined;
  const steps = runSteps(stage, model);
  // go.sum may not be there yet, or be made here.
  if (steps.some(({ command }) => runs(command, "go", "mod tidy", "mod init"))) return undefined;
  const flags = [copy.chown, copy.chmod].flatMap((flag) =>
    flag ? [`${text.slice(flag.span.start, flag.span.end)} `] : [],
  );
  const newline = newlineOf(text);
  const written = copy.keyword.text;
  const run = written === written.toLowerCase() ? "run" : "RUN";
  // A module that needs no other has no go.sum, and a pattern may match nothing.
  const sums = context ? "go.sum" : "go.sum*";
  const lines = [`${written} ${flags.join("")}go.mod ${sums} ./`, `${run} go mod download`, ""];
  const later = steps.find(({ run, command }) => runs(command, "go", "mod download") && isAlone(run, model))?.run;
  return {
    title: "Download the modules before the source is copied",
    safe: false,
    requires: {
      "go.mod is all that the download needs": context !== undefined || {
        unless: "go.mod is elsewhere or refers to a directory of the source",
      },
    },
    effect: ["copies", "commands", "options", "layers", ...(flags.length > 0 ? (["ownership"] as const) : [])],
    edits: [insert(copy.span.start, lines.join(newline)), ...(later ? [removeLines(text, later.span)] : [])],
  };
}

function isAlone(run: Run, model: DockerfileModel): boolean {
  return model.commands(run).length === 1 && run.flags.length === 0;
}
