import rule from "../../../rules/go/no-hardcoded-target-arch.ts";
import { testRule } from "../../rule-tester.ts";

const file = (run: string, last = "FROM scratch", platform = "$BUILDPLATFORM") =>
  `FROM --platform=${platform} golang:1.26 AS build\n${run}\n${last}\nCOPY --from=build /app /app`;

testRule(rule, {
  good: [
    file("RUN go build -o /app ."),
    file("RUN GOARCH=amd64 go build -o /app .", "FROM scratch", "linux/amd64"),
    "FROM golang:1.26 AS build\nRUN GOARCH=amd64 go build -o /app .\nFROM scratch\nCOPY --from=build /app /app",
    file("RUN GOOS=js GOARCH=wasm go build -o /app ."),
    file("ARG GOARCH=amd64\nRUN go build -o /app ."),
    file("ARG TARGETARCH\nENV GOARCH=$TARGETARCH\nRUN go build -o /app ."),
    file('RUN if [ -n "$A" ]; then GOARCH=amd64 go build -o /app .; fi'),
    file("RUN GOARCH=amd64 go test ./..."),
    file("RUN GOARCH=amd64 go build -o /other ."),
    { code: file("ARG TARGETARCH\nRUN GOARCH=${TARGETARCH} go build -o /app ."), buildArgs: { TARGETARCH: "amd64" } },
    file("RUN GOOS=darwin GOARCH=amd64 go build -o /app ."),
    {
      title: "programs of several stages",
      code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS a\nRUN GOARCH=amd64 go build -o /a .\nFROM --platform=$BUILDPLATFORM golang:1.26 AS b\nRUN GOARCH=arm64 go build -o /b .\nFROM scratch\nCOPY --from=a /a /\nCOPY --from=b /b /",
    },
    {
      title: "one program for each platform",
      code: file("RUN GOARCH=amd64 go build -o /app/amd64 . && GOARCH=arm64 go build -o /app/arm64 ."),
    },
  ],
  bad: [
    {
      code: "FROM --platform=${BUILDPLATFORM} golang:1.26 AS build\nARG TARGETARCH\nRUN GOOS=linux «GOARCH=arm64» go build -o /app .\nFROM --platform=$TARGETPLATFORM alpine:3.22\n‹COPY --from=build /app /app›",
      says: "GOARCH=arm64 is fixed, but the image may be built for any platform: use GOARCH=$TARGETARCH",
      related: "The program is copied here",
      flow: true,
      fixedUnsafe:
        "FROM --platform=${BUILDPLATFORM} golang:1.26 AS build\nARG TARGETARCH\nRUN GOOS=linux GOARCH=$TARGETARCH go build -o /app .\nFROM --platform=$TARGETPLATFORM alpine:3.22\nCOPY --from=build /app /app",
    },
    {
      code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nENV CGO_ENABLED=0 «GOARCH=amd64»\nRUN go build -o /app .\nFROM scratch\n‹COPY --from=build /app /app›",
      related: "The program is copied here",
      flow: true,
    },
    {
      title: "a build that make runs",
      code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nCOPY . .\nRUN «make»\nFROM alpine:3.22\n‹COPY --from=build /go/app /app›",
      files: { ".dockerignore": "", Makefile: "app:\n‹\tGOARCH=amd64 go build -o app .›\n" },
      related: ["The program is copied here", "make builds it here for app"],
      flow: true,
    },
  ],
});
