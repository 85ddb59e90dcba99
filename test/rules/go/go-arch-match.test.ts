import rule from "../../../rules/go/go-arch-match.ts";
import { testRule } from "../../rule-tester.ts";

const file = (run: string, last = "FROM scratch", platform = "--platform=$BUILDPLATFORM ", tag = "1.26") =>
  `FROM ${platform}golang:${tag} AS build\n${run}\n${last}\nCOPY --from=build /app /app`;
const marked = (...given: Parameters<typeof file>) => file(...given).replace(/(COPY .*)$/, "‹$1›");
const bake = (...platforms: readonly string[]) => ({
  "docker-bake.hcl": `target "default" {\n  platforms = ${JSON.stringify(platforms)}\n}\n`,
});
const both = bake("linux/amd64", "linux/arm64");
const copied = { related: "The program is copied here", flow: true } as const;

testRule(rule, {
  good: [
    { title: "nobody says what it is built for", code: file("RUN GOARCH=amd64 go build -o /app .") },
    { code: file("RUN GOARCH=amd64 go build -o /app ."), files: bake("linux/amd64") },
    {
      title: "one platform may be that of the machine",
      code: file("RUN go build -o /app ."),
      files: bake("linux/arm64"),
    },
    {
      title: "variants of one architecture",
      code: file("RUN go build -o /app ."),
      files: bake("linux/arm/v6", "linux/arm/v7"),
    },
    { code: file("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app ."), files: both },
    { code: file("ARG TARGETARCH\nENV GOARCH=$TARGETARCH\nRUN go build -o /app ."), files: both },
    { title: "under emulation", code: file("RUN go build -o /app .", "FROM scratch", ""), files: both },
    { title: "xx knows the platform", code: file("RUN xx-go build -o /app ."), files: both },
    { title: "go env -w", code: file("RUN go env -w GOARCH=$X && go build -o /app ."), files: both },
    { title: "tests", code: file("RUN go test -c -o /app ."), files: both },
    { title: "a condition", code: file('RUN if [ -n "$A" ]; then go build -o /app .; fi'), files: both },
    {
      title: "an image with a platform of its own",
      code: file("RUN GOARCH=amd64 go build -o /app .", "FROM --platform=linux/amd64 alpine:3.22"),
      files: both,
    },
    {
      title: "a builder with a platform of its own",
      code: file("RUN GOARCH=amd64 go build -o /app .", "FROM scratch", "--platform=linux/amd64 "),
      files: both,
    },
    { title: "a program that is not copied", code: file("RUN go build -o /other ."), files: both },
    { title: "WebAssembly", code: file("RUN GOOS=js GOARCH=wasm go build -o /app ."), files: both },
    { title: "another system", code: file("RUN GOOS=darwin go build -o /app ."), files: both },
    {
      title: "images of Windows",
      code: file("RUN GOARCH=amd64 go build -o /app ."),
      files: bake("windows/amd64", "windows/arm64"),
    },
    { title: "an architecture that is not known", code: file('RUN GOARCH="$(x)" go build -o /app .'), files: both },
    {
      title: "a variant that is said",
      code: file("ARG TARGETARCH TARGETVARIANT\nRUN GOARCH=$TARGETARCH GOARM=${TARGETVARIANT#v} go build -o /app ."),
      files: bake("linux/arm/v6"),
    },
    { title: "an older variant", code: file("RUN GOARCH=arm GOARM=5 go build -o /app ."), files: bake("linux/arm/v6") },
    {
      title: "another architecture in the end",
      code: file("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH GOARM=7 go build -o /app ."),
      files: bake("linux/arm64/v6"),
    },
    {
      title: "an older Go",
      code: file("RUN GOARCH=arm go build -o /app .", "FROM scratch", "--platform=$BUILDPLATFORM ", "1.19"),
      files: bake("linux/arm/v6"),
    },
  ],
  bad: [
    {
      code: marked("RUN «GOARCH=amd64» go build -o /app ."),
      files: both,
      ...copied,
      message: "fixed",
      says: "The program is built for GOARCH=amd64, and the image for linux/arm64: use GOARCH=$TARGETARCH",
      fixedUnsafe: file("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH go build -o /app ."),
    },
    {
      code: marked("RUN «go build» -o /app ."),
      files: both,
      ...copied,
      message: "missing",
    },
    {
      code: marked("ARG TARGETARCH\nRUN GOARCH=$TARGETARCH «go build» -o /app ."),
      files: bake("linux/arm64", "linux/arm/v6"),
      ...copied,
      message: "variant",
      says: "The program is built for v7 of Arm, and the image for linux/arm/v6: set GOARM from TARGETVARIANT (only in target default of docker-bake.hcl for linux/arm/v6)",
    },
    {
      title: "a newer variant",
      code: marked("RUN GOARCH=arm GOARM=7,softfloat «go build» -o /app ."),
      files: bake("linux/arm/v7", "linux/arm/v6"),
      ...copied,
      message: "variant",
    },
    {
      title: "a build that make runs",
      code: 'FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nCOPY . .\nRUN «make»\nFROM alpine:3.22\n‹COPY --from=build /go/app /app›\nCMD ["/app"]',
      files: {
        ".dockerignore": "",
        Makefile: "app:\n‹\tGOARCH=amd64 go build -o app .›\n",
        "docker-bake.hcl": 'target "default" {\n  platforms = ["linux/arm64"]\n}\n',
      },
      message: "fixed",
      related: ["The program is copied here", "make builds it here for app"],
      flow: true,
    },
  ],
});
