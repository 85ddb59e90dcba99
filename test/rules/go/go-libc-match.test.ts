import rule from "../../../rules/go/go-libc-match.ts";
import { testRule } from "../../rule-tester.ts";

const run = 'CMD ["/app"]';

/** A build of the source in the context, and the file with the mark. */
const source = (build: string) =>
  `FROM golang:1.24 AS b\nCOPY . .\nRUN ${build} -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app\n${run}`;
const marked = (build: string) =>
  source(build)
    .replace("golang:1.24", "‹golang:1.24›")
    .replace("go build", "«go build»")
    .replace("alpine:3.22", "‹alpine:3.22›")
    .replace("COPY --from=b /app /app", "‹COPY --from=b /app /app›");
const loose = source("go build").replace("COPY . .", "COPY main.go .").replace("/app .", "/app main.go");
const program = (...imports: readonly string[]) => ({
  ".dockerignore": "",
  "go.mod": "module example.com/app\n",
  "main.go": `package main\n\nimport (${imports.map((path) => `"${path}"`).join("; ")})\n\nfunc main() {}\n`,
  "own/own.go": 'package own\n\nimport "os/user"\n',
  "plain/plain.go": 'package plain\n\nimport "strings"\n',
});
/** What the go command builds from files that are named, without a go.mod. */
const withoutModule = (...imports: readonly string[]) => {
  const { ".dockerignore": ignore, "main.go": main } = program(...imports);
  return { ".dockerignore": ignore, "main.go": main };
};

testRule(rule, {
  good: [
    { title: "a program without C", code: source("go build"), files: program("fmt", "os", "time") },
    {
      title: "a program of no module",
      code: loose,
      files: withoutModule("fmt", "os"),
    },
    {
      title: "neither has its own package any",
      code: source("CGO_ENABLED=1 go build"),
      files: program("fmt", "example.com/app/plain"),
    },
    {
      title: "nor one on an older glibc",
      code: `FROM golang:1.26-trixie AS b\nCOPY . .\nRUN CGO_ENABLED=1 go build -ldflags=-s -o /app .\nFROM debian:12\nCOPY --from=b /app /app\n${run}`,
      files: program("fmt"),
    },
    `FROM golang:1.26-bookworm AS b\nRUN CGO_ENABLED=1 go build -o /app .\nFROM debian:trixie-slim\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.26-bookworm AS b\nRUN CGO_ENABLED=1 go build -o /app .\nFROM gcr.io/distroless/base-debian12\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.26 AS b\nRUN CGO_ENABLED=1 go build -o /app .\nFROM golang:1.26\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.26-trixie AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app\n${run}`,
    {
      title: "Go's own packages run on any since the merge",
      code: `FROM golang:1.26-trixie AS b\nRUN go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app\n${run}`,
      unknown: "it is not known whether the binary has C code",
    },
    {
      title: "an image whose release is not known",
      code: `FROM golang:1.26-trixie AS b\nRUN CGO_ENABLED=1 go build -o /app .\nFROM debian:stable\nCOPY --from=b /app /app\n${run}`,
      unknown: "the release of debian:stable, and with it the version of glibc, is not known",
    },
    {
      title: "another library may be installed",
      code: `FROM golang:1.26-trixie AS b\nRUN CGO_ENABLED=1 go build -o /app .\nFROM debian:12\nRUN apt-get install -y -t trixie libc6\nCOPY --from=b /app /app\n${run}`,
      unknown: "the copied files or installed packages may include the C library",
    },
    {
      title: "a tag without a release",
      code: `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app\n${run}`,
      unknown: "the release of golang:1.24, and with it the version of glibc, is not known",
    },
    `FROM golang:1.24-alpine AS b\nRUN apk add gcc musl-dev && go build -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM alpine:3.22\nRUN mkdir /lib64 && ln -s /lib/libc.musl-x86_64.so.1 /lib64/ld-linux-x86-64.so.2\nCOPY --from=b /app /app\n${run}`,
    {
      code: `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM cgr.dev/chainguard/wolfi-base\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM busybox:1.37\nCOPY --from=b /app /app\n${run}`,
    // Rust links musl statically.
    `FROM rust:1.88-alpine AS b\nWORKDIR /s\nRUN cargo build --release\nFROM debian:12\nCOPY --from=b /s/target/release/app /app\n${run}`,
    `FROM rust:1.88 AS b\nWORKDIR /s\nRUN cargo build --release --target x86_64-unknown-linux-musl\nFROM alpine:3.22\nCOPY --from=b /s/target/x86_64-unknown-linux-musl/release/app /app\n${run}`,
    `FROM rust:1.88 AS b\nWORKDIR /s\nENV RUSTFLAGS="-C target-feature=+crt-static"\nRUN cargo build --release\nFROM alpine:3.22\nCOPY --from=b /s/target/release/app /app\n${run}`,
    `FROM rust:1.88 AS b\nWORKDIR /s\nRUN cargo build --release --target x86_64-unknown-linux-musl\nFROM alpine:3.22\nCOPY --from=b /s/target/release/app /app\n${run}`,
    `FROM gcc:14 AS b\nRUN gcc -static -o /app main.c\nFROM alpine:3.22\nCOPY --from=b /app /app\n${run}`,
    // A stage that only passes the file on.
    {
      code: `FROM golang:1.24-bookworm AS b\nRUN go build -o /app .\nFROM alpine:3.22 AS squeeze\nCOPY --from=b /app /app\nRUN strip /app\nFROM debian:12\nCOPY --from=squeeze /app /app\n${run}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM alpine:3.22\nARG MORE\nRUN apk add $MORE\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    { code: `FROM example.com/go AS b\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app\n${run}` },
    {
      title: "which file is copied",
      code: 'FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build .\nFROM alpine:3.22\nCOPY --from=b /s/app /app\nCMD ["/start.sh"]',
      unknown: "it is not known which file of the directory is copied",
    },
    {
      title: "cgo may be switched off",
      code: 'FROM golang:1.24 AS b\nARG CGO\nRUN CGO_ENABLED=$CGO go build -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app\nCMD ["/app"]',
      unknown: "the value given to CGO_ENABLED here is not known",
    },
  ],
  bad: [
    ...[
      { title: "the network needs C", files: program("net/http") },
      { title: "so does what imports it", files: program("mime/multipart") },
      { title: "so do accounts in a package of its own", files: program("example.com/app/own") },
      { title: "another module may", severity: "warning" as const, files: program("github.com/google/uuid") },
      { title: "C of its own", files: program("C") },
      { title: "a package that is not there", severity: "warning" as const, files: program("example.com/app/other") },
      { title: "the network does without a module too", files: withoutModule("net/http") },
      { title: "a package of a GOPATH may", severity: "warning" as const, files: withoutModule("shared/store") },
    ].map((one) => ({
      ...one,
      code: marked("go build"),
      message: "mismatch",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixedUnsafe: source("CGO_ENABLED=0 go build"),
    })),
    {
      title: "a flag asks for the C linker",
      code: marked("go build -ldflags=-linkmode=external"),
      files: program("fmt"),
      message: "mismatch",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixedUnsafe: source("CGO_ENABLED=0 go build -ldflags=-linkmode=external"),
    },
    {
      title: "a program that may lie anywhere needs a loader, whatever cgo is",
      code: marked("go build -buildmode=pie"),
      files: program("fmt"),
      message: "mismatch",
      says: "The binary may not start on alpine:3.22: it is built for glibc (-buildmode=pie needs a dynamic loader), and the image has musl",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
    },
    {
      code: `FROM ‹golang:1.26-trixie› AS b\nRUN CGO_ENABLED=1 «go build» -o /app .\nFROM ‹gcr.io/distroless/base-debian12:nonroot›\n‹COPY --from=b /app /app›\n${run}`,
      message: "mismatch",
      says: "The binary may not start on gcr.io/distroless/base-debian12:nonroot: it is built for glibc 2.41 (CGO_ENABLED=1 is set), and the image has glibc 2.36",
      related: [
        "golang:1.26-trixie has glibc 2.41",
        "gcr.io/distroless/base-debian12:nonroot has glibc 2.36",
        "The binary is copied here",
      ],
      fixed: null,
    },
    {
      title: "what nobody asked for needs the merged library",
      code: `FROM ‹golang:1.24-bookworm› AS b\nRUN «go build» -o /app .\nFROM ‹debian:bullseye-slim›\n‹COPY --from=b /app /app›\n${run}`,
      message: "mismatch",
      severity: "warning",
      related: [
        "golang:1.24-bookworm has glibc 2.36",
        "debian:bullseye-slim has glibc 2.31",
        "The binary is copied here",
      ],
      fixedUnsafe: `FROM golang:1.24-bookworm AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM debian:bullseye-slim\nCOPY --from=b /app /app\n${run}`,
    },
    {
      code: `FROM ‹rust:1.88-bookworm› AS b\nWORKDIR /s\nRUN «cargo build» --release\nFROM ‹ubuntu:20.04›\n‹COPY --from=b /s/target/release/app /app›\n${run}`,
      message: "mismatch",
      related: ["rust:1.88-bookworm has glibc 2.36", "ubuntu:20.04 has glibc 2.31", "The binary is copied here"],
    },
    {
      title: "what a program in C asks for is not known",
      code: `FROM ‹gcc:14-trixie› AS b\nWORKDIR /src\nRUN «gcc» -O2 -o app main.c\nFROM ‹debian:12.5-slim›\n‹COPY --from=b /src/app /app›\n${run}`,
      message: "mismatch",
      severity: "warning",
      related: ["gcc:14-trixie has glibc 2.41", "debian:12.5-slim has glibc 2.36", "The binary is copied here"],
    },
    {
      code: `FROM ‹golang:1.24-alpine› AS b\nRUN apk add --no-cache gcc musl-dev\nRUN «go build» -o /app .\nFROM ‹gcr.io/distroless/base-debian12›\n‹COPY --from=b /app /app›\n${run}`,
      message: "mismatch",
      severity: "warning",
      related: [
        "golang:1.24-alpine has musl",
        "gcr.io/distroless/base-debian12 has glibc",
        "The binary is copied here",
      ],
      fixedUnsafe: `FROM golang:1.24-alpine AS b\nRUN apk add --no-cache gcc musl-dev\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/base-debian12\nCOPY --from=b /app /app\n${run}`,
    },
    {
      code: `FROM ‹gcc:14› AS b\nWORKDIR /src\nRUN «gcc» -O2 -o app main.c\nFROM ‹alpine:3.22›\n‹COPY --from=b /src/app /app›\n${run}`,
      message: "mismatch",
      related: ["gcc:14 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixed: null,
    },
    {
      code: `FROM ‹rust:1.88› AS b\nWORKDIR /s\nENV CARGO_TARGET_DIR=/t\nRUN «cargo build» --release\nFROM ‹alpine:3.22›\n‹COPY --from=b /t/release/app /app›\n${run}`,
      message: "mismatch",
      related: ["rust:1.88 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
    },
    {
      title: "cgo was asked for, so no fix",
      code: `FROM ‹golang:1.24› AS b\nENV CGO_ENABLED=1\nRUN «go build» -o /app .\nFROM ‹alpine:3.22›\nRUN apk add --no-cache sqlite\n‹COPY --from=b /app /app›\n${run}`,
      message: "mismatch",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixed: null,
    },
    {
      code: `FROM ‹golang:1.24› AS b\nRUN «go build» -o /app .\nFROM ‹busybox:1.37-musl›\n‹COPY --from=b /app /app›\n${run}`,
      message: "mismatch",
      severity: "warning",
      says: "The binary may not start on busybox:1.37-musl: it is built for glibc (CGO_ENABLED is not set and the base image has gcc), and the image has musl",
      related: ["golang:1.24 has glibc", "busybox:1.37-musl has musl", "The binary is copied here"],
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM busybox:1.37-musl\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "Alpine's older compatibility layer",
      code: `FROM ‹golang:1.24› AS b\nRUN «go build» -o /app .\nFROM ‹alpine:3.22›\nRUN apk add --no-cache libc6-compat\n‹COPY --from=b /app /app›\n${run}`,
      message: "compatible",
      severity: "info",
      says: "The binary is built for glibc and depends on the compatibility layer that alpine:3.22 has for musl",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nRUN apk add --no-cache libc6-compat\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "an image that is not the last",
      code: 'FROM ‹golang:1.24› AS b\nRUN «go build» -o /app .\nFROM ‹alpine:3.22› AS small\n‹COPY --from=b /app /app›\nCMD ["/app"]\nFROM debian:12\nCOPY --from=b /app /app\nCMD ["/app"]',
      message: "mismatch",
      severity: "warning",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixedUnsafe:
        'FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22 AS small\nCOPY --from=b /app /app\nCMD ["/app"]\nFROM debian:12\nCOPY --from=b /app /app\nCMD ["/app"]',
    },
    {
      title: "an image that does not say what it runs",
      code: "FROM ‹golang:1.24› AS b\nRUN «go build» -o /app .\nFROM ‹alpine:3.22›\n‹COPY --from=b /app /app›",
      message: "mismatch",
      severity: "warning",
      related: ["golang:1.24 has glibc", "alpine:3.22 has musl", "The binary is copied here"],
      fixedUnsafe:
        "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app",
    },
  ],
});
