import {
  type DockerfileModel,
  defineRule,
  type GoreleaserBuild,
  type Holds,
  type LayerEffect,
  report,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  type GoBuild,
  goBuildsOf,
  insertOption,
  isDebugBuild,
  isKnownAs,
  isScripted,
  isWithin,
  mayBeFlag,
  perPart,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-trimpath",
  summary: "Go binaries are built with -trimpath",
  why: "Without it the binary contains file paths of the build machine, so the same source built in another directory gives different bytes, and stack traces reveal where it was built.",
  topic: "go",
  category: "reproducibility",
  severity: "warning",
  fix: "both",
  kinds: ["dockerfile", "goreleaser"],
  recommended: false,
  presets: ["go-static"],
  reference: "https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies",
  options: {
    debugStages: {
      type: "array",
      items: { type: "string" },
      default: ["debug", "dev"],
      description: "Names of stages whose binaries are meant for debugging.",
    },
  },
  messages: { untrimmed: "The binary contains file paths of the build machine: build with -trimpath" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixed: "FROM golang:1.24 AS build\nRUN go build -trimpath -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM golang:1.24 AS build\nENV GOFLAGS=-trimpath\nRUN go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
    },
    {
      title: "Programs that goreleaser builds",
      kind: "goreleaser",
      bad: "builds:\n  - main: ./cmd/app\n    «flags: [-v]»",
      good: "builds:\n  - main: ./cmd/app\n    flags: [-trimpath]",
    },
    {
      title: "Debuggers need the paths",
      good: 'FROM golang:1.24 AS build\nRUN go build -gcflags="all=-N -l" -o /app .\nFROM scratch\nCOPY --from=build /app /app',
    },
    {
      title: "A tool used only in the build does not ship",
      good: "FROM golang:1.24\nRUN go install example.com/tool@v1.2.3 && tool",
    },
  ],
  check(document, { model, options, project }) {
    if ("programs" in document) return document.programs.map(releasedVerdict);
    if (!("stages" in model)) return undefined;
    return goBuildsOf({ document, model, project }).map((build) => {
      if (build.action === "test" || options.debugStages.includes(build.stage.name ?? "")) return undefined;
      if (isTool(build.step.command.operands.map(({ value, word }) => value ?? word.text))) return undefined;
      if (!ships(build)) return undefined;
      if (build.trimpath.known && build.trimpath.value) return undefined;
      const debug = isDebugBuild(build);
      if (!build.trimpath.known) return unknown(build, build.trimpath.reason);
      if (!debug.known) return unknown(build, debug.reason);
      if (debug.value) return undefined;
      const edit = isScripted(build.step, model) ? insertOption(build.step.command, "-trimpath") : undefined;
      return {
        at: build,
        message: "untrimmed",
        related: build.recipe,
        fixes: edit && {
          title: "Build with -trimpath",
          safe: true,
          requires: { "the program does not look for files next to its source": shipsWithoutSource(build, model) },
          effect: "options",
          edits: edit,
        },
      };
    });
  },
});

/** Of what goreleaser builds. */
function releasedVerdict({ flags, gcflags, flagsSpan }: GoreleaserBuild) {
  if (flags.some(isKnownAs(/^--?trimpath(?:=true)?$/)) || gcflags.some(isKnownAs(/^(?:all=)?-[lN]$/))) return undefined;
  const missing = [...flags, ...gcflags].find(mayBeFlag);
  return missing ? unknown(flagsSpan, missing.reason) : report(flagsSpan, "untrimmed");
}

/** Whether what a build makes is certainly part of the image. */
function ships({ landings, outputs, stage }: GoBuild): boolean {
  return landings.some((landing) => landing.stage.shipped && landing.certain) || (stage.shipped && outputs.length > 0);
}

/**
 * Whether the program lands where its source is not: what looks for files beside its source, by `runtime.Caller`, fails
 * there anyway.
 */
function shipsWithoutSource({ landings, stage, step }: GoBuild, model: DockerfileModel): Holds {
  const unknown: Holds = { unless: "the program looks for files next to its source" };
  const { workdir } = model.before(step.run);
  if (!workdir.known || workdir.value === "/" || landings.length === 0 || stage.shipped) return unknown;
  const directory = workdir.value;
  return landings.some((landing) => landing.stage.chain.some((one) => bringsSource(one, model)(directory)))
    ? unknown
    : true;
}

/** As much is looked at for each directory. */
const mostBrought = 1_000;

/** Whether something of a directory may be copied to the same place in another stage. */
const bringsSource = perPart(({ instructions }: Stage, model) => {
  const created = instructions.flatMap((one) => model.effects(one)).filter(({ action }) => action === "create");
  const known = new Map<string, boolean>();
  return (directory: string): boolean => {
    const answer = known.get(directory) ?? (created.length > mostBrought || created.some(reaches(directory)));
    known.set(directory, answer);
    return answer;
  };
});

function reaches(directory: string): (effect: LayerEffect) => boolean {
  return ({ path, recursive }) =>
    path === undefined || isWithin(path, directory) || (recursive && isWithin(directory, path));
}

/** `go install example.com/tool@v1` and `go install tool` get a tool, not the program that is being made. */
function isTool(operands: readonly string[]): boolean {
  return operands.some((operand) => operand.includes("@") || operand === "tool");
}
