import { type DockerfileModel, defineRule, knownValue, report } from "../../src/author.ts";
import { compilerAt, type GoBuild, goBuildsOf, variableAt } from "../../src/kit.ts";

export default defineRule({
  id: "go-cgo-needs-compiler",
  summary: "cgo is switched on only where there is a C compiler",
  why: "With `CGO_ENABLED=1` the go command compiles C code of the program and of packages such as `net`. golang's Alpine images have no C compiler, and the build stops with `C compiler not found`.",
  topic: "go",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://pkg.go.dev/cmd/cgo",
  messages: {
    compiler: "CGO_ENABLED=1 needs a C compiler, and {stage} has none: install one, or set CGO_ENABLED=0",
  },
  examples: [
    {
      bad: "FROM golang:1.26-alpine AS build\nRUN CGO_ENABLED=1 «go build» -o /app .",
      good: "FROM golang:1.26-alpine AS build\nRUN apk add --no-cache gcc musl-dev\nRUN CGO_ENABLED=1 go build -o /app .",
    },
    {
      title: "The wrapper musl-gcc calls gcc",
      bad: "FROM golang:1.26-alpine AS build\nRUN CC=musl-gcc CGO_ENABLED=1 «go build» -o /app .",
    },
  ],
  check(document, { model, project }) {
    return goBuildsOf({ document, model, project }).map((build) => verdictOf(build, model));
  },
});

/** Compilers that are one of the two that are looked for, or call it. Another may lie anywhere. */
const ordinary: ReadonlySet<string | undefined> = new Set([undefined, "", "cc", "gcc", "clang", "musl-gcc"]);

function verdictOf({ cgo, race, recipe, span, stage, step }: GoBuild, model: DockerfileModel) {
  // -race has a rule of its own.
  if (cgo.state !== "on" || !cgo.explicit || knownValue(race) === true) return undefined;
  const compiler = variableAt(step, "CC", model);
  if (!compiler.known || !ordinary.has(compiler.value)) return undefined;
  const found = compilerAt(step, model);
  if (!found.known || found.value.found) return undefined;
  return report({ span }, "compiler", {
    data: { stage: stage.name ? `stage ${stage.name}` : "this stage" },
    related: [...recipe, ...(cgo.at ? [{ at: cgo.at, message: "cgo is switched on here" }] : [])],
  });
}
