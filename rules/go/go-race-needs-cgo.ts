import { type DockerfileModel, defineRule, option, report, unknown } from "../../src/author.ts";
import { compilerAt, type GoBuild, goBuildsOf } from "../../src/kit.ts";

export default defineRule({
  id: "go-race-needs-cgo",
  summary: "-race is used only with cgo and a C compiler, and not for shipped binaries",
  why: "The race detector needs cgo and a C compiler: without them the build fails. A binary built with it uses five to ten times the memory.",
  topic: "go",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://go.dev/doc/articles/race_detector#Requirements",
  messages: {
    off: "-race needs cgo, but {reason}",
    compiler: "-race needs a C compiler, and {stage} has none",
    ships: "The shipped binary is built with the race detector, which makes it slow and memory-hungry: remove -race",
  },
  examples: [
    {
      bad: "FROM golang:1.24\nENV CGO_ENABLED=0\nRUN go test «-race» ./...",
      good: "FROM golang:1.24\nRUN CGO_ENABLED=1 go test -race ./...",
      message: "off",
    },
    {
      bad: "FROM golang:1.24-alpine\nRUN go test «-race» ./...",
      good: "FROM golang:1.24-alpine\nRUN apk add --no-cache gcc musl-dev && go test -race ./...",
      message: "compiler",
    },
    {
      bad: 'FROM golang:1.24 AS build\nRUN go build «-race» -o /app .\nFROM debian:12\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "ships",
      severity: "info",
    },
  ],
  check(document, { model, project }) {
    return goBuildsOf({ document, model, project }).map((build) => verdictOf(build, model));
  },
});

function verdictOf(build: GoBuild, model: DockerfileModel) {
  if (!build.race.known || !build.race.value) return undefined;
  const at = option(build.step.command, "race") ?? build;
  const { cgo, recipe } = build;
  if (cgo.state === "off") {
    // On macOS the detector does without cgo.
    if (cgo.reason.startsWith("GOOS=")) return undefined;
    const related = [...recipe, ...(cgo.at ? [{ at: cgo.at, message: "cgo is disabled here" }] : [])];
    return report(at, "off", { data: { reason: cgo.reason }, related });
  }
  const compiler = compilerAt(build.step, model);
  if (compiler.known && !compiler.value.found) {
    const stage = build.stage.name ? `stage ${build.stage.name}` : "this stage";
    return report(at, "compiler", { data: { stage }, related: recipe });
  }
  const shipped = build.landings.find(({ stage, certain }) => stage.shipped && certain);
  if (shipped && build.action !== "test") {
    const route = shipped.route.map((copy) => ({ at: copy, message: "The binary is copied here" }));
    const related = [...recipe, ...route];
    return report(at, "ships", { severity: "info", related, flow: true });
  }
  return compiler.known ? undefined : unknown(at, compiler.reason);
}
