import rule from "../../../rules/metadata/no-windows-path-on-linux.ts";
import { testRule } from "../../rule-tester.ts";

const unclear = "it is not known whether the base image is one of Windows";

testRule(rule, {
  good: [
    "FROM alpine:3.22\nCOPY a\\ b c\\[d].txt e\\.txt $F\\* /app/\nWORKDIR /app",
    "# escape=`\nFROM alpine:3.22\nCOPY build\\tide /tide",
    "FROM alpine:3.22\nCOPY 'build\\tide' /tide",
    "FROM alpine:3.22\nCOPY <<a\\b /c\ntext\nab",
    "FROM alpine:3.22\nCOPY c:app c /d:/",
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nCOPY C:\\src\\tide build\\tide C:\\app\\",
    { code: "FROM golang:1.26\nWORKDIR C:\\app", unknown: unclear },
    { code: "FROM mcr.microsoft.com/dotnet/sdk:9.0\nWORKDIR C:\\app", unknown: unclear },
    { code: "FROM registry.example.com/a:1\nCOPY build\\tide /", unknown: unclear },
    { code: "ARG B\nFROM alpine:3.22\nARG B\nCOPY $B/a\\tide /", unknown: true },
  ],
  bad: [
    {
      title: "what is read may be meant",
      code: "FROM alpine:3.22\nCOPY «out\\tide» /tide",
      message: "backslash",
      offers: "Write slashes, unless outtide is meant",
      fixedUnsafe: "FROM alpine:3.22\nCOPY out/tide /tide",
    },
    {
      code: "FROM alpine:3.22 AS a\nFROM a\nCOPY --from=a «build\\out\\tide» /tide",
      message: "backslash",
      says: "Docker reads build\\out\\tide as buildouttide: use slashes",
      fixedUnsafe: "FROM alpine:3.22 AS a\nFROM a\nCOPY --from=a build/out/tide /tide",
    },
    {
      title: "a JSON array has its own escapes before",
      code: 'FROM scratch\nADD ["«..\\\\a»", "/a"]\nWORKDIR «/srv\\app»',
      message: "backslash",
      fixedUnsafe: 'FROM scratch\nADD ["..\\\\a", "/a"]\nWORKDIR /srv/app',
    },
    {
      code: "FROM debian:12\nWORKDIR «C:\\app»\nCOPY «C:\\src\\tide» «d:/tide»",
      message: "drive",
      says: [
        "C:\\app is a Windows path, and debian:12 is a Linux image: use a path without a drive",
        "C:\\src\\tide is a Windows path, and debian:12 is a Linux image: use a path without a drive",
        "d:/tide is a Windows path, and debian:12 is a Linux image: use a path without a drive",
      ],
    },
  ],
});
