import rule from "../../../rules/go/go-strip-release-binaries.ts";
import { testRule } from "../../rule-tester.ts";

const ship = "FROM scratch\nCOPY --from=b /app /app";
const marked = "FROM scratch\n‹COPY --from=b /app /app›";

testRule(rule, {
  good: [
    "FROM golang:1.24 AS build\nRUN go build -o /app .\nFROM debian:12 AS stripped\nCOPY --from=build /app /x/app\nRUN strip /x/app\nFROM scratch\nCOPY --from=stripped /x/app /app",
    `FROM golang:1.24 AS b\nRUN go build -ldflags=-s -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -ldflags '-s' -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -ldflags="-X 'main.version=a b' -w -s" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nENV LDFLAGS="-s -w"\nRUN go build -ldflags="$LDFLAGS" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nARG V\nRUN go build -ldflags="-X main.v=$V -s" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nENV GOFLAGS="'-ldflags=-s -w'"\nRUN go build -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -gcflags="all=-N -l" -o /app .\n${ship}`,
    `FROM golang:1.24 AS b\nRUN go build -o /out/app .\nRUN strip /out/*\nFROM scratch\nCOPY --from=b /out/app /app`,
    // A debugger ships too.
    ...[
      "RUN apk add --no-cache delve",
      "RUN go install github.com/go-delve/delve/cmd/dlv@v1.24.0",
      "COPY --from=dlv /go/bin/dlv /usr/bin/",
      "COPY debugger /usr/bin/dlv",
      'ENTRYPOINT ["dlv", "exec", "/app"]',
      'CMD ["sh", "-c", "./wait.sh && dlv exec /app"]',
    ].map(
      (brings) => `FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM alpine:3.22\nCOPY --from=b /app /app\n${brings}`,
    ),
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
    "FROM golang:1.24 AS b\nRUN go build -ldflags=--s -o /app .\nFROM scratch\nCOPY --from=b /app /app",
    "FROM golang:1.24 AS b\nRUN go build -ldflags=-s=true -o /app .\nFROM scratch\nCOPY --from=b /app /app",
    "FROM golang:1.24 AS b\nRUN go build -o /app . && strip /usr/lib/libapp.so /app\nFROM scratch\nCOPY --from=b /app /app",
    // Which file `go build` makes is not known: it may be the one.
    "FROM golang:1.24 AS b\nWORKDIR /s\nRUN go build . && strip app\nFROM scratch\nCOPY --from=b /s/app /app",
    "FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12 AS base\nCOPY --from=tools /go/bin/dlv /usr/bin/\nFROM base\nCOPY --from=b /app /app",
    "FROM golang:1.24 AS b\nRUN go build -o /app .\nFROM debian:12 AS checks\nCOPY --from=b /app /app\nFROM scratch\nCOPY other /other",
    "FROM golang:1.24 AS b\nRUN go test -c -o /app .\nFROM scratch\nCOPY --from=b /app /app",
  ],
  bad: [
    {
      code: `FROM golang:1.24 AS b\nRUN go build «-ldflags '-w'» -o /app .\n${marked}`,
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags '-s -w' -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN go build «-ldflags=-w» -o /app .\n${marked}`,
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags="-s -w" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN «go build» -ldflags "-X main.commit=$(uname -s)" -o /app .\n${marked}`,
      message: "tables",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags "-s -w -X main.commit=$(uname -s)" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nARG V\nRUN «go build» -ldflags="-X main.v=\${V}" -o /app .\n${marked}`,
      message: "tables",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nARG V\nRUN go build -ldflags="-s -w -X main.v=\${V}" -o /app .\n${ship}`,
    },
    {
      code: `FROM golang:1.24 AS b\nRUN «go build» -ldflags='' -o /app .\n${marked}`,
      message: "tables",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags='-s -w' -o /app .\n${ship}`,
    },
    {
      title: "the last -ldflags counts alone",
      code: `FROM golang:1.24 AS b\nRUN go build -ldflags=-s «-ldflags=-w» -o /app .\n${marked}`,
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe: `FROM golang:1.24 AS b\nRUN go build -ldflags=-s -ldflags="-s -w" -o /app .\n${ship}`,
    },
    {
      title: "GOFLAGS gives something else",
      code: `FROM golang:1.24 AS b\nENV GOFLAGS=-ldflags=-w\nRUN «go build» -o /app .\n${marked}`,
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixed: null,
    },
    {
      title: "inside another shell's string nothing is quoted anew",
      code: `FROM golang:1.24 AS b\nRUN sh -c "«go build» -o /app ."\n${marked}`,
      message: "tables",
      related: "The binary is copied here",
      flow: true,
      fixed: null,
    },
    {
      title: "-w=true",
      code: "FROM golang:1.24 AS b\nRUN go build «-ldflags=-w=true» -o /app .\nFROM scratch\n‹COPY --from=b /app /app›",
      message: "symbols",
      says: "-w leaves out only the debug tables: add -s to leave out the symbol table too",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe:
        'FROM golang:1.24 AS b\nRUN go build -ldflags="-s -w=true" -o /app .\nFROM scratch\nCOPY --from=b /app /app',
    },
    {
      title: "strip of other files, or before",
      code: "FROM golang:1.24 AS b\nRUN strip /usr/lib/*.so && «go build» -o /app . && strip /usr/bin/tool\nFROM gcc:14 AS c\nRUN gcc -o /app main.c && strip /app\nFROM scratch\n‹COPY --from=b /app /app›",
      message: "tables",
      says: 'The shipped binary has symbol and debug tables: leave them out with -ldflags="-s -w"',
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe:
        'FROM golang:1.24 AS b\nRUN strip /usr/lib/*.so && go build -ldflags="-s -w" -o /app . && strip /usr/bin/tool\nFROM gcc:14 AS c\nRUN gcc -o /app main.c && strip /app\nFROM scratch\nCOPY --from=b /app /app',
    },
    {
      title: "no debugger ships",
      code: 'FROM golang:1.24 AS b\nRUN «go build» -o /app .\nFROM debian:12\nRUN touch /etc/no-delve /etc/delve.md\n‹COPY --from=b /app /app›\nCMD ["/app"]',
      message: "tables",
      related: "The binary is copied here",
      flow: true,
      fixedUnsafe:
        'FROM golang:1.24 AS b\nRUN go build -ldflags="-s -w" -o /app .\nFROM debian:12\nRUN touch /etc/no-delve /etc/delve.md\nCOPY --from=b /app /app\nCMD ["/app"]',
    },
    {
      title: "words that are quoted in part are left alone",
      code: 'FROM golang:1.24 AS b\nARG V=1\nRUN «go build» -ldflags="-X main.v="$V -o /app .\nFROM scratch\n‹COPY --from=b /app /app›',
      message: "tables",
      related: "The binary is copied here",
      flow: true,
    },
    {
      title: "words with an unquoted variable are left alone",
      code: "FROM golang:1.24 AS b\nARG V=1\nRUN «go build» -ldflags=-X=main.v=$V -o /app .\nFROM scratch\n‹COPY --from=b /app /app›",
      message: "tables",
      related: "The binary is copied here",
      flow: true,
    },
    {
      title: "an option that is quoted as a whole is left alone",
      code: 'FROM golang:1.24 AS b\nRUN go build «"-ldflags=-w"» -o /app .\nFROM scratch\n‹COPY --from=b /app /app›',
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixed: null,
    },
    {
      title: "and one inside another shell's string",
      code: "FROM golang:1.24 AS b\nRUN sh -c 'go build «-ldflags=-w» -o /app .'\nFROM scratch\n‹COPY --from=b /app /app›",
      message: "symbols",
      related: "The binary is copied here",
      flow: true,
      fixed: null,
    },
    {
      title: "a build that make runs",
      code: "FROM golang:1.26 AS build\nCOPY . .\nRUN «make»\nFROM scratch\n‹COPY --from=build /go/app /app›",
      files: { ".dockerignore": "", Makefile: "app:\n‹\tgo build -o app .›\n" },
      message: "tables",
      related: ["The binary is copied here", "make builds it here for app"],
      flow: true,
    },
  ],
});
