import {
  type DockerfileDocument,
  defineRule,
  type Instruction,
  type Knowledge,
  type LinkedBuild,
  unknown,
} from "../../src/author.ts";
import { hasOtherFrontend } from "../../src/kit.ts";
import { predefinedArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "build-args-declared",
  summary: "The Dockerfile declares the build arguments that are passed to it",
  why: "A build argument that no `ARG` of the Dockerfile declares has no effect: its name is misspelled, or the Dockerfile no longer reads it. An argument of a matrix, or of what others inherit, is reported where none of the Dockerfiles built with it declares it.",
  topic: "builds",
  category: "correctness",
  severity: "warning",
  recommended: true,
  reference: "https://docs.docker.com/build/building/variables/#build-arguments",
  aliases: { "docker-language-server": ["bake/arg-not-declared"] },
  messages: {
    one: "{dockerfile} does not declare the build argument {name}: add an ARG, or remove the argument",
    several:
      "None of the {count} Dockerfiles built with the argument {name} declares it: add an ARG, or remove the argument",
  },
  examples: [
    {
      kind: "compose",
      bad: "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.20\n      args:\n        «VERSION»: 1.2",
      good: "services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.20\n        ARG VERSION\n      args:\n        VERSION: 1.2",
      message: "one",
    },
    {
      kind: "bake",
      bad: 'target "app" {\n  dockerfile-inline = "FROM alpine:3.20"\n  args = {\n    «VERSION» = "1.2"\n  }\n}\n',
      good: 'target "app" {\n  dockerfile-inline = "FROM alpine:3.20\\nARG VERSION"\n  args = {\n    VERSION = "1.2"\n  }\n}\n',
      message: "one",
    },
  ],
  on: {
    *Build(build, { document, project, knowledge }) {
      const passed = passedIn(project.builds(document));
      for (const { name, nameSpan: at } of build.args) {
        if (predefinedArg(name) || name.startsWith("BUILDKIT_")) continue;
        const builds = [...(passed.get(`${at.start} ${name}`) ?? [])];
        const dockerfiles = builds.map(dockerfileOf);
        if (dockerfiles.length === 0 || dockerfiles.some((dockerfile) => mayRead(name, dockerfile))) continue;
        if (builds.some((one) => mayInherit(one, knowledge))) {
          yield unknown(at, "a base image may read it in an ONBUILD instruction");
          continue;
        }
        const paths = new Set(dockerfiles.map((dockerfile) => nameOf(dockerfile, document.source.path)));
        const [dockerfile = ""] = paths;
        if (paths.size === 1) yield { at, message: "one", data: { dockerfile, name } };
        else yield { at, message: "several", data: { count: paths.size, name } };
      }
    },
  },
});

type Passed = ReadonlyMap<string, ReadonlySet<LinkedBuild>>;

const passedBy = new WeakMap<readonly LinkedBuild[], Passed>();

/** The builds that each argument is passed to, by where it stands: several may inherit it, or share it. */
function passedIn(builds: readonly LinkedBuild[]): Passed {
  const known = passedBy.get(builds);
  if (known) return known;
  const passed = new Map<string, Set<LinkedBuild>>();
  for (const build of builds) {
    for (const { name, nameSpan } of (build.layers ?? [build.node]).flatMap((layer) => layer?.args ?? [])) {
      const key = `${nameSpan.start} ${name}`;
      passed.set(key, (passed.get(key) ?? new Set()).add(build));
    }
  }
  passedBy.set(builds, passed);
  return passed;
}

function dockerfileOf(build: LinkedBuild): DockerfileDocument | undefined {
  return build.document("dockerfile") as DockerfileDocument | undefined;
}

/** What cannot be read, or is read by another frontend, may declare anything. */
function mayRead(name: string, dockerfile: DockerfileDocument | undefined): boolean {
  if (!dockerfile) return true;
  if (!declared.has(dockerfile)) declared.set(dockerfile, declaredIn(dockerfile));
  return declared.get(dockerfile)?.has(name) ?? true;
}

/** Whether a stage starts from an image that may bring instructions with it. */
function mayInherit(build: LinkedBuild, knowledge: Knowledge): boolean {
  const known = inherits.get(build);
  if (known !== undefined) return known;
  const model = build.open("dockerfile", knowledge)?.model;
  const found =
    model?.stages.some(({ base }) => {
      return base.kind === "image"
        ? !base.facts || base.facts.onbuild
        : base.kind !== "stage" && base.kind !== "scratch";
    }) ?? true;
  inherits.set(build, found);
  return found;
}

/** Told once for all arguments of a build. */
const inherits = new WeakMap<LinkedBuild, boolean>();

const declared = new WeakMap<DockerfileDocument, ReadonlySet<string> | undefined>();

/** The arguments that a Dockerfile declares; undefined for one whose frontend may read others. */
function declaredIn(dockerfile: DockerfileDocument): ReadonlySet<string> | undefined {
  if (dockerfile.stages.length === 0 || hasOtherFrontend(dockerfile)) return undefined;
  return new Set(dockerfile.instructions.flatMap(argNames));
}

function argNames(instruction: Instruction): readonly string[] {
  if (instruction.type === "Onbuild") return instruction.instruction ? argNames(instruction.instruction) : [];
  return instruction.type === "Arg" ? instruction.pairs.map(({ key }) => key.text) : [];
}

function nameOf(dockerfile: DockerfileDocument | undefined, asker: string): string {
  const source = dockerfile?.source;
  return source === undefined || source.path === asker ? "The inline Dockerfile" : source.path;
}
