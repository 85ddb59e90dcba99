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
    name: "a change of directory before it",
    dockerfile: [base, "RUN cd /tmp && echo a > /tmp/a", "RUN echo b > b && rm /tmp/a"],
    fix: "unsafe",
    hostile: true,
  },
]);
