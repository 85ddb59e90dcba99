import {
  type Cmd,
  type Command,
  type DockerfileModel,
  defineRule,
  type Entrypoint,
  option,
  type ProjectView,
  type RelatedPlace,
  report,
  runs,
  type Stage,
} from "../../src/author.ts";
import {
  chainSteps,
  compiledLanguages,
  installedIn,
  type Language,
  nodeBuildIn,
  packageUse,
  type RunStep,
  rootName,
  rootSpan,
  shipNode,
  shipPython,
  shippedForDevelopment,
  shipSite,
  splitStage,
  staticServerIn,
} from "../../src/kit.ts";
import { hasProgram } from "../../src/knowledge/base-images/programs.ts";
import { buildToolPackage } from "../../src/knowledge/package-contents.ts";
import { compiledToolchains, notProducts } from "../../src/knowledge/programs/build-tools.ts";
import { applicationStarters } from "../../src/knowledge/programs/interpreters.ts";

export default defineRule({
  id: "no-toolchain-in-final",
  summary: "Compilers and SDKs are not part of the final image",
  why: "A toolchain adds hundreds of megabytes that only the build needs, and gives an attacker a compiler.",
  topic: "base-image",
  category: "size",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["size", "security", "go-static"],
  cis: ["4.3"],
  aliases: { tally: ["tally/prefer-multi-stage-build"], "dockerfile-roast": ["DF011"] },
  reference: "https://docs.docker.com/build/building/multi-stage/",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Build tools that may be part of the final image.",
    },
  },
  messages: {
    sdk: "The final image contains the toolchain of {base}: build in a separate stage, and copy the binary to a small base",
    package: "The final image contains build tools: {names}",
    site: "Only {server} runs here: the source of what it serves, and what builds that, ship with it",
    development: "Packages that only the build needs ship with the image: {names}",
  },
  examples: [
    {
      bad: 'FROM «golang:1.24»\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\nCMD ["/app"]',
      good: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "sdk",
    },
    {
      bad: 'FROM python:3.12-slim\nRUN apt-get update && apt-get install -y «gcc» libpq5 && rm -rf /var/lib/apt/lists/*\nCMD ["python", "app.py"]',
      message: "package",
    },
    {
      title: "Removed in the same layer",
      good: 'FROM alpine:3.22\nRUN apk add --no-cache --virtual .build gcc musl-dev && make && apk del .build\nCMD ["/app"]',
    },
    { title: "An image of build tools", good: 'FROM golang:1.24\nCOPY . .\nCMD ["go", "test", "./..."]' },
  ],
  check(_, { model, options, project }) {
    const stage = model.target;
    if (!stage) return [];
    return [
      sdk(stage, model, project),
      site(stage, model, project) ?? development(stage, model, project),
      ...packages(stage, model, options.allow, project),
    ];
  },
});

/** Java and .NET have rules of their own. */
function sdk(stage: Stage, model: DockerfileModel, project: ProjectView) {
  const { root } = stage;
  if (!root?.sdk || root.toolchain === undefined || !compiledToolchains.has(root.toolchain) || root.debugVariant)
    return undefined;
  const build = chainSteps(stage, model).find(({ command }) => builds(command));
  const start = stage.end.entrypoint ?? stage.end.cmd;
  if (!build || !start || !startsProduct(start, model)) return undefined;
  const language = compiledLanguages.get(root.toolchain);
  const { fixes, refusal } = language ? divided(stage, language, model, project) : { fixes: undefined, refusal: [] };
  const related: RelatedPlace[] = [{ at: build.command, message: "The program is built here" }, ...refusal];
  return report(rootSpan(stage), "sdk", { data: { base: rootName(stage) }, related, fixes });
}

/** A site that is built and served in one stage. */
function site(stage: Stage, model: DockerfileModel, project: ProjectView) {
  const server = staticServerIn(stage, model);
  if (!server) return undefined;
  const { fixes, refusal } = divided(stage, shipSite, model, project);
  const related = [{ at: server.build.command, message: "The site is built here" }, ...refusal];
  return report(rootSpan(stage), "site", { data: { server: server.program }, related, fixes });
}

const mostNames = 5;

/** What npm installs for development, of a program that is built and shipped in one stage. */
function development(stage: Stage, model: DockerfileModel, project: ProjectView) {
  const build = nodeBuildIn(stage, model);
  if (!build) return undefined;
  const names = shippedForDevelopment(build, model, project);
  if (names.length === 0) return undefined;
  const more = names.length > mostNames ? [`${names.length - mostNames} more`] : [];
  const { fixes, refusal } = divided(stage, shipNode, model, project);
  return report(build.install.command, "development", {
    data: { names: [...names.slice(0, mostNames), ...more].join(", ") },
    related: [{ at: build.script.command, message: "The program is built here" }, ...refusal],
    fixes,
  });
}

/** The fix that gives a stage's program a stage of its own, or the place that says what is not known for it. */
function divided(stage: Stage, language: Language, model: DockerfileModel, project: ProjectView) {
  const split = splitStage(stage, language, model, project);
  const start = stage.end.entrypoint ?? stage.end.cmd ?? stage.from;
  const refusal: readonly RelatedPlace[] = split.known
    ? []
    : [{ at: start, message: `No fix is offered, since ${split.reason}` }];
  return { fixes: split.known ? split.value : undefined, refusal };
}

/** The image runs a program by its path or name: not the toolchain, a shell or a script, which may need anything. */
function startsProduct(start: Entrypoint | Cmd, model: DockerfileModel): boolean {
  const [command, ...more] = model.commands(start);
  if (!command?.name.literal || more.length > 0 || command.program === undefined) return false;
  return !notProducts.has(command.program) && !/\.(sh|bash|py)$|entrypoint/.test(command.name.text);
}

/** Makes a program that runs by itself. */
function builds({ program, subcommand, operands }: Command): boolean {
  switch (program) {
    case "go":
      return subcommand === "install" ? !operands.some(({ word }) => word.text.includes("@")) : subcommand === "build";
    case "cargo":
    case "swift":
    case "stack":
    case "cabal":
      return subcommand === "build" || (program === "cargo" && subcommand === "install" && operands.length === 0);
    case "gcc":
    case "make":
      return true;
    default:
      return false;
  }
}

function* packages(stage: Stage, model: DockerfileModel, allowed: readonly string[], project: ProjectView) {
  // Frameworks of machine learning compile kernels when they run.
  if (!startsApplication(stage, model) || /cuda|rocm|torch|tensorflow|triton/.test(rootName(stage))) return;
  // Beside the compiler of the base image they weigh little.
  if (stage.root && hasProgram(stage.root, "gcc")) return;
  const steps = chainSteps(stage, model);
  const found = installedIn(stage, model).packages.filter(
    ({ name, spec, step }) =>
      buildToolPackage.test(name) &&
      !allowed.includes(name) &&
      spec.argument.word.literal &&
      !isRemoved(name, step, steps),
  );
  // One fix takes all of them away.
  let split =
    found.length > 0 && installsWithPip(stage, model) ? divided(stage, shipPython, model, project) : undefined;
  for (const step of new Set(found.map((one) => one.step))) {
    const ofStep = found.filter((one) => one.step === step);
    const [first, ...rest] = ofStep;
    if (!first) continue;
    yield report(first.spec.argument, "package", {
      data: { names: ofStep.map(({ name }) => name).join(", ") },
      related: [
        ...rest.map(({ spec, name }) => ({ at: spec.argument, message: `${name} too` })),
        ...(split?.refusal ?? []),
      ],
      fixes: split?.fixes,
    });
    split = undefined;
  }
}

/** What pip compiles is the reason for tools. */
function installsWithPip(stage: Stage, model: DockerfileModel): boolean {
  return (
    stage.root?.toolchain === "python" &&
    chainSteps(stage, model).some(({ command }) => runs(command, "pip", "install"))
  );
}

/** The image runs an application: an interpreter with something to run, where tools are only there for the installation. */
function startsApplication(stage: Stage, model: DockerfileModel): boolean {
  const { entrypoint, cmd } = stage.end;
  const start = entrypoint ?? cmd;
  const [command, ...more] = start ? model.commands(start) : [];
  if (!command || more.length > 0 || !applicationStarters.has(command.program ?? "")) return false;
  const runsIt = command.arguments.some(({ value }) => value !== undefined && !value.startsWith("-"));
  return runsIt || (entrypoint !== undefined && cmd !== undefined);
}

/** Taken away again by a later command of the same RUN: by name, by the group that apk made of it, or by autoremove. */
function isRemoved(name: string, step: RunStep, steps: readonly RunStep[]): boolean {
  const group = option(step.command, "virtual")?.value?.value;
  return steps.some(({ run, command }) => {
    if (run !== step.run || command.span.start < step.command.span.start) return false;
    if (!packageUse(command, "remove")) return false;
    const named = command.operands.map(({ value }) => value);
    if (named.length === 0 || named.includes(undefined) || option(command, "auto-remove")) return true;
    return named.includes(name) || named.includes(group);
  });
}
