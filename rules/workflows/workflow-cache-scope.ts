import { type Build, type BuildPart, defineRule, knownValue, type WorkflowStep } from "../../src/author.ts";

export default defineRule({
  id: "workflow-cache-scope",
  summary: "Builds of different images write to caches of their own",
  why: "GitHub's cache keeps what the last build wrote to a scope. Two images that share one replace each other's cache, so that each build starts without its own.",
  topic: "workflows",
  category: "cache",
  severity: "warning",
  kinds: ["workflow"],
  recommended: true,
  reference: "https://docs.docker.com/build/cache/backends/gha/#scope",
  messages: {
    shared: "The cache scope {scope} is also written by the build of {other}: give each image a scope of its own",
    matrix: "Each job of the matrix writes the cache scope {scope}: add what differs between them to it",
  },
  examples: [
    {
      title: "Two images",
      bad: "on: push\njobs:\n  images:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          file: api.Dockerfile\n          cache-to: type=gha,mode=max\n      - uses: docker/build-push-action@v6\n        with:\n          file: web.Dockerfile\n          cache-to: «type=gha,mode=max»",
      good: "on: push\njobs:\n  images:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          file: api.Dockerfile\n          cache-to: type=gha,mode=max,scope=api\n      - uses: docker/build-push-action@v6\n        with:\n          file: web.Dockerfile\n          cache-to: type=gha,mode=max,scope=web",
      message: "shared",
    },
    {
      title: "A matrix of images",
      bad: "on: push\njobs:\n  image:\n    strategy:\n      matrix:\n        name: [api, web]\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          file: ${{ matrix.name }}.Dockerfile\n          cache-to: «type=gha,mode=max»",
      good: "on: push\njobs:\n  image:\n    strategy:\n      matrix:\n        name: [api, web]\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker/build-push-action@v6\n        with:\n          file: ${{ matrix.name }}.Dockerfile\n          cache-to: type=gha,mode=max,scope=${{ matrix.name }}",
      message: "matrix",
    },
  ],
  *check(document, { model, project }) {
    const written = new Map<string, Writer>();
    const told = new Set<number>();
    for (const step of model.jobs.flatMap(({ steps }) => steps)) {
      // Of steps with conditions perhaps only one is run.
      if (step.condition || step.job.condition) continue;
      for (const { node } of step.builds) {
        for (const { scope, part } of scopesOf(node)) {
          const first = written.get(scope);
          const own = { step, node, image: project.buildOf(document, node)?.path ?? imageOf(node) };
          if (!first) written.set(scope, own);
          if (!first || own.image === undefined || first.image === own.image || told.has(part.span.start)) continue;
          told.add(part.span.start);
          const data = { scope, other: first.image ?? "" };
          if (first.step === step) yield { at: part.contentSpan, message: "matrix", data: { scope } };
          else yield { at: part.contentSpan, message: "shared", data, related: relatedTo(first.node, scope) };
        }
      }
    }
  },
});

interface Writer {
  readonly step: WorkflowStep;
  readonly node: Build;
  /** Its Dockerfile, in the repository where that is known; undefined where it is not known at all. */
  readonly image: string | undefined;
}

/** Scopes of GitHub's cache that a build writes. */
function scopesOf({ cacheTo }: Build): readonly { readonly scope: string; readonly part: BuildPart }[] {
  return cacheTo.flatMap((part) => {
    const text = knownValue(part.value);
    if (text === undefined || !/(?:^|,)type=gha(?:,|$)/.test(text)) return [];
    const scope = /(?:^|,)scope=([^,]*)/.exec(text)?.[1];
    return { scope: scope || "buildkit", part };
  });
}

/** The Dockerfile and where it is built: other arguments or stages of it have much of their cache in common. */
function imageOf({ context, dockerfile }: Build): string | undefined {
  const where = context ? knownValue(context.value) : ".";
  const file = dockerfile ? knownValue(dockerfile.value) : "Dockerfile";
  if (where === undefined || file === undefined) return undefined;
  return dockerfile ? file : `${where.replace(/^\.\/|\/$/g, "")}/Dockerfile`;
}

function relatedTo({ cacheTo }: Build, scope: string) {
  const part = cacheTo[0];
  return part ? [{ at: part.contentSpan, message: `The scope ${scope} is written here, too` }] : [];
}
