import {
  type DockerfileModel,
  defineRule,
  insert,
  knownValue,
  type RunMount,
  replace,
  report,
} from "../../src/author.ts";
import {
  type GoBuild,
  goBuildsOf,
  goPath,
  homeAt,
  isWithin,
  normalizePath,
  type RunStep,
  resolvePath,
  variableAt,
} from "../../src/kit.ts";
import { isRoot, userPart } from "../../src/knowledge/users.ts";

export default defineRule({
  id: "go-build-cache-mounts",
  summary: "Cache mounts of a Go build are on the directories that the go command uses",
  why: "A cache mount on any directory other than GOCACHE or GOMODCACHE is never filled: each build compiles or downloads everything again.",
  topic: "go",
  category: "cache",
  severity: "info",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  presets: ["go-static"],
  reference: "https://docs.docker.com/build/cache/optimize/#use-cache-mounts",
  messages: {
    elsewhere: "This cache mount stays empty: the go command's {cache} is {directory} here",
    user: "This cache mount stays empty: the go command runs as {user}, whose caches are not under /root",
    modules: "The build cache {directory} has no cache mount, so every build compiles everything again",
  },
  examples: [
    {
      bad: "FROM golang:1.24\nENV GOCACHE=/cache/go\nRUN --mount=type=cache,target=«/root/.cache/go-build» go build -o /app .",
      fixedUnsafe:
        "FROM golang:1.24\nENV GOCACHE=/cache/go\nRUN --mount=type=cache,target=/cache/go go build -o /app .",
      message: "elsewhere",
    },
    {
      bad: "FROM golang:1.24\nRUN «--mount=type=cache,target=/go/pkg/mod» go build -o /app .",
      fixedUnsafe:
        "FROM golang:1.24\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /app .",
      message: "modules",
    },
    {
      bad: "FROM golang:1.24\nUSER 1000\nRUN --mount=type=cache,target=«/root/.cache/go-build» go build -o /tmp/app .",
      message: "user",
    },
    {
      good: "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go build -o /app .",
    },
  ],
  check(document, { model, project }) {
    const seen = new Set<unknown>();
    return goBuildsOf({ document, model, project })
      .filter(({ step: { run } }) => !seen.has(run) && seen.add(run))
      .flatMap((build) => [...verdictsOf(build, model)]);
  },
});

interface CacheMount {
  readonly mount: RunMount;
  readonly target: string;
}

function* verdictsOf({ recipe: related, step }: GoBuild, model: DockerfileModel) {
  const mounts = cacheMounts(step, model);
  const compiled = compileCache(step, model);
  const path = goPath(step, model);
  const modules = directoryOf(model, step, "GOMODCACHE") ?? (path && `${path.split(":")[0]}/pkg/mod`);
  const covers = ({ target }: CacheMount, directory: string) => isWithin(directory, target);
  let misplaced = false;
  for (const cache of mounts) {
    const { target } = cache;
    const forModules = /\/pkg\/mod$/.test(target);
    if (!forModules && !/\/go-build$/.test(target)) continue;
    const directory = forModules ? modules : compiled;
    if (directory === undefined || mounts.some((one) => covers(one, directory))) {
      const user = directory === undefined && target.startsWith("/root/") ? stranger(step, model) : undefined;
      if (user !== undefined) yield report(cache.mount.target ?? cache.mount, "user", { data: { user }, related });
      continue;
    }
    misplaced = true;
    yield report(cache.mount.target ?? cache.mount, "elsewhere", {
      data: { cache: forModules ? "module cache" : "build cache", directory },
      related,
      fixes: cache.mount.target && {
        title: `Mount the cache on ${directory}`,
        safe: false,
        effect: "mounts",
        edits: replace(cache.mount.target.span, directory),
      },
    });
  }
  const held = modules && mounts.find((one) => covers(one, modules));
  if (misplaced || !held || compiled === undefined || mounts.some((one) => covers(one, compiled))) return;
  yield report(held.mount, "modules", {
    data: { directory: compiled },
    related,
    fixes: {
      title: `Mount a cache on ${compiled}`,
      safe: false,
      effect: "mounts",
      edits: insert(held.mount.span.end, ` --mount=type=cache,target=${compiled}`),
    },
  });
}

function cacheMounts({ run }: RunStep, model: DockerfileModel): readonly CacheMount[] {
  const workdir = knownValue(model.before(run).workdir);
  return run.mounts.flatMap((mount) => {
    const target = mount.mountType === "cache" && mount.target && knownValue(model.resolve(mount.target, run));
    return target ? [{ mount, target: normalizePath(resolvePath(target, workdir)) }] : [];
  });
}

/** GOCACHE, or `go-build` in the user's cache directory. */
function compileCache(step: RunStep, model: DockerfileModel): string | undefined {
  const given = variableAt(step, "GOCACHE", model);
  if (!given.known) return undefined;
  if (given.value) return normalizePath(given.value);
  const base = variableAt(step, "XDG_CACHE_HOME", model);
  if (!base.known) return undefined;
  const home = homeAt(model.before(step.run));
  const cache = base.value || (home && `${home}/.cache`);
  return cache ? normalizePath(`${cache}/go-build`) : undefined;
}

function directoryOf(model: DockerfileModel, step: RunStep, name: string): string | undefined {
  const given = variableAt(step, name, model);
  return given.known && given.value ? normalizePath(given.value) : undefined;
}

/** The user in force when it is certainly not root and has a home of its own. */
function stranger({ run }: RunStep, model: DockerfileModel): string | undefined {
  const state = model.before(run);
  const { user } = state;
  if (!user.known || isRoot(user.value) || state.variable("HOME")?.known) return undefined;
  return userPart(user.value);
}
