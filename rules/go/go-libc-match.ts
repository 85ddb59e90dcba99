import {
  type DockerfileModel,
  defineRule,
  type Fact,
  known,
  type ProjectView,
  report,
  type Severity,
  type Stage,
  unknown,
} from "../../src/author.ts";
import {
  bringsLibrary,
  type GoBuild,
  isLinkedWithC,
  isRunnable,
  type Landing,
  likeliestLanding,
  type NativeBuild,
  nativeBuilds,
  rootName,
  rootSpan,
  withoutCgo,
} from "../../src/kit.ts";
import { glibcMinor, mergedGlibc } from "../../src/knowledge/c-library.ts";

export default defineRule({
  id: "go-libc-match",
  summary: "A dynamically linked binary runs on the C library that it was built with",
  why: "A binary linked against glibc does not start on musl, nor the other way round, because its dynamic loader is missing. Nor does it start on a glibc older than its own, which lacks the symbol versions that it needs.",
  topic: "go",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  messages: {
    mismatch: "The binary may not start on {base}: it is built for {built} ({reason}), and the image has {there}",
    compatible: "The binary is built for {built} and depends on the compatibility layer that {base} has for {there}",
  },
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nCOPY . .\nRUN «go build» -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      good: 'FROM golang:1.24-alpine AS build\nCOPY . .\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      files: {
        ".dockerignore": "",
        "go.mod": "module example.com/app\n",
        "main.go": 'package main\n\nimport "net/http"\n\nfunc main() { http.ListenAndServe(":8080", nil) }\n',
      },
      message: "mismatch",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "Where the source cannot be read, it is likely: most services use the network",
      bad: 'FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "mismatch",
      severity: "warning",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "A static binary runs anywhere",
      good: 'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
    {
      title: "Nor does one need a C library of whose packages none has C",
      good: 'FROM golang:1.24 AS build\nCOPY . .\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=build /app /app\nCMD ["/app"]',
      files: {
        ".dockerignore": "",
        "go.mod": "module example.com/app\n",
        "main.go": 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("Hello") }\n',
      },
    },
    {
      title: "Rust on musl",
      bad: 'FROM rust:1.88 AS build\nWORKDIR /src\nRUN «cargo build» --release\nFROM alpine:3.22\nCOPY --from=build /src/target/release/app /app\nCMD ["/app"]',
      message: "mismatch",
    },
    {
      title: "An older glibc does not run binaries built for a newer one",
      bad: 'FROM golang:1.26-trixie AS build\nRUN CGO_ENABLED=1 «go build» -o /app .\nFROM gcr.io/distroless/base-debian12\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      good: 'FROM golang:1.26-bookworm AS build\nRUN CGO_ENABLED=1 go build -o /app .\nFROM gcr.io/distroless/base-debian12\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      message: "mismatch",
    },
    {
      title: "gcompat runs some binaries",
      bad: 'FROM golang:1.24 AS build\nRUN «go build» -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache gcompat\nCOPY --from=build /app /app\nCMD ["/app"]',
      message: "compatible",
      severity: "info",
      fixedUnsafe:
        'FROM golang:1.24 AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache gcompat\nCOPY --from=build /app /app\nCMD ["/app"]',
    },
  ],
  *check(_, { model, project }) {
    for (const build of nativeBuilds(model)) {
      const verdict = verdictOf(build, model);
      // Reading the source comes last: most builds are static, or stay on their own C library.
      const linked = verdict && linkedWithC(build, model, project);
      if (linked?.known === false) yield likely(verdict);
      else if (linked?.value) yield verdict;
    }
  },
});

/** What the source of a Go program and its flags show; the linking of others is told by their target. */
function linkedWithC(build: NativeBuild | GoBuild, model: DockerfileModel, project: ProjectView): Fact<boolean> {
  if (!("cgo" in build)) return known(true);
  const context = project.context(model.document) ?? project.plainContext(model.document);
  const linked = isLinkedWithC(build, model, context);
  return build.cgo.explicit && !linked.known ? known(true) : linked;
}

/** Of a binary that is not known to be linked against any C library: most Go programs with cgo are, and some are not. */
function likely(verdict: ReturnType<typeof verdictOf>) {
  return verdict && "severity" in verdict && verdict.severity === "error"
    ? { ...verdict, severity: "warning" as const }
    : verdict;
}

function verdictOf(build: NativeBuild | GoBuild, model: DockerfileModel) {
  const built = build.stage.root?.libc;
  if (build.linking.how === "static" || (built !== "glibc" && built !== "musl")) return undefined;
  const landings = build.landings.filter(({ stage }) => stage.shipped || isRunnable(stage, model));
  const other = built === "glibc" ? "musl" : "glibc";
  const foreign = likeliestLanding(landings.filter(({ stage }) => stage.root?.libc === other));
  if (foreign) return onOther(build, foreign, { built, there: other }, model);
  const alike = landings.filter(({ stage }) => stage.root?.libc === "glibc" && isOther(stage, build.stage));
  const older = built === "glibc" ? likeliestLanding(alike) : undefined;
  return older && onOlder(build, older, model);
}

function isOther(stage: Stage, builder: Stage): boolean {
  return rootName(stage) !== rootName(builder);
}

function onOther(build: NativeBuild | GoBuild, landing: Landing, libraries: Libraries, model: DockerfileModel) {
  if (!landing.certain) return unknown(build, whichFile);
  const library = bringsLibrary(landing.stage, model);
  if (library === "yes") return undefined;
  if (library === "maybe") return unknown(build, bringsPerhaps);
  if (build.linking.how === "unknown") return unknown(build, build.linking.reason);
  const message = library === "package" ? "compatible" : "mismatch";
  return mismatch(build, landing, libraries, { message, severity: message === "compatible" ? "info" : "error" }, model);
}

/** The same library in another version, which is compatible forwards only. */
function onOlder(build: NativeBuild | GoBuild, landing: Landing, model: DockerfileModel) {
  const built = build.stage.root && glibcMinor(build.stage.root);
  const there = landing.stage.root && glibcMinor(landing.stage.root);
  if (built === undefined || there === undefined) {
    const name = rootName(built === undefined ? build.stage : landing.stage);
    return unknown(build, `the release of ${name}, and with it the version of glibc, is not known`);
  }
  if (built <= there) return undefined;
  if (!landing.certain) return unknown(build, whichFile);
  const library = bringsLibrary(landing.stage, model);
  if (library === "yes") return undefined;
  if (library !== "no") return unknown(build, bringsPerhaps);
  if (build.linking.how === "unknown") return unknown(build, build.linking.reason);
  const crossesMerge = built >= mergedGlibc && there < mergedGlibc;
  // Go's own packages need nothing newer than that; what else is linked is told by code in C.
  const hasC = !("cgo" in build) || build.cgo.explicit;
  if (!crossesMerge && !hasC) return unknown(build, "it is not known whether the binary has C code");
  const libraries = { built: `glibc 2.${built}`, there: `glibc 2.${there}` };
  const isSure = crossesMerge || "cgo" in build;
  return mismatch(build, landing, libraries, { message: "mismatch", severity: isSure ? "error" : "warning" }, model);
}

const whichFile = "it is not known which file of the directory is copied";
const bringsPerhaps = "the copied files or installed packages may include the C library";

/** How messages call the C library of the builder, and the one of the image that runs the program. */
interface Libraries {
  readonly built: string;
  readonly there: string;
}

interface Verdict {
  readonly message: "mismatch" | "compatible";
  readonly severity: Severity;
}

function mismatch(
  build: NativeBuild | GoBuild,
  landing: Landing,
  { built, there }: Libraries,
  { message, severity }: Verdict,
  model: DockerfileModel,
) {
  const base = rootName(landing.stage);
  return report(build, message, {
    data: { built, there, base, reason: build.linking.reason },
    severity,
    related: [
      { at: rootSpan(build.stage), message: `${rootName(build.stage)} has ${built}` },
      { at: rootSpan(landing.stage), message: `${base} has ${there}` },
      ...landing.route.map((copy) => ({ at: copy, message: "The binary is copied here" })),
    ],
    fixes: "cgo" in build ? withoutCgo(build, model) : undefined,
  });
}
