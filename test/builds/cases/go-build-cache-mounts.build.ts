import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (build: string) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  build,
  "FROM scratch",
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];

buildCases("go-build-cache-mounts", [
  {
    name: "none",
    dockerfile: stages("RUN CGO_ENABLED=0 go build -trimpath -o /app ."),
    files: goProgram(),
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "one of two",
    dockerfile: stages("RUN --mount=type=cache,target=/go/pkg/mod CGO_ENABLED=0 go build -trimpath -o /app ."),
    files: goProgram(),
    fix: "unsafe",
  },
  {
    name: "a cache of its own",
    dockerfile: stages(
      "RUN --mount=type=cache,target=/root/.cache/go-build GOCACHE=/tmp/c CGO_ENABLED=0 go build -trimpath -o /app .",
    ),
    files: goProgram(),
    fix: "unsafe",
    hostile: true,
  },
]);
