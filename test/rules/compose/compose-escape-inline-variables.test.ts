import rule from "../../../rules/compose/compose-escape-inline-variables.ts";
import { testRule } from "../../rule-tester.ts";

const head =
  "services:\n  app:\n    build:\n      context: .\n      args:\n        ARCH: x86_64\n      dockerfile_inline: |\n";

testRule(rule, {
  good: [
    { kind: "dockerfile", code: "FROM alpine:3.22\nARG ARCH\nWORKDIR /opt/$ARCH" },
    {
      kind: "compose",
      code: `${head}        FROM alpine:3.22\n        ARG ARCH\n        WORKDIR /opt/$$ARCH/$\${ARCH}`,
    },
    { kind: "compose", code: `${head}        FROM alpine:3.22\n        ARG ARCH\n        WORKDIR /opt/\${ARCH:-x}` },
    { kind: "compose", code: `${head}        FROM alpine:$TAG\n        RUN echo "$HOME" '$'` },
  ],
  bad: [
    {
      kind: "compose",
      code: `${head}        FROM alpine:3.22\n        ARG ARCH\n        WORKDIR /opt/«$ARCH»\n        RUN wget -q "https://dl.example.org/tool-«\${ARCH}»"\n        USER 1000\n`,
      says: [
        "Compose expands $ARCH before the Dockerfile is parsed, which declares it: write $$ARCH",
        "Compose expands $ARCH before the Dockerfile is parsed, which declares it: write $$ARCH",
      ],
      fixedUnsafe: `${head}        FROM alpine:3.22\n        ARG ARCH\n        WORKDIR /opt/$$ARCH\n        RUN wget -q "https://dl.example.org/tool-$\${ARCH}"\n        USER 1000\n`,
    },
    {
      kind: "compose",
      title: "what every build has",
      code: `${head}        FROM alpine:3.22\n        ENV PATH=/opt/bin:«$PATH»\n        RUN echo «$TARGETARCH»`,
      says: [
        "Compose expands $PATH before the Dockerfile is parsed, which declares it: write $$PATH",
        "Compose expands $TARGETARCH before the Dockerfile is parsed, which has its own value: write $$TARGETARCH",
      ],
      fixedUnsafe: `${head}        FROM alpine:3.22\n        ENV PATH=/opt/bin:$$PATH\n        RUN echo $$TARGETARCH`,
    },
    {
      kind: "compose",
      title: "in ENV of a trigger",
      code: `${head}        FROM alpine:3.22\n        ONBUILD ENV A=1\n        RUN echo «$A»`,
      fixedUnsafe: `${head}        FROM alpine:3.22\n        ONBUILD ENV A=1\n        RUN echo $$A`,
    },
  ],
});
