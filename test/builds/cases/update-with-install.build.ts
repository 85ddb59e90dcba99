import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";

buildCases("update-with-install", [
  { name: "two steps", dockerfile: [base, "RUN apt-get update", "RUN apt-get install -y tree"] },
  {
    name: "with a clean-up",
    dockerfile: [base, "RUN apt-get update", "RUN apt-get install -y tree less && rm -rf /var/lib/apt/lists/*"],
  },
  {
    name: "a change of directory before it",
    dockerfile: [base, "RUN cd /tmp && apt-get update", "RUN apt-get install -y tree && echo a > a"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a host that only one step knows",
    dockerfile: [
      base,
      "RUN apt-get update && (echo 127.0.0.1 example.test >> /etc/hosts || true)",
      "RUN apt-get install -y tree && (grep example.test /etc/hosts > /found || true)",
    ],
    hostile: true,
  },
  {
    name: "another step between",
    dockerfile: [base, "RUN apt-get update", "ENV A=1", "RUN apt-get install -y tree"],
    fix: "unsafe",
    hostile: true,
  },
]);
