import {
  type DockerfileModel,
  defineRule,
  type Origin,
  type ProposedFix,
  replace,
  report,
  type Stage,
} from "../../src/author.ts";
import { commandEffects, declareArg, type GoBuild, goBuilds, perModel, variableAt } from "../../src/kit.ts";

export default defineRule({
  id: "no-hardcoded-target-arch",
  summary: "A Go program that is cross-compiled is built for the platform that the image is for",
  why: "`--platform=$BUILDPLATFORM` is there so that one machine builds for every platform. With a fixed GOARCH each of these images holds the same program, which runs on one of them only.",
  topic: "go",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  reference: "https://docs.docker.com/build/building/multi-platform/#cross-compilation",
  messages: {
    fixed: "GOARCH={architecture} is fixed, but the image may be built for any platform: use GOARCH=$TARGETARCH",
  },
  examples: [
    {
      bad: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN «GOARCH=amd64» go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixedUnsafe:
        "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
    },
    {
      title: "A final image with a fixed platform is for that one",
      good: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN GOARCH=amd64 go build -o /app .\nFROM --platform=linux/amd64 alpine:3.22\nCOPY --from=build /app /app",
    },
  ],
  check(_, { model }) {
    return goBuilds(model).map((build) => verdictOf(build, model));
  },
});

function verdictOf(build: GoBuild, model: DockerfileModel) {
  const { step, stage } = build;
  if (build.action === "test" || step.command.flow.conditional || !runsOnBuilder(stage)) return undefined;
  const architecture = fixedArchitecture(build, model);
  if (!architecture) return undefined;
  const landing = build.landings.find((one) => one.certain && one.stage.shipped && isForTarget(one.stage));
  // An image that hands out programs for several platforms holds one for each.
  if (!landing || (architecturesIn(model).get(landing.stage)?.size ?? 0) > 1) return undefined;
  const related = landing.route.map((copy) => ({ at: copy, message: "The program is copied here" }));
  return report(architecture.at, "fixed", {
    data: { architecture: architecture.value },
    related,
    flow: true,
    fixes: fix(build, model),
  });
}

const builder = /^"?\$(?:BUILDPLATFORM|\{BUILDPLATFORM\})"?$/;
const target = /^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/;

function runsOnBuilder({ chain }: Stage): boolean {
  return builder.test(chain[0]?.from.platform?.value?.text ?? "");
}

function isForTarget({ chain }: Stage): boolean {
  const platform = chain[0]?.from.platform?.value?.text;
  return platform === undefined || target.test(platform);
}

/**
 * GOARCH where the file itself fixes it: a variable in it is the caller's to change. WebAssembly runs anywhere, and a
 * program for another system is not for the image to run.
 */
function fixedArchitecture({ step }: GoBuild, model: DockerfileModel) {
  const { value, origin } = architectureOf(step, model);
  const system = variableAt(step, "GOOS", model);
  if (!value || value === "wasm" || !origin?.span || origin.label.startsWith("ARG ")) return undefined;
  if (system.known && system.value && system.value !== "linux") return undefined;
  const { start, end } = origin.span;
  return model.document.source.text.slice(start, end).includes("$") ? undefined : { value, at: origin.span };
}

/** The architectures that the programs in each stage are built for. */
const architecturesIn = perModel((model): ReadonlyMap<Stage, ReadonlySet<string | undefined>> => {
  const found = new Map<Stage, Set<string | undefined>>();
  for (const { landings, step } of goBuilds(model)) {
    const { value } = architectureOf(step, model);
    for (const { stage } of landings) found.set(stage, (found.get(stage) ?? new Set()).add(value));
  }
  return found;
});

function architectureOf(
  step: GoBuild["step"],
  model: DockerfileModel,
): { value: string | undefined; origin: Origin | undefined } {
  const fact = variableAt(step, "GOARCH", model);
  return { value: fact.known ? fact.value : undefined, origin: fact.origins[0] };
}

function fix({ step: { command, run } }: GoBuild, model: DockerfileModel): ProposedFix | undefined {
  const prefix = command.environment.findLast(({ name }) => name === "GOARCH");
  const { text } = model.document.source;
  const declared = model.before(run).variable("TARGETARCH");
  const declaration = declareArg("TARGETARCH", run, text);
  if (!prefix || run.command.form === "exec" || !declaration) return undefined;
  const isDeclared = declared?.origins.some(({ span }) => span !== undefined);
  return {
    title: "Build for the platform of the image",
    safe: false,
    effect: ["args", ...commandEffects],
    edits: [...(isDeclared ? [] : [declaration.edits].flat()), replace(prefix.valueSpan, "$TARGETARCH")],
  };
}
