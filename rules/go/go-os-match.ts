import { type DockerfileModel, defineRule, report, unknown } from "../../src/author.ts";
import { type GoBuild, goBuildsOf, rootName, runsFile, variableAt } from "../../src/kit.ts";

export default defineRule({
  id: "go-os-match",
  summary: "A Go program is built for the operating system of the image that runs it",
  why: "Linux cannot run a program for Windows or macOS: the build is green, and the container ends with `exec format error`.",
  topic: "go",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://pkg.go.dev/cmd/go#hdr-Environment_variables",
  messages: { other: "The program is built for GOOS={system}, and {base} is a {own} image: build it for GOOS={own}" },
  examples: [
    {
      bad: 'FROM golang:1.26 AS build\nRUN GOOS=windows «go build» -o /app.exe .\nFROM alpine:3.22\nCOPY --from=build /app.exe /app.exe\nCMD ["/app.exe"]',
      good: 'FROM golang:1.26 AS build\nRUN GOOS=linux go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "An image may hand out programs that it does not run",
      good: "FROM golang:1.26 AS build\nRUN GOOS=windows go build -o /app.exe .\nFROM scratch\nCOPY --from=build /app.exe /",
    },
  ],
  check(document, { model, project }) {
    return goBuildsOf({ document, model, project }).map((build) => verdictOf(build, model));
  },
});

/** Systems whose programs another program runs: a browser, a WebAssembly runtime. */
const hosted: ReadonlySet<string> = new Set(["js", "wasip1"]);

function verdictOf(build: GoBuild, model: DockerfileModel) {
  const landing = build.landings.find(({ stage, file }) => runsFile(stage, file, model));
  if (!landing) return undefined;
  const system = variableAt(build.step, "GOOS", model);
  if (!system.known) return undefined;
  const wanted = system.value || "linux";
  if (hosted.has(wanted)) return undefined;
  const { libc } = landing.stage.root ?? {};
  if (wanted === "linux" && !system.value) return undefined;
  if (libc === undefined) {
    return wanted === "linux" ? undefined : unknown(build, "the operating system of the base image is not known");
  }
  const own = libc === "windows" ? "windows" : "linux";
  if (wanted === own) return undefined;
  const [origin] = system.origins;
  const related = [
    ...build.recipe,
    ...landing.route.map((copy) => ({ at: copy, message: "The program is copied here" })),
  ];
  return report(build, "other", {
    data: { system: wanted, base: rootName(landing.stage), own },
    related: origin?.span ? [{ at: origin.span, message: "GOOS is set here" }, ...related] : related,
    flow: true,
  });
}
