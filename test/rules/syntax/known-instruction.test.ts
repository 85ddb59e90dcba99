import rule from "../../../rules/syntax/known-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "from scratch\ncopy . /",
    "# syntax=example.com/dockerfile-plus\nINCLUDE common.dockerfile\nFROM alpine:3.20",
    "//syntax=example.com/hlb\nfs default() {\n}",
  ],
  bad: [
    {
      title: "a blank that is none",
      code: "«FROM\u00a0alpine:3.23»\n",
      says: "Unknown instruction FROM\u00a0alpine:3.23, with a no-break space (U+00A0) in it",
    },
    {
      title: "between two keywords",
      code: "FROM alpine:3.20\n«ARD» a /a",
      offers: "Replace it with ADD, unless ARG is meant",
      fixedUnsafe: "FROM alpine:3.20\nADD a /a",
    },
    {
      title: "a continuation that was lost",
      code: "FROM alpine:3.20\nRUN make &&\n«cd» /app",
      offers: "Replace it with cmd, unless cd is a command of the line above",
      fixedUnsafe: "FROM alpine:3.20\nRUN make &&\ncmd /app",
    },
    { code: "«FRMO» alpine:3.20\nRUN true", fixed: "FROM alpine:3.20\nRUN true" },
    {
      code: "FROM alpine:3.20\n«rn» true",
      says: "Unknown instruction rn; did you mean RUN?",
      offers: "Replace it with run, unless rn is a command of the line above",
      fixedUnsafe: "FROM alpine:3.20\nrun true",
    },
    {
      title: "two letters away is a guess",
      code: "FROM alpine:3.20\n«WORKDI» /a\n«HEALTHCEK» NONE",
      fixed: "FROM alpine:3.20\nWORKDIR /a\nHEALTHCEK NONE",
    },
    { code: "FROM alpine:3.20\n«INSTALL» curl", fixed: null },
    {
      title: "lines that are lost together, once",
      code: "FROM debian:12\nRUN apt-get update &&\n«apt-get» install -y curl &&\nrm -rf /var/lib/apt/lists/*\nUSER app\n«mkdir» /a\n«COPPY» . /a\n«mkdir» /b",
      fixed:
        "FROM debian:12\nRUN apt-get update &&\napt-get install -y curl &&\nrm -rf /var/lib/apt/lists/*\nUSER app\nmkdir /a\nCOPY . /a\nmkdir /b",
    },
    {
      title: "after CRLF",
      code: 'FROM alpine:3.20\r\n«ENTRYPOIT» ["a"]\r\n',
      fixed: 'FROM alpine:3.20\r\nENTRYPOINT ["a"]\r\n',
    },
  ],
});
