import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";

buildCases("update-with-install", [
  { name: "two steps", dockerfile: [base, "RUN apt-get update", "RUN apt-get install -y tree"], fix: "unsafe" },
  {
    name: "with a clean-up",
    dockerfile: [base, "RUN apt-get update", "RUN apt-get install -y tree less && rm -rf /var/lib/apt/lists/*"],
    fix: "unsafe",
  },
  {
    name: "a change of directory before it",
    dockerfile: [base, "RUN cd /tmp && apt-get update", "RUN apt-get install -y tree && echo a > a"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "another step between",
    dockerfile: [base, "RUN apt-get update", "ENV A=1", "RUN apt-get install -y tree"],
    fix: "unsafe",
    hostile: true,
  },
]);
