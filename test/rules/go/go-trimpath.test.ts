import rule from "../../../rules/go/go-trimpath.ts";
import { testRule } from "../../rule-tester.ts";

const ship = "FROM scratch\nCOPY --from=b /app /app";

testRule(rule, {
  good: [
    `FROM golang:1.24 AS b\nRUN go build -trimpath -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN GOFLAGS="-mod=readonly -trimpath" go build -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN export GOFLAGS=-trimpath; go build -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -gcflags all=-N -o /app .\n${ship}`,
    `FROM golang:1.24 AS debug\nRUN go build -o /app .\nFROM scratch\nCOPY --from=debug /app /app`,
    // Not what ships.
    `FROM golang:1.24 AS b\nRUN go build -o /tmp/gen ./gen && /tmp/gen && go build -trimpath -o /app .\n${ship}`,
    "FROM golang:1.24\nRUN go test -c -o /app.test .",
    "FROM golang:1.24\nRUN go run ./cmd/app",
    "FROM golang:1.24\nRUN make build",
    "FROM golang:1.24 AS b\nRUN go build ./...\nFROM scratch\nCOPY app /app",
    "FROM golang:1.24\nCOPY go.mod .\nRUN go install tool",
    { code: `FROM golang:1.24 AS b\nARG GCFLAGS\nRUN go build -gcflags="$GCFLAGS" -o /app .\n${ship}`, unknown: true },
    { code: `FROM golang:1.24 AS b\nARG FLAGS\nRUN go build $FLAGS -o /app .\n${ship}`, unknown: true },
    { code: `FROM example.com/go AS b\nRUN go build -o /app .\n${ship}`, unknown: true },
    "FROM golang:1.24\nARG TOOL=example.com/tool@v1.2.3\nRUN go install $TOOL",
    "FROM golang:1.24\nWORKDIR /s\nRUN go build ./...",
    "FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12 AS checks\nCOPY --from=b /app /app\nFROM scratch\nCOPY other /other",
    // Not certainly what ships.
    "FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build .\nFROM scratch\nCOPY --from=b /s/app /app",
  ],
  bad: [
    {
      code: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 \\\n    «go build» \\\n      -o /app .\n${ship}`,
      fixed: `FROM golang:1.24 AS b\nRUN CGO_ENABLED=0 \\\n    go build -trimpath \\\n      -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS debug\nRUN «go build» -o /app .\nFROM scratch\nCOPY --from=debug /app /app`,
      options: { debugStages: [] },
      fixed: "FROM golang:1.24 AS debug\nRUN go build -trimpath -o /app .\nFROM scratch\nCOPY --from=debug /app /app",
    },
    {
      code: `FROM golang:1.24 AS b\nARG GCFLAGS=-e\nRUN «go build» -gcflags="$GCFLAGS" -o /app .\n${ship}`,
      fixed: `FROM golang:1.24 AS b\nARG GCFLAGS=-e\nRUN go build -trimpath -gcflags="$GCFLAGS" -o /app .\n${ship}`,
    },
    {
      title: "single stage",
      code: 'FROM golang:1.24\nWORKDIR /s\nRUN «go install» ./cmd/app\nCMD ["app"]',
      offers: "Build with -trimpath, unless the program looks for files next to its source",
      fixedUnsafe: 'FROM golang:1.24\nWORKDIR /s\nRUN go install -trimpath ./cmd/app\nCMD ["app"]',
    },
    {
      title: "exec form is left alone",
      code: `FROM golang:1.24 AS b\nRUN ["«go", "build»", "-o", "/app", "."]\n${ship}`,
      fixed: null,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN /usr/local/go/bin/go build -o /tmp/x . && «/usr/local/go/bin/go build» -o /app .\n${ship}`,
      fixed: `FROM golang:1.24 AS b\nRUN /usr/local/go/bin/go build -o /tmp/x . && /usr/local/go/bin/go build -trimpath -o /app .\n${ship}`,
    },
    {
      title: "the package of the directory",
      code: "FROM golang:1.24 AS b\nRUN «go build» -o /app\nFROM scratch\nCOPY --from=b /app /app",
      says: "The binary contains file paths of the build machine: build with -trimpath",
      fixed: "FROM golang:1.24 AS b\nRUN go build -trimpath -o /app\nFROM scratch\nCOPY --from=b /app /app",
    },
    {
      title: "the source ships too",
      code: "FROM golang:1.24 AS b\nWORKDIR /s\nRUN «go build» -o /app .\nFROM debian:12\nCOPY . /s\nCOPY --from=b /app /app",
      offers: "Build with -trimpath, unless the program looks for files next to its source",
      fixedUnsafe:
        "FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build -trimpath -o /app .\nFROM debian:12\nCOPY . /s\nCOPY --from=b /app /app",
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26 AS build\nCOPY . .\nRUN «make»\nFROM scratch\nCOPY --from=build /go/app /app",
      files: { ".dockerignore": "", Makefile: "app:\n‹\tgo build -o app .›\n" },
      related: "make builds it here for app",
    },
  ],
});
