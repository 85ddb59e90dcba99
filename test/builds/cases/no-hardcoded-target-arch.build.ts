import { goProgram } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (...build: readonly string[]) => [
  "FROM --platform=$BUILDPLATFORM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  ...build,
  "FROM busybox:1.35",
  "COPY --from=build /app /app",
  'CMD ["/app"]',
];
const files = goProgram();

// The engine builds for one architecture, which is the one that stands there.
buildCases("no-hardcoded-target-arch", [
  {
    name: "before the command",
    dockerfile: stages("RUN CGO_ENABLED=0 GOARCH=amd64 go build -trimpath -o /app ."),
    files,
    fix: "unsafe",
  },
  {
    name: "in a variable of the stage",
    dockerfile: stages("ENV GOARCH=amd64 CGO_ENABLED=0", "RUN go build -trimpath -o /app ."),
    files,
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "an image that holds several",
    dockerfile: stages(
      "RUN CGO_ENABLED=0 GOARCH=arm64 go build -o /arm . && CGO_ENABLED=0 GOARCH=amd64 go build -trimpath -o /app .",
    ),
    files,
    fix: "unsafe",
    hostile: true,
  },
]);
