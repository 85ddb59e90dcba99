import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";
const changes = ["build: fails"];

buildCases("valid-shell-instruction", [
  { name: "words", dockerfile: [base, "SHELL /bin/bash -c", "RUN [[ a = a ]] && echo a > /a"], fix: "unsafe", changes },
  { name: "single quotes", dockerfile: [base, "SHELL ['/bin/bash', '-c']", "RUN echo a > /a"], fix: "unsafe", changes },
  {
    name: "quotes in words",
    dockerfile: [base, 'SHELL "/bin/bash" -o pipefail -c', "RUN echo a > /a"],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
