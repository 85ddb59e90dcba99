import { buildCases } from "../judge.ts";

buildCases("dnf-assume-yes", [
  {
    name: "install",
    dockerfile: ["FROM fedora:41", "RUN dnf install tar && dnf clean all"],
    changes: ["build: fails"],
  },
  {
    name: "upgrade",
    dockerfile: ["FROM fedora:41", "RUN dnf upgrade && dnf clean all"],
    hostile: true,
    changes: ["build: fails"],
  },
  {
    name: "a refusal that is meant",
    dockerfile: ["FROM fedora:41", "RUN echo n | dnf install tar || echo no > /no"],
    hostile: true,
  },
]);
