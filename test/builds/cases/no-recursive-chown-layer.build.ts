import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const files = { "app/a.txt": "a\n", "app/sub/b.txt": "b\n" };

buildCases("no-recursive-chown-layer", [
  {
    name: "a directory",
    dockerfile: [base, "RUN mkdir /srv", "COPY app /srv/app", "RUN chown -R 7:8 /srv/app"],
    files,
    fix: "unsafe",
  },
  {
    name: "a name",
    dockerfile: [base, "RUN mkdir /srv", "COPY app /srv/app", "RUN chown -R nobody:nobody /srv/app", "USER nobody"],
    files,
    fix: "unsafe",
  },
  {
    name: "parents that are made for it",
    dockerfile: [base, "COPY app /srv/app", "RUN chown -R 7:8 /srv/app"],
    files,
    fix: "unsafe",
    hostile: true,
    says: "parent",
  },
  {
    name: "a directory with more in it",
    says: "not what was there",
    dockerfile: [
      base,
      "RUN mkdir -p /srv/app && echo x > /srv/app/x",
      "COPY app /srv/app",
      "RUN chown -R 7:8 /srv/app",
    ],
    files,
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "the working directory itself",
    says: "not what was there",
    dockerfile: [
      base,
      "WORKDIR /srv/app",
      "COPY app .",
      "RUN chown -R nobody:nobody /srv/app",
      "USER nobody",
      "CMD echo a > /srv/app/new && cat new",
    ],
    files,
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "parents of what is copied",
    says: "parent",
    dockerfile: [base, "COPY app /srv/one/app", "RUN chown -R 7:8 /srv/one"],
    files,
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "two copies, and a command among others",
    dockerfile: [
      base,
      "RUN mkdir /srv",
      "COPY app /srv/one",
      "COPY app /srv/two",
      "RUN mkdir /data && chown -R 7 /srv/one /srv/two && echo b > /data/b",
    ],
    files,
    fix: "unsafe",
  },
  {
    name: "what the RUN puts there itself",
    dockerfile: [base, "COPY app /srv/app", "RUN mkdir /srv/app/log && chown -R 7:8 /srv/app"],
    files,
    fix: "unsafe",
    hostile: true,
  },
]);
