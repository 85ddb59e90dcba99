import {
  type Build,
  type BuiltDocument,
  defineRule,
  knownValue,
  type Stage,
  type WorkflowJob,
  type WorkflowStep,
} from "../../src/author.ts";

export default defineRule({
  id: "workflow-emulation-set-up",
  summary: "The job of a multi-platform build sets up the emulation that it needs",
  why: "A RUN for a processor that the runner does not have fails with `exec format error` unless QEMU is set up before.",
  topic: "workflows",
  category: "correctness",
  severity: "error",
  kinds: ["workflow"],
  recommended: true,
  reference: "https://docs.docker.com/build/ci/github-actions/multi-platform/",
  messages: {
    missing:
      "{dockerfile} runs commands for {platform}, which this runner cannot without docker/setup-qemu-action before",
  },
  examples: [
    {
      bad: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          platforms: linux/amd64,«linux/arm64»",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/setup-qemu-action@v3\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          platforms: linux/amd64,linux/arm64",
      files: { Dockerfile: "FROM alpine:3.23\nRUN apk add --no-cache curl\n" },
    },
    {
      title: "Commands of a stage for the builder's platform need none",
      good: "on: push\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n      - uses: docker/setup-buildx-action@v3\n      - uses: docker/build-push-action@v6\n        with:\n          context: .\n          platforms: linux/amd64,linux/arm64",
      files: {
        Dockerfile:
          "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\n",
      },
    },
  ],
  on: {
    *WorkflowStep(step, { document, project, knowledge }) {
      for (const { node } of step.builds) {
        const foreign = foreignPlatform(node, step.job);
        if (!foreign || mayEmulate(step)) continue;
        const dockerfile = project.buildOf(document, node)?.open("dockerfile", knowledge);
        if (!dockerfile || !runsForTarget(dockerfile)) continue;
        const data = { dockerfile: dockerfile.document.source.path, platform: knownValue(foreign.value) ?? "" };
        yield { at: foreign.contentSpan, message: "missing", data };
      }
    },
  },
});

/** The platforms whose programs a processor runs: those of 64 bits of Arm do not all run those of 32. */
const native: ReadonlyMap<string, RegExp> = new Map([
  ["amd64", /^linux\/(?:amd64|386|x86_64)(?:\/|$)/],
  ["arm64", /^linux\/(?:arm64|aarch64|arm)(?:\/|$)/],
]);

function foreignPlatform({ platforms }: Build, { runner }: WorkflowJob) {
  const own =
    runner.hosted && knownValue(runner.system) === "linux" && native.get(knownValue(runner.architecture) ?? "");
  if (!own) return undefined;
  return platforms.find(({ value }) => value.known && /^linux\/\w/.test(value.value) && !own.test(value.value));
}

/** Actions that change nothing about what the runner can run. */
const plain =
  /^(?:actions\/[\w-]+|docker\/(?:login-action|metadata-action|build-push-action|setup-buildx-action|bake-action|scout-action))$/;

/** In jobs of more steps nothing is told. */
const maxSteps = 200;

/** Whether something before a step may have set emulation up, or the build may be done on another machine. */
function mayEmulate(step: WorkflowStep): boolean {
  if (step.action?.input("builder") || step.job.steps.length > maxSteps) return true;
  return step.job.steps.slice(0, step.job.steps.indexOf(step)).some(({ action, commands }) => {
    if (action) return !plain.test(action.name) || buildsElsewhere(action);
    // What a script calls may do anything, unless it is known.
    return commands.some(({ tabled, program }) => !tabled || program === "docker" || program === "make");
  });
}

/** `docker/setup-buildx-action` with a builder that is not made here. */
function buildsElsewhere({ name, inputs }: NonNullable<WorkflowStep["action"]>): boolean {
  const telling = new Set(["driver", "endpoint", "append", "buildkitd-config", "config", "name"]);
  return name === "docker/setup-buildx-action" && inputs.some(({ key }) => telling.has(key.value.toLowerCase()));
}

const target = /^"?\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})"?$/;

/** Whether a stage that is needed runs commands on the platform of the image. */
function runsForTarget({ model }: BuiltDocument<"dockerfile">): boolean {
  return model.stages.some(
    (stage) => stage.used && isForTarget(stage) && stage.instructions.some(({ type }) => type === "Run"),
  );
}

/** One that starts from an image of several platforms, for that of the build. */
function isForTarget({ chain }: Stage): boolean {
  const [root] = chain;
  const platform = root?.from.platform?.value?.text;
  if (!root || (platform !== undefined && !target.test(platform))) return false;
  if (root.base.kind !== "image" || !root.base.image.reference.known) return false;
  const { name, digest } = root.base.image.reference.value;
  return (
    digest === undefined &&
    !/^(?:amd64|i386|arm\d+v\d+|ppc64le|s390x|riscv64)\//.test(name) &&
    root.base.facts !== undefined
  );
}
