import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";

buildCases("no-apt", [
  { name: "update and install", dockerfile: [base, "RUN apt update && apt install -y tree", 'CMD ["tree", "/srv"]'] },
  {
    name: "a variable before it",
    dockerfile: [base, "RUN DEBIAN_FRONTEND=noninteractive apt update && apt install -y tree less"],
  },
  {
    name: "archives that only one of them drops",
    dockerfile: [base, "RUN rm -f /etc/apt/apt.conf.d/docker-clean && apt update && apt install -y sudo"],
    hostile: true,
  },
  {
    name: "what only apt can do",
    dockerfile: [
      base,
      "RUN apt update && apt install -y less && apt list --installed > /dev/null && apt-get remove -y less",
    ],
    hostile: true,
  },
]);
