import rule from "../../../rules/shell/no-cd.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nWORKDIR /src\nRUN make",
    "FROM debian:12\nRUN (cd /src && make) && (cd /x)",
    "FROM debian:12\nRUN cd /a && make && cd /b && make",
    "FROM debian:12\nRUN cd $(mktemp -d) && make",
    "FROM debian:12\nRUN cd - && make",
    "FROM debian:12\nRUN cd ~ && make",
    { title: "temporary files", code: "FROM debian:12\nRUN cd /tmp && make" },
    { title: "a place that is removed", code: "FROM debian:12\nRUN cd /src && make && rm -rf /src" },
    "FROM debian:12\nRUN if cd /src; then make; fi",
    'FROM debian:12\nRUN ["cd", "/src"]\nRUN echo cd /x',
    "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN cd C:\\src",
  ],
  bad: [
    {
      title: "continued lines and a comment above",
      code: "FROM debian:12\n# build\nRUN «cd /src» \\\n  && make \\\n  && make install",
      message: "leading",
      fixedUnsafe: "FROM debian:12\nWORKDIR /src\n# build\nRUN make \\\n  && make install",
    },
    {
      title: "a variable that Docker knows",
      code: "FROM debian:12\nENV D=/x\nRUN «cd $D» && make",
      message: "leading",
      fixedUnsafe: "FROM debian:12\nENV D=/x\nWORKDIR $D\nRUN make",
    },
    {
      code: "FROM debian:12\nRUN «cd /src»; make",
      message: "leading",
      says: "cd /src at the start of a script is what WORKDIR is for",
      fixed: null,
    },
    { code: "FROM debian:12\nRUN «cd /src»", message: "trailing", fixed: null },
    { code: "FROM debian:12\nCMD «cd /src» && ./run", message: "leading", fixed: null },
    { code: "FROM debian:12\nRUN <<EOF\n«cd /src»\nmake\nEOF", message: "leading", fixed: null },
    { code: "FROM debian:12\nRUN («cd /src» && make)", options: { where: "anywhere" }, message: "inside" },
  ],
});
