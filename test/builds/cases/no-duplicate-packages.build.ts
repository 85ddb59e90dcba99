import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";

buildCases("no-duplicate-packages", [
  { name: "in one command", dockerfile: [base, "RUN apt-get update && apt-get install -y tree less tree"] },
  {
    name: "in two",
    dockerfile: [base, "RUN apt-get update && apt-get install -y tree && apt-get install -y less tree"],
    fix: "unsafe",
  },
  {
    name: "marked as nobody's wish in between",
    dockerfile: [
      base,
      "RUN apt-get update && apt-get install -y tree && apt-mark auto tree && apt-get install -y tree less && apt-get autoremove -y",
      'CMD ["tree", "/srv"]',
    ],
    hostile: true,
  },
  {
    name: "removed in between",
    dockerfile: [
      base,
      "RUN apt-get update && apt-get install -y tree && apt-get remove -y tree && apt-get install -y tree less",
      'CMD ["tree", "/srv"]',
    ],
    hostile: true,
  },
  {
    name: "a mark that it is wanted",
    dockerfile: [base, "RUN apt-get update && apt-get install -y tree tree+ less"],
    hostile: true,
  },
]);
