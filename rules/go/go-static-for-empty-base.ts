import { type DockerfileModel, defineRule, type RelatedPlace, report, unknown } from "../../src/author.ts";
import {
  bringsLibrary,
  type GoBuild,
  goBuildsOf,
  isRunnable,
  type Landing,
  likeliestLanding,
  rootName,
  rootSpan,
  withoutCgo,
} from "../../src/kit.ts";

export default defineRule({
  id: "go-static-for-empty-base",
  summary: "A Go binary for an image without a C library is built without cgo",
  why: "With cgo enabled, importing `net` or `os/user` is enough to link the binary dynamically: the build succeeds, and the container fails to start with `exec: no such file or directory`.",
  topic: "go",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://pkg.go.dev/cmd/cgo",
  messages: {
    cgo: "The binary may need a C library, which {base} lacks: it is built with cgo ({reason})",
    pie: "-buildmode=pie builds a binary that needs a dynamic loader, which {base} lacks",
    implicit:
      "cgo is disabled only because this stage has no C compiler: set CGO_ENABLED=0, since {base} has no C library",
  },
  examples: [
    {
      bad: 'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      fixedUnsafe:
        'FROM golang:1.24 AS build\nWORKDIR /src\nCOPY . .\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      message: "cgo",
    },
    {
      title: "ENV applies to every build of the stage",
      good: 'FROM golang:1.24 AS build\nENV CGO_ENABLED=0\nRUN go build -o /app .\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "A base image with glibc runs it",
      good: 'FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM gcr.io/distroless/base-debian12:nonroot\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "Installing a C compiler would enable cgo",
      bad: 'FROM golang:1.24-alpine AS build\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
      message: "implicit",
      severity: "info",
      fixedUnsafe:
        'FROM golang:1.24-alpine AS build\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nENTRYPOINT ["/app"]',
    },
  ],
  check(document, { model, project }) {
    return goBuildsOf({ document, model, project }).map((build) => verdictOf(build, model));
  },
});

function verdictOf(build: GoBuild, model: DockerfileModel) {
  if (build.linking.how === "static" && !dependsOnCompiler(build)) return undefined;
  // Scratch without a command is how files are handed out of a build; nothing runs there.
  const landing = likeliestLanding(
    build.landings.filter(
      ({ stage }) => stage.root?.libc === "none" && (isRunnable(stage, model) || (stage.shipped && !stage.fromScratch)),
    ),
  );
  if (!landing) return undefined;
  if (!landing.certain) return unknown(build, "it is not known which file of the directory is copied");
  const library = bringsLibrary(landing.stage, model);
  if (library === "yes" || library === "package") return undefined;
  if (library === "maybe") return unknown(build, "the copied files may include a C library");
  if (build.linking.how === "unknown") return unknown(build, build.linking.reason);
  const { reason, state } = build.cgo;
  const base = rootName(landing.stage);
  if (build.linking.how === "static") {
    const related = [...build.recipe, ...route(landing, base)];
    return report(build, "implicit", {
      data: { base },
      severity: "info",
      related,
      flow: true,
      fixes: withoutCgo(build, model),
    });
  }
  if (state === "off") {
    const related = [...build.recipe, ...route(landing, base)];
    return report(build, "pie", { data: { base }, related, flow: true });
  }
  return report(build, "cgo", {
    data: { base, reason },
    related: [...build.recipe, ...cause(build), ...route(landing, base)],
    flow: true,
    fixes: withoutCgo(build, model),
  });
}

/** Static today, and dynamic as soon as the stage has a C compiler. */
function dependsOnCompiler({ cgo, linking }: GoBuild): boolean {
  return !cgo.explicit && cgo.at === undefined && linking.reason === cgo.reason;
}

function cause({ cgo }: GoBuild): readonly RelatedPlace[] {
  return cgo.at ? [{ at: cgo.at, message: "This enables cgo" }] : [];
}

function route({ route, stage }: Landing, base: string): readonly RelatedPlace[] {
  return [
    { at: rootSpan(stage), message: `${base} has no C library and no dynamic loader` },
    ...route.map((copy) => ({ at: copy, message: "The binary is copied here" })),
  ];
}
