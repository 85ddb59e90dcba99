import { buildCases } from "../judge.ts";

buildCases("yum-assume-yes", [
  {
    name: "install",
    dockerfile: ["FROM amazonlinux:2", "RUN yum install tar && yum clean all"],
    changes: ["build: fails"],
  },
  {
    name: "upgrade",
    dockerfile: ["FROM amazonlinux:2", "RUN yum upgrade && yum clean all"],
    hostile: true,
    changes: ["build: fails"],
  },
  {
    name: "a refusal that is meant",
    dockerfile: ["FROM amazonlinux:2", "RUN echo n | yum install tar || echo no > /no"],
    hostile: true,
  },
]);
