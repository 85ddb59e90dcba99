import { type DockerfileModel, defineRule, report, runs } from "../../src/author.ts";
import {
  buildForTarget,
  chainCommands,
  fixedArchitecture,
  type GoBuild,
  goBuildsOf,
  hasGo,
  isForLinux,
  isForTarget,
  landingForTarget,
  runsOnBuilder,
  variableAt,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-arch-match",
  summary: "A Go program is built for the processor of the image that holds it",
  why: "The image for each platform of a build holds what its stages compiled: a program for another processor ends with `exec format error`, one for a newer variant of Arm with an illegal instruction.",
  topic: "go",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://docs.docker.com/build/building/multi-platform/#cross-compilation",
  messages: {
    fixed: "The program is built for GOARCH={architecture}, and the image for {platform}: use GOARCH=$TARGETARCH",
    missing:
      "The program is built for the machine that builds, and the image for several platforms: set GOARCH=$TARGETARCH",
    variant: "The program is built for v7 of Arm, and the image for {platform}: set GOARM from TARGETVARIANT",
  },
  examples: [
    {
      bad: "FROM golang:1.26 AS build\nRUN «GOARCH=amd64» go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixedUnsafe:
        "FROM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      files: { "docker-bake.hcl": 'target "default" {\n  platforms = ["linux/amd64", "linux/arm64"]\n}\n' },
      message: "fixed",
    },
    {
      bad: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      files: { "docker-bake.hcl": 'target "default" {\n  platforms = ["linux/amd64", "linux/arm64"]\n}\n' },
      message: "missing",
    },
  ],
  check(document, { model, project }) {
    const platforms = linuxPlatforms(model.invocation.platforms);
    if (platforms.length === 0) return undefined;
    const all = project.builders(document).flatMap((one) => linuxPlatforms(one.platforms));
    const several = new Set(all.map(({ architecture }) => architecture)).size > 1;
    const builds = goBuildsOf({ document, model, project });
    return builds.map((build) => verdictOf(build, { platforms, several, builds }, model));
  },
});

interface Platform {
  /** All of it: "linux/arm/v6". */
  readonly name: string;
  readonly architecture: string;
  readonly variant: string | undefined;
}

function linuxPlatforms(names: readonly string[] = []): readonly Platform[] {
  return names.flatMap((name) => {
    const [system, architecture, variant] = name.split("/");
    return system === "linux" && architecture !== undefined ? [{ name, architecture, variant }] : [];
  });
}

/** What a file is built for: by the builds that are looked at, and whether it is for several architectures by all of them. */
interface Targets {
  readonly platforms: readonly Platform[];
  readonly several: boolean;
  /** All of the file. */
  readonly builds: readonly GoBuild[];
}

function verdictOf(build: GoBuild, { platforms, several, builds }: Targets, model: DockerfileModel) {
  const { step, stage, action } = build;
  if (action === "test" || step.command.flow.conditional || step.command.program !== "go") return undefined;
  // A stage for a platform of its own is for no other.
  if (!runsOnBuilder(stage) && !isForTarget(stage)) return undefined;
  const landing = landingForTarget(build, builds, model);
  if (!landing) return undefined;
  const related = [
    ...build.recipe,
    ...landing.route.map((copy) => ({ at: copy, message: "The program is copied here" })),
  ];
  const fixed = fixedArchitecture(build, model);
  const other = fixed && platforms.find(({ architecture }) => architecture !== fixed.value);
  if (other) {
    const data = { architecture: fixed.value, platform: other.name };
    return report(fixed.at, "fixed", { data, related, flow: true, fixes: buildForTarget(build, model) });
  }
  if (!runsOnBuilder(stage) || !isForLinux(step, model) || isStored(build, model)) return undefined;
  const architecture = variableAt(step, "GOARCH", model);
  if (!architecture.known) return undefined;
  if (!architecture.value) return several ? report(build, "missing", { related, flow: true }) : undefined;
  const old = platforms.find(({ variant }) => variant === "v6");
  const arm = variableAt(step, "GOARM", model);
  if (architecture.value !== "arm" || !old || !arm.known) return undefined;
  // A Go for another processor builds for v7 unless it is told otherwise; until 1.19 for v5.
  const variant = arm.value?.split(",")[0] || (hasGo(stage, 20) === true ? "7" : undefined);
  return variant === "7" ? report(build, "variant", { data: { platform: old.name }, related, flow: true }) : undefined;
}

/** Whether `go env -w` may say for what is built. */
function isStored({ stage }: GoBuild, model: DockerfileModel): boolean {
  return chainCommands(stage, model).some((command) => runs(command, "go", "env"));
}
