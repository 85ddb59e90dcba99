import { buildCases } from "../judge.ts";

const cache = "/var/cache/yum";

buildCases("yum-clean-all", [
  { name: "install", dockerfile: ["FROM amazonlinux:2", "RUN yum install -y tar"], changes: [cache] },
  {
    name: "several",
    dockerfile: ["FROM amazonlinux:2", "RUN yum install -y tar && yum install -y git"],
    changes: [cache],
  },
  {
    name: "a command that may fail, and one that ends the shell",
    dockerfile: ["FROM amazonlinux:2", "RUN yum install -y tar; exit 0"],
    hostile: true,
  },
  {
    name: "the package manager is gone at the end",
    dockerfile: ["FROM amazonlinux:2", "RUN yum install -y tar && rm /usr/bin/yum"],
    hostile: true,
  },
  {
    name: "a fallback",
    dockerfile: ["FROM amazonlinux:2", "RUN yum install tar || echo skipped > /skipped"],
    hostile: true,
  },
]);
