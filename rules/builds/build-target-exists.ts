import {
  type BuildPart,
  type DockerfileDocument,
  defineRule,
  type ProposedFix,
  replace,
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
      if (!build.target) return;
      const built = project.buildOf(document, build);
      const target = built?.invocation.target;
      if (target === undefined) return unknown(build.target, "the target is not known");
      const dockerfile = built?.open("dockerfile", knowledge)?.document;
      if (!dockerfile) return unknown(build.target, "the Dockerfile cannot be read");
      if (target === "" || isStage(target, dockerfile)) return;
      if (dockerfile.stages.length === 0) return unknown(build.target, "the Dockerfile has no stages");
      if (hasOtherFrontend(dockerfile)) return unknown(build.target, "another frontend may know more stages");
      const names = dockerfile.stages.flatMap(({ name }) => name ?? []);
      const data = { target, dockerfile: dockerfile.source.path, stages: listOf(names) };
      const fixes = meant(build.target, target, names, source);
      return { at: build.target.contentSpan, message: names.length > 0 ? "missing" : "unnamed", data, fixes };
    },
  },
});

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
