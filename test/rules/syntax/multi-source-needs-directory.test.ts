import rule from "../../../rules/syntax/multi-source-needs-directory.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nCOPY –from=b /x /y",
    "FROM alpine:3.20\nCOPY a b /app/",
    "FROM alpine:3.20\nCOPY a b ..",
    "FROM alpine:3.20\nCOPY a /app",
    "FROM alpine:3.20\nWORKDIR /srv/app\nCOPY a b /srv/app\nCOPY c d /srv",
    "FROM alpine:3.20\nARG D\nCOPY a b $D",
    "FROM alpine:3.20\nENV D=/app/\nCOPY a b $D",
    "FROM alpine:3.20\nCOPY --from build a b",
    { title: "a file where the destination should be", code: "FROM alpine:3.20\nCOPY a b <<EOF\ntext\nEOF" },
    {
      title: "the destination is a word of the instruction below",
      code: "FROM mcr.microsoft.com/windows/nanoserver:ltsc2022\nCOPY app.exe config.json C:\\app\\\nUSER ContainerUser",
    },
    // Whatever the working directory is.
    ...[".", "..", "lib/.", "lib/.."].map((destination) => `FROM registry.example.com/base:1\nCOPY a b ${destination}`),
  ],
  bad: [
    { code: 'FROM alpine:3.20\nCOPY ["a b", "c", "«/d»"]', fixedUnsafe: 'FROM alpine:3.20\nCOPY ["a b", "c", "/d/"]' },
    {
      code: 'FROM alpine:3.20\nADD a b «"/app"»',
      says: "2 sources are copied to /app: write the directory with a trailing slash",
      fixedUnsafe: 'FROM alpine:3.20\nADD a b "/app/"',
    },
    {
      title: "over lines",
      code: "FROM alpine:3.20\r\nCOPY a \\\r\n  b \\\r\n  «/app»\r\n",
      fixedUnsafe: "FROM alpine:3.20\r\nCOPY a \\\r\n  b \\\r\n  /app/\r\n",
    },
    {
      title: "heredocs",
      code: "FROM alpine:3.20\nCOPY <<A <<B «/app»\nA\nB",
      fixedUnsafe: "FROM alpine:3.20\nCOPY <<A <<B /app/\nA\nB",
    },
    {
      code: "FROM alpine:3.20\nWORKDIR /srv/app\nCOPY a b «/srv/app/lib»\nCOPY c d «/srv/a»\nCOPY e f «lib»",
      fixedUnsafe: "FROM alpine:3.20\nWORKDIR /srv/app\nCOPY a b /srv/app/lib/\nCOPY c d /srv/a/\nCOPY e f lib/",
    },
    ...["/v1.", "/srv/.config", "/v1.."].map((destination) => ({
      title: `a name with dots: ${destination}`,
      code: `FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=build a b «${destination}»`,
      fixedUnsafe: `FROM alpine:3.20 AS build\nFROM alpine:3.20\nCOPY --from=build a b ${destination}/`,
    })),
    { code: 'FROM alpine:3.20\nCOPY a b «"/app"/lib»', fixedUnsafe: 'FROM alpine:3.20\nCOPY a b "/app"/lib/' },
    {
      title: "something else is wrong, too",
      code: "FROM alpine:3.20\nCOPY --chmod=99 a b «/app»\nCOPY --chwon=1 a b «/app»",
      fixed: null,
    },
    {
      title: "something else is wrong nearby",
      code: "FROM alpine:3.20\nCOPY --chmod=99 a /app\nCOPY a b «/app»\nCOPY --chmod=99 a /app",
      fixedUnsafe: "FROM alpine:3.20\nCOPY --chmod=99 a /app\nCOPY a b /app/\nCOPY --chmod=99 a /app",
    },
    {
      title: "an empty value",
      code: "FROM alpine:3.20\nENV D=\nCOPY a b «$D»",
      says: '2 sources are copied to "": write the directory with a trailing slash',
      fixed: null,
    },
  ],
});
