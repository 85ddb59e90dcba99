import { buildCases } from "../judge.ts";

const cache = "/var/cache/dnf";

buildCases("dnf-clean-all", [
  { name: "install", dockerfile: ["FROM fedora:41", "RUN dnf install -y tar"], changes: [cache] },
  { name: "several", dockerfile: ["FROM fedora:41", "RUN dnf install -y tar && dnf install -y git"], changes: [cache] },
  {
    name: "a command that may fail, and one that ends the shell",
    dockerfile: ["FROM fedora:41", "RUN dnf install -y tar; exit 0"],
    hostile: true,
  },
  {
    name: "the package manager is gone at the end",
    dockerfile: ["FROM fedora:41", "RUN dnf install -y tar && rm /usr/bin/dnf"],
    hostile: true,
  },
  {
    name: "a fallback",
    dockerfile: ["FROM fedora:41", "RUN dnf install tar || echo skipped > /skipped"],
    hostile: true,
  },
]);
