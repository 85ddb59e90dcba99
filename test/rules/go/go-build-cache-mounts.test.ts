import rule from "../../../rules/go/go-build-cache-mounts.ts";
import { testRule } from "../../rule-tester.ts";

const both = "--mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build";

testRule(rule, {
  good: [
    "FROM golang:1.24\nRUN go build .",
    `FROM golang:1.24\nRUN ${both} go build .`,
    "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache --mount=type=cache,target=/go go build .",
    "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache/go-build go build .",
    "FROM golang:1.24\nRUN --mount=type=cache,target=/go/pkg/mod go mod download",
    "FROM golang:1.24\nENV GOCACHE=/c\nRUN --mount=type=cache,target=/c go build .",
    "FROM golang:1.24\nENV HOME=/home/me\nUSER me\nRUN --mount=type=cache,target=/home/me/.cache/go-build go build .",
    "FROM golang:1.24\nUSER me\nRUN --mount=type=cache,target=/home/me/.cache/go-build go build .",
    `FROM example.com/go\nRUN ${both} go build .`,
    "FROM golang:1.24\nRUN --mount=type=cache,target=/var/cache/apt go build .",
    "FROM golang:1.24\nRUN --mount=type=bind,target=/go/pkg/mod go build .",
    // One build of the RUN keeps what it compiles in the mount.
    "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache/go-build go build -o /a . && GOCACHE=/tmp/c go build -o /b ./b",
    // Mounts of something else.
    "FROM golang:1.24\nRUN --mount=type=cache,target=/root/.cache/go-build-tools --mount=type=cache,target=/go/pkg/mod/cache go build .",
    "FROM golang:1.24\nENV GOCACHE=/root/.cache/go-build\nUSER app\nRUN --mount=type=cache,target=/root/.cache/go-build go build .",
    // Where GOCACHE is not known.
    "FROM golang:1.24\nARG CACHE\nENV GOCACHE=$CACHE\nUSER root\nRUN --mount=type=cache,target=/root/.cache/go-build go build .",
    "FROM golang:1.24\nARG CACHE\nENV GOCACHE=$CACHE HOME=/home/me\nUSER me\nRUN --mount=type=cache,target=/root/.cache/go-build go build .",
  ],
  bad: [
    {
      code: "FROM golang:1.24\nENV GOPATH=/src\nRUN --mount=type=cache,target=«/go/pkg/mod» --mount=type=cache,target=/root/.cache/go-build go build .",
      message: "elsewhere",
      fixedUnsafe:
        "FROM golang:1.24\nENV GOPATH=/src\nRUN --mount=type=cache,target=/src/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build .",
    },
    {
      code: "FROM golang:1.24\nENV XDG_CACHE_HOME=/xdg\nRUN --mount=type=cache,target=«/root/.cache/go-build» go test ./...",
      message: "elsewhere",
      fixedUnsafe:
        "FROM golang:1.24\nENV XDG_CACHE_HOME=/xdg\nRUN --mount=type=cache,target=/xdg/go-build go test ./...",
    },
    {
      code: "FROM golang:1.24\nENV HOME=/srv\nRUN --mount=type=cache,target=«/root/.cache/go-build» go build .",
      message: "elsewhere",
      says: "This cache mount stays empty: the go command's build cache is /srv/.cache/go-build here",
      fixedUnsafe: "FROM golang:1.24\nENV HOME=/srv\nRUN --mount=type=cache,target=/srv/.cache/go-build go build .",
    },
    {
      title: "the value of the mount that is written with a variable",
      code: "FROM golang:1.24\nRUN «--mount=type=cache,target=${GOPATH}/pkg/mod» go build -o /a . && go build -o /b ./b",
      message: "modules",
      says: "The build cache /root/.cache/go-build has no cache mount, so every build compiles everything again",
      fixedUnsafe:
        "FROM golang:1.24\nRUN --mount=type=cache,target=${GOPATH}/pkg/mod --mount=type=cache,target=/root/.cache/go-build go build -o /a . && go build -o /b ./b",
    },
    {
      code: "FROM golang:1.24\nUSER app\nRUN --mount=type=cache,target=«/root/.cache/go-build» go build .",
      message: "user",
      says: "This cache mount stays empty: the go command runs as app, whose caches are not under /root",
    },
    {
      title: "both mounts are elsewhere",
      code: "FROM golang:1.24\nENV GOMODCACHE=/mods GOCACHE=/compiled\nRUN --mount=type=cache,target=«/go/pkg/mod» --mount=type=cache,target=«/root/.cache/go-build» go build .",
      message: "elsewhere",
      says: [
        "This cache mount stays empty: the go command's module cache is /mods here",
        "This cache mount stays empty: the go command's build cache is /compiled here",
      ],
      fixedUnsafe:
        "FROM golang:1.24\nENV GOMODCACHE=/mods GOCACHE=/compiled\nRUN --mount=type=cache,target=/mods --mount=type=cache,target=/compiled go build .",
    },
    {
      title: "only what is compiled is elsewhere",
      code: "FROM golang:1.24\nENV GOCACHE=/compiled\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=«/root/.cache/go-build» go build .",
      message: "elsewhere",
      fixedUnsafe:
        "FROM golang:1.24\nENV GOCACHE=/compiled\nRUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/compiled go build .",
    },
    {
      title: "two mounts hold the modules",
      code: "FROM golang:1.24\nRUN «--mount=type=cache,target=/go» --mount=type=cache,target=/go/pkg/mod go build .",
      message: "modules",
      fixedUnsafe:
        "FROM golang:1.24\nRUN --mount=type=cache,target=/go --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod go build .",
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=«/root/go/pkg/mod» make",
      files: { ".dockerignore": "", Makefile: "app:\n‹\tgo build -o app .›\n" },
      message: "elsewhere",
      related: "make builds it here for app",
      fixedUnsafe:
        "FROM golang:1.26\nCOPY . .\nRUN --mount=type=cache,target=/root/.cache/go-build --mount=type=cache,target=/go/pkg/mod make",
    },
  ],
});
