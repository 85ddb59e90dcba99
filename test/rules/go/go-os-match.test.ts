import rule from "../../../rules/go/go-os-match.ts";
import { testRule } from "../../rule-tester.ts";

const file = (setting: string, base: string, start = 'CMD ["/app"]') =>
  `FROM golang:1.26 AS build\nRUN ${setting}go build -o /app .\nFROM ${base}\nCOPY --from=build /app /app\n${start}`;

testRule(rule, {
  good: [
    file("", "alpine:3.22"),
    file("", "mcr.microsoft.com/windows/nanoserver:ltsc2022"),
    file("GOOS=$SYSTEM ", "alpine:3.22"),
    file("GOOS=wasip1 GOARCH=wasm ", "alpine:3.22"),
    file("GOOS=windows ", "mcr.microsoft.com/windows/nanoserver:ltsc2022"),
    file("GOOS=windows ", "alpine:3.22", 'CMD ["/other"]'),
    file("GOOS=linux ", "registry.example.com/base:1"),
    'FROM golang:1.26 AS build\nARG TARGETOS\nRUN GOOS=$TARGETOS go build -o /app .\nFROM scratch\nCOPY --from=build /app /app\nCMD ["/app"]',
    {
      code: file("GOOS=windows ", "registry.example.com/base:1"),
      unknown: "the operating system of the base image is not known",
    },
  ],
  bad: [
    {
      code: 'FROM golang:1.26 AS build\nENV ‹GOOS=darwin›\nRUN «go build» -o /app .\nFROM scratch\n‹COPY --from=build /app /app›\nENTRYPOINT ["/app"]',
      says: "The program is built for GOOS=darwin, and scratch is a linux image: build it for GOOS=linux",
      related: ["GOOS is set here", "The program is copied here"],
      flow: true,
    },
    {
      code: 'FROM golang:1.26 AS build\nRUN ‹GOOS=linux› «go build» -o /app .\nFROM mcr.microsoft.com/windows/nanoserver:ltsc2022\n‹COPY --from=build /app /app›\nCMD ["/app"]',
      says: "The program is built for GOOS=linux, and mcr.microsoft.com/windows/nanoserver:ltsc2022 is a windows image: build it for GOOS=windows",
      related: ["GOOS is set here", "The program is copied here"],
      flow: true,
    },
    {
      title: "a build that make runs",
      code: 'FROM golang:1.26 AS build\nCOPY . .\nRUN «‹make»›\nFROM alpine:3.22\n‹COPY --from=build /go/app /app›\nCMD ["/app"]',
      files: { ".dockerignore": "", Makefile: "app:\n‹\tGOOS=darwin go build -o app .›\n" },
      related: ["GOOS is set here", "The program is copied here", "make builds it here for app"],
      flow: true,
    },
  ],
});
