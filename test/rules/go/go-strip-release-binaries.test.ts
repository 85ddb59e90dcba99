import rule from "../../../rules/go/go-strip-release-binaries.ts";
import { testRule } from "../../rule-tester.ts";

const ship = "FROM scratch\nCOPY --from=b /app /app";
const marked = "FROM scratch\n‹COPY --from=b /app /app›";

testRule(rule, {
  good: [
    `FROM golang:1.24 AS b\nRUN go build -ldflags=-s -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -ldflags '-s' -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -ldflags="-X 'main.version=a b' -w -s" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nENV LDFLAGS="-s -w"\nRUN go build -ldflags="$LDFLAGS" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nARG V\nRUN go build -ldflags="-X main.v=$V -s" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nENV GOFLAGS="'-ldflags=-s -w'"\nRUN go build -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -gcflags="all=-N -l" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -o /out/app .\nRUN strip /out/*\nFROM scratch\nCOPY --from=b /out/app /app`,
    // A debugger ships too.
    "FROM golang:1.24 AS b\nRUN go install github.com/go-delve/delve/cmd/dlv@v1.24.0 && go build -o /app .\nFROM debian:12\nCOPY --from=b /app /app\nCOPY --from=b /go/bin/dlv /dlv",
    // It does not ship, or the whole toolchain does.
    "FROM golang:1.24\nRUN go build -o /app .",
    "FROM golang:1.24 AS b\nRUN go build -o /gen .\nFROM scratch\nCOPY --from=b /app /app",
    { code: `FROM golang:1.24 AS b\nARG LDFLAGS\nRUN go build -ldflags="$LDFLAGS" -o /app .\n${ship}`, unknown: true },
    { code: `FROM golang:1.24 AS b\nARG LDFLAGS\nRUN go build -ldflags=$LDFLAGS -o /app .\n${ship}`, unknown: true },
    { code: `FROM golang:1.24 AS b\nARG GCFLAGS\nRUN go build -gcflags=$GCFLAGS -o /app .\n${ship}`, unknown: true },
    {
      code: "FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build .\nFROM scratch\nCOPY --from=b /s/app /app",
      unknown: true,
    },
  ],
  bad: [
    {
      code: `FROM golang:1.24 AS b\nRUN go build «-ldflags '-w'» -o /app .\n${marked}`,
      message: "symbols",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags '-s -w' -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN go build «-ldflags=-w» -o /app .\n${marked}`,
      message: "symbols",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags="-s -w" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN «go build» -ldflags "-X main.commit=$(uname -s)" -o /app .\n${marked}`,
      message: "tables",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags "-s -w -X main.commit=$(uname -s)" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nARG V\nRUN «go build» -ldflags="-X main.v=\${V}" -o /app .\n${marked}`,
      message: "tables",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nARG V\nRUN go build -ldflags="-s -w -X main.v=\${V}" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN «go build» -ldflags='' -o /app .\n${marked}`,
      message: "tables",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags='-s -w' -o /app .\n${ship}`,
    },
    {
      title: "the last -ldflags counts alone",
      code: `FROM golang:1.24 AS b\nRUN go build -ldflags=-s «-ldflags=-w» -o /app .\n${marked}`,
      message: "symbols",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags=-s -ldflags="-s -w" -o /app .\n${ship}`,
    },
    {
      title: "GOFLAGS gives something else",
      code: `FROM golang:1.24 AS b\nENV GOFLAGS=-ldflags=-w\nRUN «go build» -o /app .\n${marked}`,
      message: "symbols",
      related: "The program is copied here",
      flow: true,
      fixed: null,
    },
    {
      title: "inside another shell's string nothing is quoted anew",
      code: `FROM golang:1.24 AS b\nRUN sh -c "«go build» -o /app ."\n${marked}`,
      message: "tables",
      related: "The program is copied here",
      flow: true,
      fixed: null,
    },
  ],
});
