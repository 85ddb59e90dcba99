import { goServer } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (build: string, base: string) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  build,
  `FROM ${base}`,
  "COPY --from=build /app /app",
  'ENTRYPOINT ["/app"]',
];
const run = { port: 18080, path: "/" };

buildCases("go-static-for-empty-base", [
  {
    name: "nothing below it",
    dockerfile: stages("RUN go build -o /app .", "scratch"),
    files: goServer,
    run,
    fix: "unsafe",
    // It did not start.
    changes: ["run", "/app content"],
  },
  {
    name: "no libraries below it",
    dockerfile: stages("RUN go build -o /app .", "gcr.io/distroless/static:nonroot"),
    files: goServer,
    run,
    fix: "unsafe",
    changes: ["run", "/app content"],
  },
  {
    name: "a program that needs C",
    dockerfile: stages(
      "RUN CGO_ENABLED=1 go build -ldflags '-linkmode external -extldflags -static' -o /app .",
      "scratch",
    ),
    files: goServer,
    run,
    fix: "unsafe",
    hostile: true,
    changes: ["/app content"],
  },
]);
