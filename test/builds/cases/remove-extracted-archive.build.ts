import { tarGz } from "../context.ts";
import { buildCases } from "../judge.ts";
import { curl } from "../tools.ts";

const base = ["FROM debian:bookworm-slim", "COPY --chmod=755 curl /usr/local/bin/curl", "COPY x.tgz /mirror/"];
const files = { curl, "x.tgz": tarGz({ "a.txt": "a\n" }) };
const url = "https://example.com/x.tgz";

buildCases("remove-extracted-archive", [
  {
    name: "a named file",
    dockerfile: [...base, `RUN curl -fsSLo /tmp/x.tgz ${url} && tar xf /tmp/x.tgz -C /opt`],
    files,
    changes: ["/tmp/x.tgz: file -> none"],
  },
  {
    name: "in the working directory",
    dockerfile: [...base, "WORKDIR /tmp", `RUN curl -fsSLO ${url} && tar xzf x.tgz -C /opt`],
    files,
    changes: ["/tmp/x.tgz: file -> none"],
  },
  {
    name: "a download that fails, and a fallback",
    dockerfile: [
      ...base,
      "RUN cd /tmp && curl -fsSLO https://example.com/y.tgz && tar xzf y.tgz -C /opt || echo skipped > /a",
    ],
    files,
    hostile: true,
  },
  {
    name: "commands that go on whatever happens",
    dockerfile: [...base, "RUN cd /tmp; curl -fsSLO https://example.com/y.tgz; tar xzf y.tgz; echo fine"],
    files,
    hostile: true,
  },
  {
    name: "another directory by pushd",
    changes: ["/tmp/x.tgz"],
    dockerfile: [
      ...base,
      "COPY x.tgz /srv/",
      "WORKDIR /srv",
      'SHELL ["/bin/bash", "-c"]',
      `RUN pushd /tmp && curl -fsSLO ${url} && tar xzf x.tgz -C /opt && popd && echo done`,
    ],
    files,
    hostile: true,
  },
  {
    name: "another directory by eval",
    dockerfile: [
      ...base,
      "COPY x.tgz /srv/",
      "WORKDIR /srv",
      `RUN eval "cd /tmp" && curl -fsSLO ${url} && tar xzf x.tgz -C /opt && cd /srv`,
    ],
    files,
    hostile: true,
    changes: ["/tmp/x.tgz: file -> none"],
  },
  {
    name: "read again later",
    dockerfile: [...base, `RUN curl -fsSLo /tmp/x.tgz ${url} && tar xf /tmp/x.tgz -C /opt`, "RUN cp /tmp/x.tgz /kept"],
    files,
    hostile: true,
  },
  {
    name: "the container reads it",
    dockerfile: [...base, `RUN curl -fsSLo /x.tgz ${url} && tar xf /x.tgz -C /opt`, 'CMD ["tar", "tf", "/x.tgz"]'],
    files,
    hostile: true,
  },
]);
