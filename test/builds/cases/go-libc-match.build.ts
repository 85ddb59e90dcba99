import { goServer } from "../go.ts";
import { buildCases } from "../judge.ts";

const stages = (build: string, base: string) => [
  "FROM golang:1.26 AS build",
  "WORKDIR /src",
  "COPY . .",
  build,
  `FROM ${base}`,
  "COPY --from=build /app /app",
  'CMD ["/app", "once"]',
];
// It did not start.
const changes = ["run", "/app content"];

buildCases("go-libc-match", [
  {
    name: "another C library",
    dockerfile: stages("RUN go build -o /app .", "alpine:3.22"),
    files: goServer,
    fix: "unsafe",
    changes,
  },
  {
    name: "the same C library",
    dockerfile: stages("RUN go build -o /app .", "debian:bookworm-slim"),
    files: goServer,
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "no C at all",
    dockerfile: stages("RUN CGO_ENABLED=0 go build -o /app .", "alpine:3.22"),
    files: goServer,
    fix: "unsafe",
    hostile: true,
  },
]);
