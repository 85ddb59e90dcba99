import {
  type Build,
  type BuildPart,
  type DockerfileDocument,
  defineRule,
  knownValue,
  type LinkedBuild,
  type ProposedFix,
  replace,
  report,
  type Source,
  unknown,
} from "../../src/author.ts";
import { hasOtherFrontend, nearest } from "../../src/kit.ts";

export default defineRule({
  id: "build-target-exists",
  summary: "The target of a build is a stage in its Dockerfile",
  why: "The build fails if no stage has the target's name.",
  topic: "builds",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  recommended: true,
  reference: "https://docs.docker.com/reference/compose-file/build/#target",
  aliases: { "docker-language-server": ["bake/target-not-found"] },
  messages: {
    missing: "{dockerfile} has no stage {target}: its stages are {stages}",
    unnamed: "{dockerfile} has no stage {target}: none of its stages has a name",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      target: «prodution»\n      dockerfile_inline: |\n        FROM alpine:3.20 AS build\n        FROM build AS production",
      fixedUnsafe:
        "services:\n  app:\n    build:\n      target: production\n      dockerfile_inline: |\n        FROM alpine:3.20 AS build\n        FROM build AS production",
      message: "missing",
    },
    {
      kind: "compose",
      good: "services:\n  app:\n    build:\n      target: build\n      dockerfile_inline: |\n        FROM alpine:3.20 AS build\n        FROM build AS production",
    },
  ],
  on: {
    Build(build, { document, project, knowledge, source }) {
      const { target: part } = build;
      if (!part) return;
      const own = project.buildOf(document, build);
      const builds = own ? [own] : heirsOf(build, project.builds(document));
      const verdicts = builds.map((one) => judge(one, part, one.open("dockerfile", knowledge)?.document, source));
      if (verdicts.length === 0) return unknown(part, "the target is not known");
      return verdicts.find((one) => one && "message" in one) ?? verdicts.find((one) => one !== undefined);
    },
  },
});

function judge(
  { invocation: { target } }: LinkedBuild,
  part: BuildPart,
  dockerfile: DockerfileDocument | undefined,
  source: Source,
) {
  if (target === undefined) return unknown(part, "the target is not known");
  if (!dockerfile) return unknown(part, "the Dockerfile cannot be read");
  if (target === "" || isStage(target, dockerfile)) return undefined;
  if (dockerfile.stages.length === 0) return unknown(part, "the Dockerfile has no stages");
  if (hasOtherFrontend(dockerfile)) return unknown(part, "another frontend may know more stages");
  const names = dockerfile.stages.flatMap(({ name }) => name ?? []);
  const data = { target, dockerfile: dockerfile.source.path, stages: listOf(names) };
  const fixes = meant(part, target, names, source);
  return report(part.contentSpan, names.length > 0 ? "missing" : "unnamed", { data, fixes });
}

/** The builds that inherit their target from one that is there to be inherited. */
function heirsOf(build: Build, builds: readonly LinkedBuild[]): readonly LinkedBuild[] {
  const known = heirs.get(builds) ?? new Map<Build, LinkedBuild[]>();
  if (!heirs.has(builds)) {
    heirs.set(builds, known);
    for (const one of builds) {
      for (const layer of one.layers ?? []) {
        const target = knownValue(layer.target?.value)?.toLowerCase();
        if (layer === one.node || target === undefined || target !== one.invocation.target) continue;
        const before = known.get(layer);
        if (before) before.push(one);
        else known.set(layer, [one]);
      }
    }
  }
  return known.get(build) ?? [];
}

/** Told once for all that a file builds. */
const heirs = new WeakMap<readonly LinkedBuild[], Map<Build, LinkedBuild[]>>();

function isStage(target: string, { stages }: DockerfileDocument): boolean {
  return stages.some(({ name }) => name === target) || (/^\d+$/.test(target) && Number(target) < stages.length);
}

/** More names than that are no help. */
const maxListed = 20;

function listOf(names: readonly string[]): string {
  const more = names.length - maxListed;
  return more > 0 ? `${names.slice(0, maxListed).join(", ")} and ${more} more` : names.join(", ");
}

/** A target that is written out, and is nearly the name of a stage. */
function meant(
  { contentSpan }: BuildPart,
  target: string,
  names: readonly string[],
  { text }: Source,
): ProposedFix | undefined {
  const name = nearest(target, names.slice(-64));
  if (name === undefined || text.slice(contentSpan.start, contentSpan.end).toLowerCase() !== target) return undefined;
  return { title: `Change the target to ${name}`, safe: false, effect: "none", edits: replace(contentSpan, name) };
}
