import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const frontend = "the engine's frontend is older";

buildCases("no-secret-variable-names", [
  {
    name: "a step that can do without",
    dockerfile: [base, "ARG API_TOKEN", 'RUN : "${API_TOKEN:-none}" && echo a > /a', "RUN echo b > /b"],
    fix: "unsafe",
    says: frontend,
  },
  {
    name: "a step among others, with mounts",
    dockerfile: [
      base,
      "ARG API_TOKEN",
      "RUN echo a > /a",
      'RUN --mount=type=tmpfs,target=/t test -z "$API_TOKEN" && echo c > /c',
    ],
    fix: "unsafe",
    says: frontend,
  },
  {
    name: "a program that reads it in another step",
    dockerfile: [base, "ARG API_TOKEN", "COPY p /p", "RUN /p", 'RUN test -z "$API_TOKEN"'],
    files: { p: { content: "#!/bin/sh\nenv | grep -c API_TOKEN > /seen || true\n", mode: 0o755 } },
    fix: "unsafe",
    hostile: true,
    says: frontend,
  },
]);
