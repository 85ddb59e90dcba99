import { type DockerfileModel, defineRule, report, unknown } from "../../src/author.ts";
import {
  bringsLibrary,
  type GoBuild,
  isRunnable,
  likeliestLanding,
  type NativeBuild,
  nativeBuilds,
  rootName,
  rootSpan,
  withoutCgo,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-libc-match",
  summary: "A dynamically linked program runs on the C library that it was built with",
  why: "A program that was linked with glibc does not start on musl, nor the other way round: the loader that it names is not there.",
  topic: "go",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  messages: {
    mismatch: "Built with {built} ({reason}), the program may not start on {base}, which has {there}",
    compatible: "Built with {built}, the program runs on {base} only as far as {there}'s compatibility layer goes",
  },
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      good: 'FROM golang:1.24-alpine AS build\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "mismatch",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "A static program runs anywhere",
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "Rust on musl",
      bad: 'FROM rust:1.88 AS build\nWORKDIR /src\nRUN «cargo build» --release\nFROM alpine:3.22\nCOPY --from=build /src/target/release/app /app\nCMD ["/app"]',
      message: "mismatch",
    },
    {
      title: "gcompat helps some programs",
      bad: 'FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache gcompat\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "compatible",
      severity: "info",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache gcompat\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
  ],
  check(_, { model }) {
    return nativeBuilds(model).map((build) => verdictOf(build, model));
  },
});

function verdictOf(build: NativeBuild | GoBuild, model: DockerfileModel) {
  const built = build.stage.root?.libc;
  if (build.linking.how === "static" || (built !== "glibc" && built !== "musl")) return undefined;
  const other = built === "glibc" ? "musl" : "glibc";
  const landing = likeliestLanding(
    build.landings.filter(({ stage }) => stage.root?.libc === other && (stage.shipped || isRunnable(stage, model))),
  );
  if (!landing) return undefined;
  if (!landing.certain) return unknown(build, "it is not known which file of the directory is copied");
  const library = bringsLibrary(landing.stage, model);
  if (library === "yes") return undefined;
  if (library === "maybe") return unknown(build, "what is copied or installed may hold the C library");
  if (build.linking.how === "unknown") return unknown(build, build.linking.reason);
  const base = rootName(landing.stage);
  return report(build, library === "package" ? "compatible" : "mismatch", {
    data: { built, there: other, base, reason: build.linking.reason },
    ...(library === "package" ? { severity: "info" } : {}),
    related: [
      { at: rootSpan(build.stage), message: `${rootName(build.stage)} has ${built}` },
      { at: rootSpan(landing.stage), message: `${base} has ${other}` },
      ...landing.route.map((copy) => ({ at: copy, message: "The program is copied here" })),
    ],
    fixes: "cgo" in build ? withoutCgo(build, model) : undefined,
  });
}
