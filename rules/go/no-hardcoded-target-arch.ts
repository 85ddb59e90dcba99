import { type DockerfileModel, defineRule, report } from "../../src/author.ts";
import {
  buildForTarget,
  fixedArchitecture,
  type GoBuild,
  goBuildsOf,
  landingForTarget,
  runsOnBuilder,
} from "../../src/kit.ts";

export default defineRule({
  id: "no-hardcoded-target-arch",
  summary: "A Go program that is cross-compiled is built for the platform that the image is for",
  why: "`--platform=$BUILDPLATFORM` is there so that one machine builds for every platform. With a fixed GOARCH each of these images holds the same program, which runs on one of them only.",
  topic: "go",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: false,
  reference: "https://docs.docker.com/build/building/multi-platform/#cross-compilation",
  messages: {
    fixed: "GOARCH={architecture} is fixed, but the image may be built for any platform: use GOARCH=$TARGETARCH",
  },
  examples: [
    {
      bad: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN «GOARCH=amd64» go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      fixedUnsafe:
        "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
      good: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
    },
    {
      title: "A final image with a fixed platform is for that one",
      good: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nRUN GOARCH=amd64 go build -o /app .\nFROM --platform=linux/amd64 alpine:3.22\nCOPY --from=build /app /app",
    },
  ],
  check(document, { model, project }) {
    const builds = goBuildsOf({ document, model, project });
    return builds.map((build) => verdictOf(build, builds, model));
  },
});

function verdictOf(build: GoBuild, builds: readonly GoBuild[], model: DockerfileModel) {
  const { step, stage, action } = build;
  // Where the platform is known, another rule says whether it is the right one.
  if (action === "test" || step.command.flow.conditional || !runsOnBuilder(stage) || model.invocation.platforms)
    return undefined;
  const architecture = fixedArchitecture(build, model);
  const landing = architecture && landingForTarget(build, builds, model);
  if (!landing) return undefined;
  const related = [
    ...build.recipe,
    ...landing.route.map((copy) => ({ at: copy, message: "The program is copied here" })),
  ];
  return report(architecture.at, "fixed", {
    data: { architecture: architecture.value },
    related,
    flow: true,
    fixes: buildForTarget(build, model),
  });
}
