import rule from "../../../rules/go/go-mod-download-before-source.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  app:\n    build: .";
const module = { "compose.yaml": compose, "go.mod": "module example.com/app\n", "go.sum": "x\n" };

testRule(rule, {
  good: [
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go run main.go ./x",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go run example.com/tool@v1.2.3 ./x && go run",
    "FROM golang:1.24\nWORKDIR /src\nCOPY go.* ./\nRUN go mod download\nCOPY . .\nRUN go run .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY go.* ./\nRUN go mod download\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod .\nRUN go mod download\nCOPY . .\nRUN go build .",
    "FROM golang:1.24 AS deps\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nFROM deps\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nRUN --mount=type=bind,source=go.mod,target=go.mod go mod download\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nRUN --mount=type=bind,target=. go build -o /app .",
    "FROM golang:1.24\nWORKDIR /src\nENV GOFLAGS=-mod=vendor\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY vendor vendor\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nENV GO111MODULE=off\nCOPY . .\nRUN go build .",
    // Nothing of the source is built, or only single files of it.
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go install example.com/tool@v1.2.3",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build main.go",
    "FROM golang:1.24\nWORKDIR /src\nCOPY cmd cmd\nRUN go build ./cmd",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . /elsewhere\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN make",
    "FROM golang:1.24 AS a\nFROM golang:1.24\nWORKDIR /src\nCOPY --from=a . .\nRUN go build .",
    // The context says that there is nothing to download.
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build .",
      files: { "compose.yaml": compose, "main.go": "" },
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build .",
      files: { ...module, "vendor/modules.txt": "" },
    },
    // Packages by name may be those of a tool.
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build ./cmd/app example.com/app/cmd/tool",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build ./cmd/main.go",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go install",
    "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build -modfile=tools.mod -o /app .",
    // The old workspace, and a directory that is not known.
    "FROM golang:1.24\nWORKDIR /go/src/example.com/app\nCOPY . .\nRUN go build -o /app .",
    "FROM golang:1.24\nWORKDIR /go/src/example.com\nCOPY . .\nRUN go build -o /app .",
    "FROM debian:12\nRUN apt-get install -y golang\nWORKDIR /go/src/app\nCOPY . .\nRUN go build -o /app .",
    "FROM golang:1.24\nARG DIR\nWORKDIR $DIR\nCOPY . .\nRUN go build -o /app .",
    // Not all of the source, or not by this stage.
    "FROM golang:1.24\nARG PART\nWORKDIR /src\nCOPY $PART .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY main.go ./\nRUN go build .",
    { code: "FROM golang:1.24\nWORKDIR /src\nCOPY main.go ./\nRUN go build .", files: module },
    "FROM golang:1.24 AS source\nWORKDIR /src\nCOPY . .\nFROM source\nRUN go build .",
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build .",
      files: { "compose.yaml": "services:\n  app:\n    build: .", "go.mod": "module example.com/app\n" },
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY . .\nRUN go build .",
      files: { "compose.yaml": "services:\n  app:\n    build: .", "go.sum": "x\n" },
    },
    // Modules that something brings before.
    ...["go.mod", "go.sum", "go.work", "go.*", "go.m*", "app/*.mod", "vendor", "vendor/"].map(
      (files) => `FROM golang:1.24\nWORKDIR /src\nCOPY ${files} ./\nRUN ./download.sh\nCOPY . .\nRUN go build .`,
    ),
    ...["go get example.com/a", "go mod init example.com/a", "go mod download example.com/a", "go mod vendor"].map(
      (download) => `FROM golang:1.24\nWORKDIR /src\nRUN ${download}\nCOPY . .\nRUN go build .`,
    ),
    "FROM golang:1.24\nWORKDIR /src\nADD go.mod ./\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nCOPY main.go go.mod ./\nRUN ./download.sh\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nRUN --mount=type=bind,source=go.mod,target=go.mod --mount=type=bind,source=go.sum,target=go.sum ./download.sh\nCOPY . .\nRUN go build .",
    "FROM golang:1.24\nWORKDIR /src\nRUN apk add git && go mod download\nCOPY . .\nRUN go build .",
  ],
  bad: [
    {
      title: "go run",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go run› ./cmd/app serve && go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go run ./cmd/app serve && go build .",
    },
    ...["cargo.mod", "go.mods", "vendored.json"].map((file) => ({
      code: `FROM golang:1.24\nWORKDIR /src\nCOPY ${file} ./\nCOPY «.» .\nRUN ‹go build› .`,
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe: `FROM golang:1.24\nWORKDIR /src\nCOPY ${file} ./\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build .`,
    })),
    {
      title: "ADD does the same",
      code: "FROM golang:1.24\nWORKDIR /src\nADD «.» .\nRUN ‹go build› -o /app .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nADD go.mod go.sum* ./\nRUN go mod download\nADD . .\nRUN go build -o /app .",
    },
    {
      title: "a download behind the source moves",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod download›\nRUN go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build .",
    },
    {
      title: "flags, case and line ends are the file's",
      code: "from golang:1.24\r\nworkdir /src\r\ncopy --chown=1000:1000 «./» ./\r\nrun ‹go build› .\r\n",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "from golang:1.24\r\nworkdir /src\r\ncopy --chown=1000:1000 go.mod go.sum* ./\r\nrun go mod download\r\ncopy --chown=1000:1000 ./ ./\r\nrun go build .\r\n",
    },
    {
      title: "another directory than the working one",
      code: "FROM golang:1.24\nCOPY «.» /src\nWORKDIR /src\nRUN ‹go build› .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "go.sum may be made here",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod tidy›\nRUN go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "private modules need the secret",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=secret,id=netrc,target=/root/.netrc ‹go build› .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go test› ./...",
      files: module,
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go test ./...",
    },
    {
      title: "a directory with a module of its own",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «server» ./\nRUN ‹go build› .",
      files: { ...module, "server/go.mod": "module x\n" },
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "replaced by a directory of the source",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .",
      files: { ...module, "go.mod": "module x\nreplace example.com/a => ./a\n" },
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod ‹go build› .",
      message: "cached",
      severity: "info",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build .",
    },
    {
      title: "each stage by itself",
      code: 'FROM golang:1.24 AS lint\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› "./cmd/app"\nFROM golang:1.24 AS build\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod ‹go build› -o /app .\nFROM scratch\nCOPY --from=build /app /app',
      message: ["source", "cached"],
      severity: ["warning", "info"],
      related: [
        ["The modules are downloaded here", null],
        [null, "The modules are downloaded here"],
      ],
      fixedUnsafe:
        'FROM golang:1.24 AS lint\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build "./cmd/app"\nFROM golang:1.24 AS build\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build -o /app .\nFROM scratch\nCOPY --from=build /app /app',
    },
    {
      title: "a cache mount for one of two builds",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod ‹go build› -mod=mod -o /app ./cmd/app\nRUN go install ./...",
      message: "source",
      says: "The source is copied before the modules are downloaded, so every change to it downloads them again",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build -mod=mod -o /app ./cmd/app\nRUN go install ./...",
    },
    {
      title: "flags that do not vendor",
      code: "FROM golang:1.24\nWORKDIR /src\nENV GOFLAGS=-trimpath\nCOPY «.» .\nRUN ‹go build› -mod=readonly -o /app",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nENV GOFLAGS=-trimpath\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -mod=readonly -o /app",
    },
    {
      title: "the source directory of an image with Go",
      code: "FROM golang:1.24\nWORKDIR /go/src/app\nCOPY «.» .\nRUN ‹go build› -o /app .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /go/src/app\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .",
    },
    {
      title: "Go of the distribution",
      code: "FROM debian:12\nRUN apt-get install -y golang\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› -o /app .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM debian:12\nRUN apt-get install -y golang\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .",
    },
    {
      title: "several modules",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «./server» worker ./\nRUN ‹go build› .",
      files: {
        ...module,
        "server/go.mod": "module example.com/server\n",
        "worker/go.mod": "module example.com/worker\n",
      },
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "more than the source",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» config ./\nRUN ‹go build› .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "nothing before the COPY brings modules",
      code: "FROM golang:1.24\nWORKDIR /src\nRUN go version\nRUN --mount=type=bind,from=tools,target=/tools /tools/setup\nRUN --mount=type=cache,target=/var/cache/apt apt-get update\nCOPY «.» .\nRUN apt-get install -y git\nRUN ‹go build› .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nRUN go version\nRUN --mount=type=bind,from=tools,target=/tools /tools/setup\nRUN --mount=type=cache,target=/var/cache/apt apt-get update\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN apt-get install -y git\nRUN go build .",
    },
    {
      title: "modules of tools before the COPY",
      code: "FROM golang:1.24\nWORKDIR /tools\nCOPY tools ./\nRUN go mod tidy\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "of two downloads the first",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod download›\nRUN go mod vendor\nRUN go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go mod vendor\nRUN go build .",
    },
    {
      title: "what is behind the build does not download first",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .\nRUN go mod vendor",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build .\nRUN go mod vendor",
    },
    {
      title: "private modules need the key",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=ssh ‹go build› ./a\nRUN go build ./b",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "a workspace",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .",
      files: { ...module, "go.work": "go 1.24\nuse ./a\n" },
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "replaced by a directory beside the source",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .",
      files: { ...module, "go.mod": "module x\nreplace example.com/a =>../a\n" },
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "go may not be on the PATH",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› ./a\nRUN /usr/local/go/bin/go build ./b",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "where xx-go lies says nothing of go",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹/usr/bin/xx-go build› ./a",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN /usr/bin/xx-go build ./a",
    },
    {
      title: "go.mod is made here",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod init example.com/app› && go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixed: null,
    },
    {
      title: "both flags, and a download that does more",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY --chown=1000:1000 --chmod=755 «.» .\nRUN ‹go mod download› && go build .",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY --chown=1000:1000 --chmod=755 go.mod go.sum* ./\nRUN go mod download\nCOPY --chown=1000:1000 --chmod=755 . .\nRUN go mod download && go build .",
    },
    {
      title: "a download with a mount stays",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod ‹go mod download›\nRUN --mount=type=cache,target=/go/pkg/mod go build .",
      message: "cached",
      says: "The source is copied before the modules are downloaded: only the cache mount avoids downloading them again",
      severity: "info",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nRUN --mount=type=cache,target=/go/pkg/mod go build .",
    },
    {
      title: "installed, and a package that a variable names",
      code: "FROM golang:1.24\nARG PACKAGE=./cmd/app\nWORKDIR /src\nCOPY «.» .\nRUN ‹go install› $PACKAGE",
      message: "source",
      related: "The modules are downloaded here",
      fixedUnsafe:
        "FROM golang:1.24\nARG PACKAGE=./cmd/app\nWORKDIR /src\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go install $PACKAGE",
    },
    {
      title: "where the module lies is not known",
      code: "FROM golang:1.24\nWORKDIR /app\nCOPY «.» .\nRUN ‹go build› -o /app .",
      related: "The modules are downloaded here",
      message: "source",
      offers:
        "Download the modules before the source is copied, unless go.mod is elsewhere or refers to a directory of the source",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /app\nCOPY go.mod go.sum* ./\nRUN go mod download\nCOPY . .\nRUN go build -o /app .",
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26\nWORKDIR /src\nCOPY «.» .\nRUN ‹make app›",
      files: {
        ".dockerignore": "",
        Makefile: "app:\n‹\tgo build -o app .›\n",
        "go.mod": "module a\n",
        "go.sum": "",
      },
      message: "source",
      related: ["The modules are downloaded here", "make builds it here for app"],
      fixedUnsafe: "FROM golang:1.26\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN make app",
    },
  ],
});
