import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("no-removed-in-later-layer", [
  {
    name: "a file",
    dockerfile: [base, "RUN echo a > /tmp/a", "RUN cat /tmp/a > /b && rm /tmp/a"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "an archive",
    dockerfile: [
      base,
      "RUN mkdir /srv && echo a > /a && tar cf /tmp/x.tar /a",
      "RUN tar xf /tmp/x.tar -C /srv && rm /tmp/x.tar",
      'CMD ["ls", "/srv"]',
    ],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a copied file",
    dockerfile: [base, "COPY x.tar /tmp/", "RUN cat /tmp/x.tar > /y", "RUN rm /tmp/x.tar"],
    files: { "x.tar": "x\n" },
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a download",
    dockerfile: [
      base,
      "RUN mkdir /srv && tar cf /tmp/x.tar /etc/passwd",
      "RUN wget -q -O /tmp/y.tar https://example.com/ || cp /tmp/x.tar /tmp/y.tar",
      "RUN tar xf /tmp/y.tar -C /srv; rm /tmp/y.tar",
    ],
    hostile: true,
  },
  {
    name: "a script that is run once",
    dockerfile: [base, "COPY setup.sh /tmp/setup.sh", "RUN /tmp/setup.sh && rm /tmp/setup.sh"],
    files: { "setup.sh": script("#!/bin/sh", "echo a > /a") },
    fix: "unsafe",
  },
  {
    name: "a directory of a stage",
    dockerfile: [
      `${base} AS build`,
      "RUN mkdir /out && echo a > /out/a && echo b > /out/b",
      base,
      "COPY --from=build /out /opt/out",
      "RUN cat /opt/out/a /opt/out/b > /ab && rm -r /opt/out",
    ],
    fix: "unsafe",
    hostile: true,
    says: "unless /opt does not exist yet",
  },
  {
    name: "one of several words",
    dockerfile: [base, "COPY x.tar /tmp/x.tar", "RUN echo a > /tmp/y && cat /tmp/x.tar > /z && rm /tmp/x.tar /tmp/y"],
    files: { "x.tar": "x\n" },
    fix: "unsafe",
  },
  {
    name: "a script that changes itself",
    dockerfile: [
      base,
      "COPY setup.sh /tmp/setup.sh",
      "RUN chmod +x /tmp/setup.sh && /tmp/setup.sh && rm /tmp/setup.sh",
    ],
    files: { "setup.sh": "echo a > /a\n" },
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a directory that the file is alone in",
    dockerfile: [
      "FROM scratch",
      "COPY --from=busybox:1.35 / /",
      "COPY x.tar /in/x.tar",
      "RUN cat /in/x.tar > /z && rm /in/x.tar",
    ],
    files: { "x.tar": "x\n" },
    fix: "unsafe",
    hostile: true,
    says: "unless /in does not exist yet",
  },
  {
    name: "a change of directory before it",
    dockerfile: [base, "RUN cd /tmp && echo a > /tmp/a", "RUN echo b > b && rm /tmp/a"],
    fix: "unsafe",
    hostile: true,
  },
]);
