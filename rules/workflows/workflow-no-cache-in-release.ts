import {
  type BuildPart,
  defineRule,
  knownValue,
  type ProposedFix,
  remove,
  type WorkflowEvent,
  type WorkflowStep,
} from "../../src/author.ts";
import {
  addInput,
  isForReleases,
  isForReleasesAlone,
  isWithin,
  majorOf,
  normalizePath,
  pushesImage,
} from "../../src/kit.ts";

export default defineRule({
  id: "workflow-no-cache-in-release",
  summary: "Releases are built without caches that other jobs can write",
  why:
    "GitHub's cache belongs to the repository: every job that runs for the default branch can write what a release then restores, a " +
    "test that installs a dependency as well as the build of an image. BuildKit publishes layers from that cache unseen, and " +
    "`docker/setup-buildx-action` runs the program that it finds there. Releases are rare enough to be built without it. Caches of " +
    "languages on the runner are left to linters of workflows, and caches in a registry are written by those who can push there.",
  topic: "workflows",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: false,
  cwe: [349],
  aliases: { zizmor: ["cache-poisoning"] },
  reference: "https://docs.zizmor.sh/audits/#cache-poisoning",
  messages: {
    layers: "A release can contain layers from a cache that other jobs write: build it without cache-from",
    builder: "A release is built with buildx from a cache that other jobs write: set cache-binary: false",
  },
  examples: [
    {
      bad: "on:\n  release:\n    types: [published]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          cache-from: «type=gha»\n          tags: example.com/app:${{ github.ref_name }}",
      fixedUnsafe:
        "on:\n  release:\n    types: [published]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:${{ github.ref_name }}",
      good: "on:\n  release:\n    types: [published]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:${{ github.ref_name }}",
      message: "layers",
    },
    {
      title: "A release of buildx that is downloaded is kept in the cache",
      bad: "on:\n  push:\n    tags: [v*]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          «version: v0.29.1»\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:${{ github.ref_name }}",
      fixedUnsafe:
        "on:\n  push:\n    tags: [v*]\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          cache-binary: false\n          version: v0.29.1\n      - uses: docker/build-push-action@v6\n        with:\n          push: true\n          tags: example.com/app:${{ github.ref_name }}",
      message: "builder",
    },
  ],
  *check(_, { model: { events, jobs }, source: { text } }) {
    const releases = events.filter(isForReleases);
    if (releases.length === 0) return;
    const fixes = { text, always: events.every(isForReleasesAlone) };
    for (const { steps } of jobs) {
      const last = steps.findLastIndex((step) => publishes(step, releases));
      for (const step of steps.slice(0, last + 1)) {
        const builder = cachedBuilder(step);
        if (builder) yield { at: builder, message: "builder", fixes: withoutBuilder(step, text) };
        const cached = publishes(step, releases) && cachedLayers(step);
        if (!cached) continue;
        const { part, restored } = cached;
        const related = restored ? [{ at: restored, message: "The cache is restored here" }] : [];
        yield { at: part.contentSpan, message: "layers", related, fixes: withoutLayers(step, part, fixes) };
      }
    }
  },
});

/** Whether a step pushes an image when one of the events starts the workflow. */
function publishes(step: WorkflowStep, events: readonly WorkflowEvent[]): boolean {
  const pushes = pushesImage(step);
  return events.some(({ name }) => {
    const runs = step.when(name);
    if (runs.known && !runs.value) return false;
    const push = step.inputWhen("push", name);
    return push ? knownValue(push) === "true" : pushes === true;
  });
}

interface CachedLayers {
  readonly part: BuildPart;
  /** The step that brings the cache to the runner, where BuildKit does not do so itself. */
  readonly restored: WorkflowStep | undefined;
}

function cachedLayers(step: WorkflowStep): CachedLayers | undefined {
  for (const part of step.builds.flatMap(({ node }) => node.cacheFrom)) {
    const cache = knownValue(part.value) ?? "";
    if (/(?:^|,)type=gha(?:,|$)/.test(cache)) return { part, restored: undefined };
    const directory = /(?:^|,)type=local(?:,|$)/.test(cache) && /(?:^|,)src=([^,]+)/.exec(cache)?.[1];
    const restored = directory && restoredTo(directory, step);
    if (restored) return { part, restored };
  }
  return undefined;
}

/** Further down in a job nothing is looked for. */
const maxSteps = 200;

/** The step that has restored a directory from GitHub's cache. */
function restoredTo(directory: string, step: WorkflowStep): WorkflowStep | undefined {
  const steps = step.job.steps.slice(0, maxSteps);
  return steps.slice(0, Math.max(0, steps.indexOf(step))).find(({ action }) => {
    if (action?.name !== "actions/cache" && action?.name !== "actions/cache/restore") return false;
    const paths = action.input("path")?.value.split(/\s+/) ?? [];
    return paths.some((path) => path !== "" && isWithin(normalizePath(directory), normalizePath(path)));
  });
}

/** A buildx that is downloaded, rather than that of the runner: it is then kept in GitHub's cache since the third version. */
function cachedBuilder({ action }: WorkflowStep) {
  if (action?.name !== "docker/setup-buildx-action" || (majorOf(action.release) ?? 0) < 3) return undefined;
  const version = action.inputs.find(({ key }) => key.value.toLowerCase() === "version");
  if (version?.value?.type !== "scalar" || !/^(?:v\d|latest$|cloud:)/.test(version.value.value)) return undefined;
  return (action.input("cache-binary")?.value ?? "true") === "true" ? version : undefined;
}

const unsafe = { safe: false, effect: "none" } as const;

function withoutBuilder(step: WorkflowStep, text: string): ProposedFix | undefined {
  const edits = step.action?.input("cache-binary") ? undefined : addInput(step, "cache-binary: false", text);
  return edits && { ...unsafe, title: "Set cache-binary: false, which downloads buildx each time", edits };
}

interface Removal {
  readonly text: string;
  /** Whether whatever starts the workflow is a release. */
  readonly always: boolean;
}

/** The whole of `cache-from`, where that is one cache on a line of its own. */
function withoutLayers(
  step: WorkflowStep,
  { contentSpan }: BuildPart,
  { text, always }: Removal,
): ProposedFix | undefined {
  const entry = step.action?.inputs.find(({ key }) => key.value.toLowerCase() === "cache-from");
  const value = entry?.value;
  if (!always || !entry || value?.type !== "scalar" || value.contentSpan.end !== contentSpan.end) return undefined;
  const start = text.lastIndexOf("\n", entry.span.start - 1) + 1;
  const end = text.indexOf("\n", value.contentSpan.end) + 1;
  const isAlone = value.contentSpan.start === contentSpan.start && /^ *$/.test(text.slice(start, entry.key.span.start));
  if (!isAlone || end === 0 || step.action?.inputs.length === 1) return undefined;
  return { ...unsafe, title: "Remove cache-from, which builds each layer again", edits: remove({ start, end }) };
}
