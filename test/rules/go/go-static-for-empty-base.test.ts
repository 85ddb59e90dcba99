import rule from "../../../rules/go/go-static-for-empty-base.ts";
import { testRule } from "../../rule-tester.ts";

const run = 'ENTRYPOINT ["/app"]';

testRule(rule, {
  good: [
    // cgo is off.
    `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN export CGO_ENABLED=0 && go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN env CGO_ENABLED=0 GOOS=linux go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nARG CGO_ENABLED=0\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go env -w CGO_ENABLED=0\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS base\nENV CGO_ENABLED=0\nFROM base AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN <<EOF\nexport CGO_ENABLED=0\ngo build -o /app .\nEOF\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN GOOS=windows go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM --platform=linux/amd64 golang:1.24 AS b\nRUN GOARCH=arm64 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    // Linked statically all the same.
    `FROM golang:1.24 AS b\nRUN go build -tags netgo -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -tags=osusergo,netgo -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN CGO_ENABLED=1 go build -ldflags '-extldflags "-static"' -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -ldflags="-linkmode external -extldflags -static" -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nENV GOFLAGS="-tags=netgo"\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    // Something else is copied, or it is only handed out.
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /etc/passwd /etc/passwd\n${run}`,
    "FROM golang:1.24 AS b\nRUN go build -o /out/app .\nFROM scratch AS binary\nCOPY --from=b /out/ /",
    "FROM golang:1.24 AS b\nRUN go build ./...\nRUN make build\nFROM scratch\nCOPY --from=b /src/app /app\nCMD ['/app']",
    // Another base.
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM cgr.dev/chainguard/glibc-dynamic\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM busybox:glibc\nCOPY --from=b /app /app\n${run}`,
    // The C library is copied too.
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /lib64/ld-linux-x86-64.so.2 /lib64/\nCOPY --from=b /app /app\n${run}`,
    `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b / /\n${run}`,
    {
      code: `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM scratch\nADD rootfs.tar.gz /\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN go build -o /out/app . && ldd /out/app | xargs -I{} cp {} /out/\nFROM scratch\nCOPY --from=b /out /\n${run}`,
      unknown: true,
    },
    // What cannot be told.
    {
      code: `ARG BASE\nFROM $BASE AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM example.com/go:1 AS b\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nARG CGO_ENABLED\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN . ./env && go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN xx-go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN GOARCH=arm64 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      code: `FROM golang:1.24 AS b\nARG LDFLAGS\nRUN go build -ldflags "$LDFLAGS" -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    {
      title: "-extldflags counts only where the C linker is used",
      code: `FROM golang:1.24 AS b\nRUN go build -ldflags '-extldflags -static' -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
      unknown: true,
    },
    { code: `ARG BASE\nFROM golang:1.24 AS b\nRUN go build -o /app .\nFROM $BASE\nCOPY --from=b /app /app\n${run}` },
    {
      title: "an image that runs nothing and is not built",
      code: 'FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM gcr.io/distroless/static-debian12 AS small\nCOPY --from=b /app /app\nFROM debian:12\nCOPY --from=b /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "which file is copied",
      code: 'FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build .\nFROM scratch\nCOPY --from=b /s/app /app\nCMD ["/start"]',
      unknown: "it is not known which file of the directory is copied",
    },
    {
      title: "a package brings the loader",
      code: 'FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM scratch\nADD rootfs.tar.gz /\nRUN apk add --no-cache gcompat\nCOPY --from=b /app /app\nENTRYPOINT ["/app"]',
    },
    {
      title: "the caller switches cgo off",
      code: 'FROM golang:1.24-alpine AS b\nARG CGO_ENABLED\nRUN go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\nENTRYPOINT ["/app"]',
      buildArgs: { CGO_ENABLED: "0" },
    },
    {
      title: "static whatever the compiler",
      code: 'FROM golang:1.24-alpine AS b\nRUN go build -ldflags \'-extldflags "-static"\' -o /app .\nFROM scratch\nCOPY --from=b /app /app\nENTRYPOINT ["/app"]',
    },
  ],
  bad: [
    {
      code: `FROM golang:1.24 AS b\nRUN ‹CGO_ENABLED=1› «go build» -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["This enables cgo", "scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixed: null,
    },
    {
      title: "several binaries in a directory",
      code: `FROM golang:1.24 AS b\nRUN «go build» -o /out/ ./cmd/...\nFROM ‹scratch›\n‹COPY --from=b /out/ /›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /out/ ./cmd/...\nFROM scratch\nCOPY --from=b /out/ /\n${run}`,
    },
    {
      title: "-race needs cgo",
      code: `FROM golang:1.24 AS b\nRUN «go build» -race -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      says: "The binary may need a C library, which scratch lacks: it is built with cgo (-race needs cgo)",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -race -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "the platform's own architecture",
      code: `FROM --platform=$BUILDPLATFORM golang:1.24 AS b\nARG TARGETOS TARGETARCH\nRUN GOOS=$TARGETOS GOARCH=$TARGETARCH «go build» -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM --platform=$BUILDPLATFORM golang:1.24 AS b\nARG TARGETOS TARGETARCH\nRUN CGO_ENABLED=0 GOOS=$TARGETOS GOARCH=$TARGETARCH go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "go install, an alias of it and a PATH",
      code: 'FROM golang:1.24 AS b\nRUN «go install» example.com/cmd/tool/v2@v2.1.0\nFROM ‹gcr.io/distroless/static-debian12:nonroot›\n‹COPY --from=b /go/bin/tool /usr/bin/›\nENTRYPOINT ["tool"]',
      message: "cgo",
      related: [
        "gcr.io/distroless/static-debian12:nonroot has no C library and no dynamic loader",
        "The binary is copied here",
      ],
      flow: true,
      fixedUnsafe:
        'FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go install example.com/cmd/tool/v2@v2.1.0\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=b /go/bin/tool /usr/bin/\nENTRYPOINT ["tool"]',
    },
    {
      title: "through a cp, another stage and a FROM of it",
      code: `FROM golang:1.24 AS b\nWORKDIR /src\nRUN cd cmd && «go build» -o app . && cp app /usr/local/bin/\nFROM alpine:3.22 AS pack\n‹COPY --from=b /usr/local/bin/app /pack/›\nFROM ‹scratch› AS slim\n‹COPY --from=pack /pack/app /app›\nFROM slim AS final\n${run}`,
      message: "cgo",
      related: [
        "The binary is copied here",
        "scratch has no C library and no dynamic loader",
        "The binary is copied here",
      ],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nWORKDIR /src\nRUN cd cmd && CGO_ENABLED=0 go build -o app . && cp app /usr/local/bin/\nFROM alpine:3.22 AS pack\nCOPY --from=b /usr/local/bin/app /pack/\nFROM scratch AS slim\nCOPY --from=pack /pack/app /app\nFROM slim AS final\n${run}`,
    },
    {
      title: "a file without a known name that the image runs",
      code: `FROM golang:1.24 AS b\nWORKDIR /src\nRUN «go build» .\nFROM ‹scratch›\n‹COPY --from=b /src/server /server›\nENTRYPOINT ["/server"]`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe:
        'FROM golang:1.24 AS b\nWORKDIR /src\nRUN CGO_ENABLED=0 go build .\nFROM scratch\nCOPY --from=b /src/server /server\nENTRYPOINT ["/server"]',
    },
    {
      title: "musl's loader is missing too, with gcc on Alpine",
      code: `FROM golang:1.24-alpine AS b\nRUN apk add --no-cache ‹build-base›\nRUN «go build» -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["This enables cgo", "scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24-alpine AS b\nRUN apk add --no-cache build-base\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "Go before 1.20 does not look for a compiler",
      code: `FROM golang:1.19-alpine AS b\nRUN «go build» -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.19-alpine AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 «go build» -buildmode=pie -o /app .\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "pie",
      says: "-buildmode=pie builds a binary that needs a dynamic loader, which scratch lacks",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
    },
    {
      title: "the heredoc's own line",
      code: `FROM golang:1.24 AS b\nRUN <<EOF\nset -e\n«go build» -o /app .\nEOF\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN <<EOF\nset -e\nCGO_ENABLED=0 go build -o /app .\nEOF\nFROM scratch\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "CRLF and continuations",
      code: `FROM golang:1.24 AS b\r\nRUN go vet ./... && \\\r\n    «go build» -o /app .\r\nFROM ‹scratch›\r\n‹COPY --from=b /app /app›\r\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\r\nRUN go vet ./... && \\\r\n    CGO_ENABLED=0 go build -o /app .\r\nFROM scratch\r\nCOPY --from=b /app /app\r\n${run}`,
    },
    {
      title: "no prefix reaches exec form",
      code: `FROM golang:1.24 AS b\nRUN ["«go", "build»", "-o", "/app", "."]\nFROM ‹scratch›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixed: null,
    },
    {
      code: `FROM golang:1.24 AS b\nARG BASE=scratch\nRUN «go build» -o /app .\nFROM ‹cgr.dev/chainguard/static:latest›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["cgr.dev/chainguard/static:latest has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nARG BASE=scratch\nRUN CGO_ENABLED=0 go build -o /app .\nFROM cgr.dev/chainguard/static:latest\nCOPY --from=b /app /app\n${run}`,
    },
    {
      code: `ARG BASE=scratch\nFROM golang:1.24 AS b\nRUN «go build» -o /app .\nFROM ‹$BASE›\n‹COPY --from=b /app /app›\n${run}`,
      message: "cgo",
      related: ["scratch has no C library and no dynamic loader", "The binary is copied here"],
      flow: true,
      fixedUnsafe: `ARG BASE=scratch\nFROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM $BASE\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "cgo is off for want of a compiler",
      code: `FROM golang:1.24-alpine AS b\nRUN «go build» -o /app .\nFROM ‹gcr.io/distroless/static-debian12›\n‹COPY --from=b /app /app›\n${run}`,
      message: "implicit",
      severity: "info",
      says: "cgo is disabled only because this stage has no C compiler: set CGO_ENABLED=0, since gcr.io/distroless/static-debian12 has no C library",
      related: [
        "gcr.io/distroless/static-debian12 has no C library and no dynamic loader",
        "The binary is copied here",
      ],
      flow: true,
      fixedUnsafe: `FROM golang:1.24-alpine AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian12\nCOPY --from=b /app /app\n${run}`,
    },
    {
      title: "the base runs something by itself, or is told later what to run",
      code: "FROM golang:1.24 AS b\nRUN «go build» -o /app .\nFROM ‹gcr.io/distroless/static-debian12›\n‹COPY --from=b /app /app›",
      message: "cgo",
      related: [
        "gcr.io/distroless/static-debian12 has no C library and no dynamic loader",
        "The binary is copied here",
      ],
      flow: true,
      fixedUnsafe:
        "FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 go build -o /app .\nFROM gcr.io/distroless/static-debian12\nCOPY --from=b /app /app",
    },
    {
      title: "a build that make runs",
      code: 'FROM golang:1.26 AS build\nCOPY . .\nRUN «make app»\nFROM ‹scratch›\n‹COPY --from=build /go/app /app›\nCMD ["/app"]',
      files: { ".dockerignore": "", Makefile: "app:\n‹\tgo build -o app .›\n" },
      message: "cgo",
      related: [
        "scratch has no C library and no dynamic loader",
        "The binary is copied here",
        "make builds it here for app",
      ],
      flow: true,
    },
  ],
});
