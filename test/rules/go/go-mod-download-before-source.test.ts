import rule from "../../../rules/go/go-mod-download-before-source.ts";
import { testRule } from "../../rule-tester.ts";

const compose = "services:\n  app:\n    build: .";
const module = { "compose.yaml": compose, "go.mod": "module example.com/app\n", "go.sum": "x\n" };

testRule(rule, {
  good: [
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
  ],
  bad: [
    {
      title: "ADD does the same",
      code: "FROM golang:1.24\nWORKDIR /src\nADD «.» .\nRUN ‹go build› -o /app .",
      message: "source",
      related: "This downloads the modules",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nADD go.mod go.sum ./\nRUN go mod download\nADD . .\nRUN go build -o /app .",
    },
    {
      title: "a download behind the source moves",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod download›\nRUN go build .",
      message: "source",
      related: "This downloads the modules",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build .",
    },
    {
      title: "flags, case and line ends are the file's",
      code: "from golang:1.24\r\nworkdir /src\r\ncopy --chown=1000:1000 «./» ./\r\nrun ‹go build› .\r\n",
      message: "source",
      related: "This downloads the modules",
      fixedUnsafe:
        "from golang:1.24\r\nworkdir /src\r\ncopy --chown=1000:1000 go.mod go.sum ./\r\nrun go mod download\r\ncopy --chown=1000:1000 ./ ./\r\nrun go build .\r\n",
    },
    {
      title: "another directory than the working one",
      code: "FROM golang:1.24\nCOPY «.» /src\nWORKDIR /src\nRUN ‹go build› .",
      message: "source",
      related: "This downloads the modules",
      fixed: null,
    },
    {
      title: "go.sum may be made here",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go mod tidy›\nRUN go build .",
      message: "source",
      related: "This downloads the modules",
      fixed: null,
    },
    {
      title: "private modules need the secret",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=secret,id=netrc,target=/root/.netrc ‹go build› .",
      message: "source",
      related: "This downloads the modules",
      fixed: null,
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go test› ./...",
      files: module,
      message: "source",
      related: "This downloads the modules",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go test ./...",
    },
    {
      title: "a directory with a module of its own",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «server» ./\nRUN ‹go build› .",
      files: { ...module, "server/go.mod": "module x\n" },
      message: "source",
      related: "This downloads the modules",
      fixed: null,
    },
    {
      title: "replaced by a directory of the source",
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN ‹go build› .",
      files: { ...module, "go.mod": "module x\nreplace example.com/a => ./a\n" },
      message: "source",
      related: "This downloads the modules",
      fixed: null,
    },
    {
      code: "FROM golang:1.24\nWORKDIR /src\nCOPY «.» .\nRUN --mount=type=cache,target=/go/pkg/mod ‹go build› .",
      message: "cached",
      severity: "info",
      related: "This downloads the modules",
      fixedUnsafe:
        "FROM golang:1.24\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN --mount=type=cache,target=/go/pkg/mod go build .",
    },
  ],
});
