import {
  type DockerfileDocument,
  defineRule,
  type EnvVar,
  type Instruction,
  type LinkedBuild,
} from "../../src/author.ts";
import { predefinedArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "bake-args-declared",
  summary: "The Dockerfile declares the build arguments that a target passes",
  why: "A build argument that no `ARG` of the Dockerfile declares has no effect: its name is misspelled, or the Dockerfile no longer reads it. An argument of a matrix, or of a target that others inherit, is reported where none of the Dockerfiles built with it declares it.",
  topic: "bake",
  category: "correctness",
  severity: "warning",
  kinds: ["bake"],
  recommended: true,
  reference: "https://docs.docker.com/build/bake/reference/#targetargs",
  messages: {
    one: "{dockerfile} does not declare the build argument {name}: add an ARG, or remove the argument",
    several:
      "None of the {count} Dockerfiles built with the argument {name} declares it: add an ARG, or remove the argument",
  },
  examples: [
    {
      bad: 'target "app" {\n  dockerfile-inline = "FROM alpine:3.20"\n  args = {\n    «VERSION» = "1.2"\n  }\n}\n',
      good: 'target "app" {\n  dockerfile-inline = "FROM alpine:3.20\\nARG VERSION"\n  args = {\n    VERSION = "1.2"\n  }\n}\n',
      message: "one",
    },
  ],
  *check(document, { model, project }) {
    const own = new Set(model.targets.map(({ build }) => build));
    const passed = new Map<number, { readonly arg: EnvVar; readonly builds: Set<LinkedBuild> }>();
    for (const build of project.builds(document)) {
      for (const arg of (build.layers ?? []).filter((layer) => own.has(layer)).flatMap(({ args }) => args)) {
        const { start } = arg.nameSpan;
        const known = passed.get(start) ?? { arg, builds: new Set() };
        // Where a map is worked out, all of its names stand in one place.
        if (known.arg.name === arg.name) known.builds.add(build);
        passed.set(start, known);
      }
    }
    const read = new Map<object, Declared>();
    for (const { arg, builds } of passed.values()) {
      if (predefinedArg(arg.name) || arg.name.startsWith("BUILDKIT_")) continue;
      const dockerfiles = [...builds].map((build) => build.document("dockerfile") as DockerfileDocument | undefined);
      if (dockerfiles.some((dockerfile) => mayRead(arg.name, dockerfile, read))) continue;
      const paths = new Set(
        dockerfiles.map((dockerfile) => nameOf(dockerfile as DockerfileDocument, document.source.path)),
      );
      const [dockerfile = ""] = paths;
      if (paths.size === 1) yield { at: arg.nameSpan, message: "one", data: { dockerfile, name: arg.name } };
      else yield { at: arg.nameSpan, message: "several", data: { count: String(paths.size), name: arg.name } };
    }
  },
});

/** The arguments that a Dockerfile declares; undefined for one whose frontend may read others. */
type Declared = ReadonlySet<string> | undefined;

/** What cannot be read, or is read by another frontend, may declare anything. */
function mayRead(name: string, dockerfile: DockerfileDocument | undefined, read: Map<object, Declared>): boolean {
  if (!dockerfile) return true;
  if (!read.has(dockerfile)) read.set(dockerfile, declaredIn(dockerfile));
  return read.get(dockerfile)?.has(name) ?? true;
}

function declaredIn({ instructions, stages, directives }: DockerfileDocument): Declared {
  const syntax = directives.find((directive) => directive.name === "syntax")?.value;
  if (stages.length === 0 || (syntax !== undefined && !/(?:^|\/)dockerfile(?:-upstream)?(?:[:@]|$)/.test(syntax)))
    return undefined;
  return new Set(instructions.flatMap(argNames));
}

function argNames(instruction: Instruction): readonly string[] {
  if (instruction.type === "Onbuild") return instruction.instruction ? argNames(instruction.instruction) : [];
  return instruction.type === "Arg" ? instruction.pairs.map(({ key }) => key.text) : [];
}

function nameOf({ source }: DockerfileDocument, bakeFile: string): string {
  return source.path === bakeFile ? "The inline Dockerfile" : source.path;
}
