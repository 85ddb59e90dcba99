import rule from "../../../rules/shell/no-cd.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nCMD cd /srv && ./run\nCMD ./run",
    "FROM debian:12\nWORKDIR /src\nRUN make",
    "FROM debian:12\nRUN (cd /src && make) && (cd /x)",
    "FROM debian:12\nRUN cd /a && make && cd /b && make",
    "FROM debian:12\nRUN cd $(mktemp -d) && make",
    "FROM debian:12\nRUN cd - && make",
    "FROM debian:12\nRUN cd ~/src && make",
    { title: "temporary files", code: "FROM debian:12\nRUN cd /tmp && make" },
    "FROM debian:12\nRUN cd /var/tmp/build && make",
    { title: "a place that is removed", code: "FROM debian:12\nRUN cd /src && make && rm -rf /src" },
    { title: "its files are", code: "FROM debian:12\nRUN cd /src && make && rm -rf /src/build /root/.cache" },
    "FROM debian:12\nRUN test -d /src || cd /usr/src",
    { title: "asks until it is there", code: "FROM debian:12\nRUN until cd /src; [ -f a ]; do sleep 1; done" },
    "FROM debian:12\nRUN V=$(cd /src && git describe) && echo $V",
    "FROM debian:12\nRUN { cd /src; ls; } | sort > /files",
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
      says: "Use WORKDIR instead of cd /src at the start of a script",
    },
    {
      title: "CRLF, blanks or none around the operator",
      code: "FROM debian:12\r\nRUN «cd /srv/tmp»&&make\r\nRUN «cd /tmpl» && make\r\n",
      message: "leading",
      fixedUnsafe: "FROM debian:12\r\nWORKDIR /srv/tmp\r\nRUN make\r\nWORKDIR /tmpl\r\nRUN make\r\n",
    },
    {
      title: "other files are removed",
      code: "FROM debian:12\nRUN «cd /src» && rm -rf /var/cache",
      message: "leading",
      fixedUnsafe: "FROM debian:12\nWORKDIR /src\nRUN rm -rf /var/cache",
    },
    {
      title: "it stays where it does more",
      code: "FROM debian:12\nRUN «cd /src >/log» && make\nRUN «cd -P /src» && make\nRUN «cd /src» && (make)",
      message: "leading",
    },
    { title: "a comment between", code: "FROM debian:12\nRUN «cd /src» \\\n# why\n && make", message: "leading" },
    { title: "in a trigger", code: "FROM debian:12\nONBUILD RUN «cd /src» && make", message: "leading" },
    {
      code: "FROM debian:12\nRUN «cd /src»",
      message: "trailing",
      says: "cd at the end of a script has no effect: the next instruction starts in WORKDIR again",
    },
    { code: "FROM debian:12\nCMD «cd /src»", message: "leading" },
    { code: "FROM debian:12\nCMD «cd /src» && ./run", message: "leading" },
    { code: "FROM debian:12\nRUN <<EOF\n«cd /src» && make\nEOF", message: "leading" },
    {
      code: "FROM debian:12\nRUN («cd /src» && make)",
      options: { where: "anywhere" },
      message: "inside",
      says: "cd changes the directory in the middle of a script: use WORKDIR or absolute paths",
    },
    {
      title: "later instructions keep their working directory",
      code: "FROM debian:12\nWORKDIR /w\nRUN «cd sub» && make\nRUN «cd sub» && make install\nCMD sh run.sh",
      message: "leading",
      offers: ["Set WORKDIR, and restore it afterwards", "Set WORKDIR, and restore it afterwards"],
      fixedUnsafe:
        "FROM debian:12\nWORKDIR /w\nWORKDIR sub\nRUN make\nWORKDIR /w\nWORKDIR sub\nRUN make install\nWORKDIR /w\nCMD sh run.sh",
    },
    {
      title: "files are copied where they were",
      code: "FROM debian:12\nRUN «cd /src» && make\nCOPY run.sh .",
      message: "leading",
      fixedUnsafe: "FROM debian:12\nWORKDIR /src\nRUN make\nWORKDIR /\nCOPY run.sh .",
    },
    {
      title: "what has a directory of its own minds nothing",
      code: "FROM debian:12\nRUN «cd /src» && make\nENV A=b\nCOPY run.sh /run.sh\nWORKDIR /app\nRUN make",
      message: "leading",
      offers: "Set WORKDIR, which containers also start in",
      fixedUnsafe: "FROM debian:12\nWORKDIR /src\nRUN make\nENV A=b\nCOPY run.sh /run.sh\nWORKDIR /app\nRUN make",
    },
    {
      title: "where it was is not known",
      code: "FROM registry.example.com/app:1\nRUN «cd /src» && make\nENTRYPOINT run.sh",
      message: "leading",
      offers:
        "Set WORKDIR, which containers also start in, unless ENTRYPOINT in line 3 needs the old working directory",
      fixedUnsafe: "FROM registry.example.com/app:1\nWORKDIR /src\nRUN make\nENTRYPOINT run.sh",
    },
    {
      title: "a stage that starts here",
      code: "FROM debian:12 AS base\nRUN «cd /src» && make\nFROM base\nCOPY a .",
      message: "leading",
      fixedUnsafe: "FROM debian:12 AS base\nWORKDIR /src\nRUN make\nWORKDIR /\nFROM base\nCOPY a .",
    },
  ],
});
