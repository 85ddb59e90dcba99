import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const lists = "/var/lib/apt/lists/";
const base = "FROM debian:bookworm-slim";
const install = (packages: string) => `RUN apt-get update && apt-get install -y ${packages}`;

buildCases("apt-get-clean-lists", [
  { name: "an installation", dockerfile: [base, install("tree"), 'CMD ["tree", "/srv"]'], changes: [lists] },
  {
    name: "lines that go on",
    dockerfile: [base, "RUN apt-get update \\", "  # for the tests", "  && apt-get install -y tree \\", "    less"],
    changes: [lists],
  },
  {
    name: "make needs them later",
    dockerfile: [base, install("make"), "COPY Makefile /", "RUN make deps"],
    files: { Makefile: "deps:\n\tapt-get install -y tree\n" },
    hostile: true,
  },
  {
    name: "a program in the path needs them later",
    dockerfile: [base, install("less"), "COPY pkgadd /usr/local/bin/", "RUN pkgadd tree"],
    files: { pkgadd: script("#!/bin/sh", 'apt-get install -y "$@"') },
    hostile: true,
  },
  {
    name: "a script needs them later",
    dockerfile: [base, install("less"), "COPY setup.txt /setup.txt", "RUN sh /setup.txt"],
    files: { "setup.txt": "apt-get install -y tree\n" },
    hostile: true,
  },
  {
    name: "the container needs them",
    dockerfile: [base, install("less"), "CMD apt-get install -y tree && tree /srv"],
    hostile: true,
  },
  {
    name: "a stage upon it needs them",
    dockerfile: [`${base} AS base`, install("less"), "FROM base", "RUN apt-get install -y tree"],
    hostile: true,
  },
  {
    name: "a user who may not",
    dockerfile: [
      base,
      "COPY --chmod=4755 doas /usr/local/bin/",
      "RUN apt-get update && apt-get install -y sudo && echo 'nobody ALL=NOPASSWD: ALL' > /etc/sudoers.d/nobody && rm -rf /var/lib/apt/lists/*",
      "USER nobody",
      "RUN doas apt-get update && doas apt-get install -y tree",
    ],
    files: { doas: script("#!/bin/sh", 'exec sudo "$@"') },
    hostile: true,
  },
  {
    name: "after a fallback, and before an exit",
    dockerfile: [base, "RUN apt-get update || true; apt-get install -y tree && exit 0"],
    hostile: true,
    changes: [lists],
  },
]);
