import { buildCases } from "../judge.ts";

const changes = ["config.Labels"];

buildCases("no-maintainer", [
  { name: "an address", dockerfile: ["FROM busybox:1.35", "MAINTAINER Ada <ada@example.com>"], changes },
  { name: "quotes", dockerfile: ["FROM busybox:1.35", "MAINTAINER \"Ada\" 'the first'"], changes },
  {
    name: "variables and backslashes",
    dockerfile: ["FROM busybox:1.35", "ENV WHO=me", 'MAINTAINER $WHO \\$WHO \\\\ "$WHO"', "CMD echo done"],
    hostile: true,
    changes,
  },
  {
    name: "a label that is there",
    dockerfile: ["FROM busybox:1.35", 'LABEL org.opencontainers.image.authors="us"', "MAINTAINER me"],
    hostile: true,
  },
]);
