import { buildCases } from "../judge.ts";

buildCases("valid-parser-directives", [
  { name: "another case", dockerfile: ["# Escape=`", "FROM busybox:1.35", "RUN echo a `", "  b > /a"], hostile: true },
  {
    name: "the frontend in another case",
    dockerfile: ["# Syntax=docker/dockerfile:1", "FROM busybox:1.35", "RUN echo a > /a"],
  },
  {
    name: "the escape character that holds anyway",
    dockerfile: ["# escpae=\\", "FROM busybox:1.35", "RUN echo a \\", "  b > /a"],
  },
  {
    name: "above one that has been a comment so far",
    dockerfile: ["# escpae=\\", "# check=error=true", "from busybox:1.35", "RUN echo a > /a"],
    hostile: true,
  },
  {
    name: "a backslash where the escape would be another",
    dockerfile: ["# escpae=`", "FROM busybox:1.35", "RUN echo a \\", "  b > /a"],
    fix: "unsafe",
    hostile: true,
    says: "escape",
  },
]);
