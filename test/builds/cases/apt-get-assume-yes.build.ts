import { buildCases } from "../judge.ts";

buildCases("apt-get-assume-yes", [
  {
    name: "a package with others",
    dockerfile: ["FROM debian:bookworm-slim", "RUN apt-get update && apt-get install greeter", 'CMD ["greeter"]'],
    changes: ["build: fails"],
  },
  {
    name: "one that asks nothing",
    dockerfile: ["FROM debian:bookworm-slim", "RUN apt-get update && apt-get install tree", 'CMD ["tree", "/srv"]'],
  },
  {
    name: "an answer that is piped in",
    dockerfile: [
      "FROM debian:bookworm-slim",
      "RUN apt-get update && echo n | apt-get install greeter || echo no > /no",
    ],
    hostile: true,
  },
  {
    name: "a setting that answers, and a trial run",
    dockerfile: [
      "FROM debian:bookworm-slim",
      `RUN echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/yes && apt-get update && apt-get install -s sudo && apt-get install greeter`,
    ],
    hostile: true,
  },
]);
