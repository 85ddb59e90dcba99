import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

// Many fixes in one run: each must hold beside the others.

const start = script("#!/bin/sh", 'exec tree "$@"');
const lists = ["/var/lib/apt/", "/var/cache/apt/"];

buildCases({ presets: ["recommended"] }, [
  {
    name: "safe fixes of a small service",
    dockerfile: [
      "FROM debian:bookworm-slim",
      "MAINTAINER Ada <ada@example.com>",
      "ENV ROOT /srv",
      "RUN apt-get update && apt-get install -y tree",
      "ADD start.sh /usr/local/bin/start",
      "RUN chmod 755 /usr/local/bin/start",
      "WORKDIR srv",
      'CMD ["true"]',
      'CMD ["start", "/srv"]',
    ],
    files: { "start.sh": start },
    changes: ["config.Labels", ...lists.slice(0, 1)],
  },
]);

buildCases({ presets: ["all"] }, [
  {
    name: "safe fixes of a small service",
    dockerfile: [
      "from debian:bookworm-slim as Build",
      "run apt update && apt install -y tree tree",
      "FROM debian:bookworm-slim",
      "COPY --from=0 /usr/bin/tree /tree",
      "ENTRYPOINT /tree /srv",
    ],
  },
  {
    name: "every fix of a small service",
    dockerfile: [
      "FROM debian:bookworm-slim",
      "RUN apt-get update",
      "RUN apt-get install -y tree",
      "ADD start.sh /usr/local/bin/start",
      "RUN chmod +x /usr/local/bin/start",
      "RUN mkdir /work",
      "RUN cd /work && echo a > a",
      "CMD start /srv",
    ],
    files: { "start.sh": start },
    fix: "unsafe",
    changes: ["config.User", "config.Cmd", ...lists],
  },
]);
