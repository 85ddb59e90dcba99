import rule from "../../../rules/syntax/no-empty-continuation.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nRUN <<EOF\ntrue \\\n\nfalse\nEOF",
    "FROM alpine:3.20\nRUN true\n\n\nUSER 1",
    "FROM alpine:3.20\nUSER",
  ],
  bad: [
    {
      title: "once an instruction",
      code: "FROM alpine:3.20\nRUN a \\\n«\n»  && b \\\n\n  && c\nRUN d \\\n«\n»  && e",
      message: "blank",
      fixed: "FROM alpine:3.20\nRUN a \\\n  && b \\\n  && c\nRUN d \\\n  && e",
    },
    {
      title: "several lines, CRLF",
      code: "FROM alpine:3.20\r\nRUN a \\\r\n«\r\n\r\n»  b\r\n",
      message: "blank",
      fixed: "FROM alpine:3.20\r\nRUN a \\\r\n  b\r\n",
    },
    {
      title: "a comment and a keyword behind it",
      code: "FROM alpine:3.20\nRUN a && \\\n    b \\\n«\n»# who\nUSER 65532",
      message: "swallowed",
      severity: "warning",
      says: "This empty line does not end the RUN above it, so USER below is part of it: delete the last \\",
      fixedUnsafe: "FROM alpine:3.20\nRUN a && \\\n    b\n\n# who\nUSER 65532",
    },
    {
      title: "an indented comment, and one behind the keyword's argument",
      code: "FROM alpine:3.20\nRUN a \\\n«\n»  # who\nUSER  65532 # app",
      message: "swallowed",
      severity: "warning",
      fixedUnsafe: "FROM alpine:3.20\nRUN a\n\n  # who\nUSER  65532 # app",
    },
    {
      title: "a change of the environment",
      code: "FROM alpine:3.20\nENV A=b \\\n«\n»USER 65532",
      message: "swallowed",
      severity: "warning",
      fixedUnsafe: "FROM alpine:3.20\nENV A=b\n\nUSER 65532",
    },
    {
      title: "a comment stands between",
      code: "FROM alpine:3.20\nRUN a \\\n# b\n«\n»USER 65532",
      message: "swallowed",
      severity: "warning",
      fixed: null,
    },
    ...["  echo USER x", "AND more", "  b \\\nUSER 65532"].map((rest) => ({
      title: `no instruction follows: ${rest}`,
      code: `FROM alpine:3.20\nRUN a \\\n«\n»${rest}`,
      message: "blank",
      fixed: `FROM alpine:3.20\nRUN a \\\n${rest}`,
    })),
    {
      title: "at the end",
      code: "FROM alpine:3.20\nRUN a \\\n«\n»",
      message: "blank",
      says: "This empty line does not end the RUN above it, and a future release will reject it: delete it",
      fixed: "FROM alpine:3.20\nRUN a \\\n",
    },
  ],
});
