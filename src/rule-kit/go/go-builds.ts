import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import { hasProgram } from "../../knowledge/base-images/programs.ts";
import { atLeast, readTag } from "../../knowledge/base-images/tag.ts";
import { compilerPackage, goPackage } from "../../knowledge/package-contents.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import type { RelatedPlace } from "../../report.ts";
import type { RuleContext } from "../../rule.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { basename, dirname, resolvePath } from "../../syntax/posix-path.ts";
import { option, runs } from "../../syntax/shell/script.ts";
import { cover, type Span } from "../../text/span.ts";
import { variableAt } from "../commands/command-environment.ts";
import { homeAt } from "../commands/run-environment.ts";
import { chainSteps, type RunStep, runSteps } from "../commands/run-steps.ts";
import { isBinDirectory, type Landing, landingsOf, type MadeFile, runsFile } from "../files/file-flow.ts";
import { perModel, perPart } from "../model/per-model.ts";
import { installedBefore } from "../packages/installed-packages.ts";
import { type GoFlag, goFlag, goSwitch } from "./go-flags.ts";
import { callsMake, type RecipeStep, recipeSteps } from "./recipe-steps.ts";

/** Whether the go command uses cgo, and why. */
export interface Cgo {
  readonly state: "on" | "off" | "unknown";
  /** Ends "because ...". */
  readonly reason: string;
  /** What in the file decides it. */
  readonly at: Span | undefined;
  /** CGO_ENABLED says so; otherwise it is what the go command chooses by itself. */
  readonly explicit: boolean;
}

/** How the executable is linked on Linux. */
export interface Linking {
  readonly how: "static" | "dynamic" | "unknown";
  readonly reason: string;
}

/** A `go build`, `go install` or `go test` in a stage. */
export interface GoBuild {
  readonly step: RunStep;
  readonly stage: Stage;
  readonly action: "build" | "install" | "test";
  /** The words `go build`. */
  readonly span: Span;
  readonly cgo: Cgo;
  readonly linking: Linking;
  readonly race: Fact<boolean>;
  readonly trimpath: Fact<boolean>;
  readonly buildmode: Fact<GoFlag | undefined>;
  readonly tags: Fact<GoFlag | undefined>;
  readonly ldflags: Fact<GoFlag | undefined>;
  readonly gcflags: Fact<GoFlag | undefined>;
  /** The executables it leaves in the stage; empty where it leaves none or they cannot be told. */
  readonly outputs: readonly MadeFile[];
  /** The stages that `COPY --from` takes them to. */
  readonly landings: readonly Landing[];
  /** Where a Makefile says it, which make in a RUN reads: that call is then the place of all that the build consists of. */
  readonly recipe: readonly RelatedPlace[];
}

/** Every Go build that a file writes out, in order, with what decides how it is linked and where its executables end up. */
export const goBuilds = perModel((model): readonly GoBuild[] =>
  model.stages.flatMap((stage) => runSteps(stage, model).flatMap((step) => buildOf(step, model) ?? [])),
);

/** More calls of make in a file are not followed. */
const mostCalls = 64;

/** Every Go build of a file: those that it writes out, and those that make runs by a Makefile of the build context. */
export function goBuildsOf(
  view: Pick<RuleContext<"dockerfile">, "document" | "model" | "project">,
): readonly GoBuild[] {
  const { model } = view;
  const steps = recipesOf(view);
  if (steps.length === 0) return goBuilds(model);
  const known = buildsIn(model).get(steps) ?? [
    ...goBuilds(model),
    ...steps.flatMap((step) => buildOf(step, model) ?? []),
  ];
  buildsIn(model).set(steps, known);
  return known;
}

/** Every go command of a file that reads a go.mod, also those that make runs. */
export function moduleCommandsOf(
  view: Pick<RuleContext<"dockerfile">, "document" | "model" | "project">,
): readonly RunStep[] {
  return [...writtenModuleCommands(view.model), ...recipesOf(view).filter(readsModule)];
}

const writtenModuleCommands = perModel((model): readonly RunStep[] =>
  model.stages.flatMap((stage) => runSteps(stage, model).filter(readsModule)),
);

function readsModule({ command: { program, subcommand } }: RunStep): boolean {
  return (program === "go" || program === "xx-go") && moduleReaders.has(subcommand ?? "");
}

const moduleReaders = new Set([
  ...["build", "install", "test", "run", "vet", "list", "generate"],
  ...["mod download", "mod tidy", "mod vendor", "mod verify"],
]);

/** What make runs by a Makefile of the build context, in the order of its calls. */
function recipesOf({
  document,
  model,
  project,
}: Pick<RuleContext<"dockerfile">, "document" | "model" | "project">): readonly RecipeStep[] {
  const calls = callsOfMake(model);
  const context = calls.length > 0 ? (project.context(document) ?? project.plainContext(document)) : undefined;
  if (!context) return none;
  const known = recipesIn(model).get(context) ?? calls.flatMap((step) => recipeSteps(step, context, model));
  recipesIn(model).set(context, known);
  return known;
}

const none: readonly RecipeStep[] = [];

const callsOfMake = perModel((model): readonly RunStep[] =>
  model.stages
    .flatMap((stage) => runSteps(stage, model).filter(({ command }) => callsMake(command)))
    .slice(0, mostCalls),
);

/** A context is another object each time where what is read of it is written down. */
const recipesIn = perModel(() => new Map<BuildContext, readonly RecipeStep[]>());

const buildsIn = perModel(() => new Map<readonly RecipeStep[], readonly GoBuild[]>());

const actions = new Set(["build", "install", "test"]);

function buildOf(step: RunStep | RecipeStep, model: DockerfileModel): GoBuild | undefined {
  const { command, stage } = step;
  const { subcommand, subcommandSpan } = command;
  if (command.program !== "go" && command.program !== "xx-go") return undefined;
  if (subcommand === undefined || !subcommandSpan || !actions.has(subcommand)) return undefined;
  const goflags = variableAt(step, "GOFLAGS", model);
  const flag = (name: string) => goFlag(command, goflags, name);
  const race = goSwitch(command, goflags, "race");
  const tags = flag("tags");
  const buildmode = flag("buildmode");
  const cgo = cgoOf(step, knownValue(race) === true, model);
  const outputs = outputsOf(step, model);
  return {
    step,
    stage,
    action: subcommand as GoBuild["action"],
    span: cover(command.name.span, subcommandSpan),
    cgo,
    linking: linkingOf(cgo, buildmode, tags, flag("ldflags")),
    race,
    trimpath: goSwitch(command, goflags, "trimpath"),
    buildmode,
    tags,
    ldflags: flag("ldflags"),
    gcflags: flag("gcflags"),
    outputs,
    landings: landings(step, outputs, model),
    recipe: "recipe" in step ? [step.recipe] : [],
  };
}

/**
 * A copy of a file whose name cannot be told counts as proven when the image runs it, for then it is no source file,
 * and when it is taken from where `go install` alone puts its executables.
 */
function landings(step: RunStep, outputs: readonly MadeFile[], model: DockerfileModel): readonly Landing[] {
  const alone = step.command.subcommand === "install" && isOnlyInstall(step, model);
  const proves = (landing: Landing) =>
    landing.certain || (alone && landing.route.length === 1) || runsFile(landing.stage, landing.file, model);
  return outputs
    .flatMap((file) => landingsOf(step, file, model))
    .map((landing) => ({ ...landing, certain: proves(landing) }));
}

function isOnlyInstall(step: RunStep, model: DockerfileModel): boolean {
  return runSteps(step.stage, model).every(
    (other) => other === step || (!callsMake(other.command) && !runs(other.command, "go", "install")),
  );
}

/**
 * Whether a build is meant for a debugger: without optimisation (`-gcflags="all=-N -l"`). Unknown where a variable
 * gives the flags.
 */
export function isDebugBuild({ gcflags }: GoBuild): Fact<boolean> {
  if (!gcflags.known) return unknownFact(gcflags.reason);
  const words = gcflags.value?.words ?? [];
  if (words.some((word) => word === "-N" || word?.endsWith("=-N"))) return known(true);
  return words.includes(undefined) ? unknownFact("a variable holds the compiler flags") : known(false);
}

// cgo -----------------------------------------------------------------------------------------------------------------

function cgoOf(step: RunStep, race: boolean, model: DockerfileModel): Cgo {
  return givenCgo(step, model) ?? crossCgo(step, model) ?? defaultCgo(step, race, model);
}

function cgo(state: Cgo["state"], reason: string, at?: Span, explicit = false): Cgo {
  return { state, reason, at, explicit };
}

/** What CGO_ENABLED says: the environment first, then the go command's own settings file. */
function givenCgo(step: RunStep, model: DockerfileModel): Cgo | undefined {
  const given = variableAt(step, "CGO_ENABLED", model);
  const at = given.origins[0]?.span;
  if (!given.known) return cgo("unknown", given.reason, at, true);
  if (given.value === "0") return cgo("off", "CGO_ENABLED=0 is set", at, true);
  if (given.value === "1") return cgo("on", "CGO_ENABLED=1 is set", at, true);
  return storedCgo(step, model);
}

/** `go env -w CGO_ENABLED=0` in an earlier command. */
function storedCgo(step: RunStep, model: DockerfileModel): Cgo | undefined {
  let found: Cgo | undefined;
  for (const { command } of settings(step.stage, model)) {
    if (command.span.start > step.command.span.start) break;
    for (const operand of command.operands) {
      const text = operand.value ?? operand.word.text;
      if (!text.startsWith("CGO_ENABLED=")) continue;
      const value = operand.value?.slice(12);
      if (value === "0") found = cgo("off", "go env -w sets CGO_ENABLED=0", operand.span, true);
      else if (value === "1") found = cgo("on", "go env -w sets CGO_ENABLED=1", operand.span, true);
      else found = cgo("unknown", "go env -w sets CGO_ENABLED to a value that is not known", operand.span, true);
    }
  }
  return found;
}

/** The `go env -w` of a stage and its parents. */
const settings = perPart((stage: Stage, model): readonly RunStep[] =>
  chainSteps(stage, model).filter(({ command }) => runs(command, "go", "env") && option(command, "w")),
);

const targetVariable = /\b(TARGETARCH|TARGETOS|TARGETPLATFORM|TARGETVARIANT|BUILDARCH|BUILDOS|BUILDPLATFORM)\b/;

/** The go command switches cgo off by itself when it builds for another platform than its own. */
function crossCgo(step: RunStep, model: DockerfileModel): Cgo | undefined {
  if (step.command.program === "xx-go") return cgo("unknown", "xx-go decides whether it cross-compiles");
  const system = variableAt(step, "GOOS", model);
  if (system.known && system.value && system.value !== "linux") {
    return cgo("off", `GOOS=${system.value} is not the operating system of the build`, system.origins[0]?.span);
  }
  if (!system.known && !isTarget(system, model)) return cgo("unknown", system.reason);
  const architecture = variableAt(step, "GOARCH", model);
  const host = hostArchitecture(step.stage, model);
  if (!architecture.known) {
    // Set from the target platform it is the build machine's own architecture in every build that is not crossed.
    return isTarget(architecture, model) ? undefined : cgo("unknown", architecture.reason);
  }
  const wanted = architecture.value;
  if (!wanted || wanted === host || (host === undefined && wanted === "amd64")) return undefined;
  const at = architecture.origins[0]?.span;
  if (host === undefined)
    return cgo("unknown", `GOARCH=${wanted} may or may not be the architecture of the build machine`, at);
  return cgo("off", `GOARCH=${wanted} is not the architecture of the build`, at);
}

/** Whether a value that is not known is that of the platform that is built for. */
function isTarget(fact: Fact<string | undefined>, { document }: DockerfileModel): boolean {
  const { text } = document.source;
  return fact.origins.some(({ label, span }) => targetVariable.test(span ? text.slice(span.start, span.end) : label));
}

/** Architecture that the stage's programs run on, where `--platform` says so. */
function hostArchitecture(stage: Stage, model: DockerfileModel): string | undefined {
  const from = stage.chain[0]?.from;
  const platform = from?.platform?.value && knownValue(model.resolve(from.platform.value, from));
  return platform?.split("/")[1];
}

const compilers = ["gcc", "clang"];

/** Without a say the go command uses cgo when it finds a C compiler. */
function defaultCgo(step: RunStep, race: boolean, model: DockerfileModel): Cgo {
  const compiler = compilerAt(step, model);
  if (race) return cgo("on", "-race needs cgo");
  if (!compiler.known) return cgo("unknown", compiler.reason);
  if (compiler.value.found) {
    const { by, at } = compiler.value;
    return cgo("on", `CGO_ENABLED is not set and ${by}`, at);
  }
  // Since 1.20 cgo is off where no C compiler is found.
  if (hasGo(step.stage, 20) === false) {
    return cgo("on", "CGO_ENABLED is not set, and Go before 1.20 uses cgo even without a C compiler");
  }
  return cgo("off", "the stage has no C compiler");
}

/** Whether a stage has Go 1.`minor` or a later one; undefined where its base does not tell. */
export function hasGo(stage: Stage, minor: number): boolean | undefined {
  const base = stage.chain[0]?.base;
  if (base?.kind !== "image" || !base.image.reference.known) return undefined;
  const { name, tag } = base.image.reference.value;
  if (basename(name) !== "golang") return undefined;
  const read = readTag(tag ?? "latest");
  return read.version === undefined || atLeast(read, 1, minor);
}

/** Whether there is a C compiler, and what brings it: "gcc is installed". */
export interface Compiler {
  readonly found: boolean;
  readonly by: string;
  readonly at: Span | undefined;
}

/** Whether a C compiler is on the PATH of a step, from the base image or a package. Unknown where one of both is. */
export function compilerAt(step: RunStep, model: DockerfileModel): Fact<Compiler> {
  const root = step.stage.root;
  const present = root && compilers.find((name) => hasProgram(root, name) === true);
  if (present !== undefined) return known({ found: true, by: `the base image has ${present}`, at: undefined });
  const { packages, complete } = installedBefore(step, model);
  const installed = packages.find(({ name }) => compilerPackage.test(name));
  if (installed) {
    return known({ found: true, by: `${installed.name} is installed`, at: installed.spec.argument.span });
  }
  if (!root) return unknownFact("it is not known whether the base image has a C compiler");
  if (!complete) return unknownFact("not all installed packages are known");
  if (packages.some(({ name }) => goPackage.test(name))) return unknownFact("the go package may bring a C compiler");
  if (hasProgram(root, "gcc") !== false) return unknownFact("it is not known whether the base image has a C compiler");
  return known({ found: false, by: "", at: undefined });
}

// linking -------------------------------------------------------------------------------------------------------------

function linkingOf(
  { state, reason, explicit }: Cgo,
  buildmode: Fact<GoFlag | undefined>,
  tags: Fact<GoFlag | undefined>,
  ldflags: Fact<GoFlag | undefined>,
): Linking {
  const mode = knownValue(buildmode)?.words[0];
  const linker = knownValue(ldflags)?.words;
  const staticFlag = linker?.some((word) => word !== undefined && /(^|[\s=])-?-static(-pie)?(\s|$)/.test(word));
  if (
    staticFlag &&
    (state !== "on" || explicit || linker?.some((word) => word === "external" || /=external$/.test(word ?? "")))
  ) {
    return { how: "static", reason: "-extldflags contains -static" };
  }
  if (staticFlag) return { how: "unknown", reason: "-extldflags -static applies only where the C linker is used" };
  if (mode === "pie") return { how: "dynamic", reason: "-buildmode=pie needs a dynamic loader" };
  if (mode !== undefined && mode !== "exe" && mode !== "default")
    return { how: "unknown", reason: `-buildmode=${mode}` };
  if (state === "off") return { how: "static", reason };
  if (state === "unknown") return { how: "unknown", reason };
  if (!tags.known) return { how: "unknown", reason: tags.reason };
  const given = tags.value?.words.flatMap((word) => word?.split(",")) ?? [];
  if (given.includes("netgo")) return { how: "static", reason: "the build tag netgo keeps Go's own resolver" };
  if (given.includes(undefined)) return { how: "unknown", reason: "a variable holds the build tags" };
  if (!ldflags.known) return { how: "unknown", reason: ldflags.reason };
  if (linker?.includes(undefined)) return { how: "unknown", reason: "a variable holds the linker flags" };
  return { how: "dynamic", reason };
}

// outputs -------------------------------------------------------------------------------------------------------------

function outputsOf(step: RunStep, model: DockerfileModel): readonly MadeFile[] {
  const { command } = step;
  const moved = option(command, "C")?.value?.value;
  const directory = moved === undefined ? step.directory : resolvePath(moved, step.directory);
  const names = packageNames(command.operands.map(({ value, word }) => value ?? word.text));
  if (command.subcommand === "install") return installed(step, names, model);
  if (command.subcommand === "test" && !option(command, "c")) return [];
  const target = option(command, "o");
  if (!target) {
    // Several packages are only compiled, not linked into a file.
    if (directory === undefined || names.several) return [];
    return [{ directory, name: command.subcommand === "test" ? undefined : names.only }];
  }
  const path = target.value?.value;
  if (path === undefined || path.startsWith("/dev/")) return [];
  if (!path.startsWith("/") && directory === undefined) return [];
  return [filesAt(path, directory, names)];
}

function filesAt(path: string, directory: string | undefined, names: Names): MadeFile {
  const target = resolvePath(path, directory);
  if (/(^|\/)\.{0,2}$/.test(path) || names.several || isBinDirectory(target)) {
    return { directory: target, name: names.only };
  }
  return { directory: dirname(target), name: basename(target) };
}

interface Names {
  /** The executable's name, where there is only one and it can be told. */
  readonly only: string | undefined;
  readonly several: boolean;
}

/** Names of packages, with variables that are not known as written. */
function packageNames(operands: readonly string[]): Names {
  const files = operands.filter((operand) => operand.endsWith(".go"));
  if (files.length > 0 && files.length === operands.length) {
    return { only: basename(files[0] ?? "").slice(0, -3), several: false };
  }
  const patterns = ["tool", "all", "std", "cmd"];
  if (operands.length > 1 || operands.some((one) => one.includes("...") || patterns.includes(one))) {
    return { only: undefined, several: true };
  }
  return { only: packageName(operands[0]), several: false };
}

/** An executable is named after its package's path: "cmd/app", "example.com/tool/v2@v2.1.0". */
function packageName(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  const parts = path
    .replace(/@.*$/s, "")
    .split("/")
    .filter((part) => part !== "" && part !== ".");
  const last = parts.at(-1);
  if (last === undefined || last === "..") return undefined;
  return /^v\d+$/.test(last) && parts.length > 1 ? parts.at(-2) : last;
}

/** `go install` writes to GOBIN, or to the bin of GOPATH. */
function installed(step: RunStep, names: Names, model: DockerfileModel): readonly MadeFile[] {
  const bin = variableAt(step, "GOBIN", model);
  if (!bin.known) return [];
  const directory = bin.value || binOf(goPath(step, model));
  if (directory === undefined) return [];
  return [{ directory: resolvePath(directory, step.directory), name: names.only }];
}

function binOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : `${path.split(":")[0]}/bin`;
}

/** GOPATH, or its default below the user's home; undefined where that is not known. */
export function goPath(step: RunStep, model: DockerfileModel): string | undefined {
  const given = variableAt(step, "GOPATH", model);
  if (!given.known) return undefined;
  if (given.value) return given.value;
  const home = homeAt(model.before(step.run));
  return home === undefined ? undefined : `${home}/go`;
}
