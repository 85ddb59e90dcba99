import { buildCases } from "../judge.ts";

const base = "FROM opensuse/leap:15.6";

buildCases("zypper-non-interactive", [
  { name: "install", dockerfile: [base, "RUN zypper install tar && zypper clean --all"], changes: ["build: fails"] },
  { name: "in", dockerfile: [base, "RUN zypper in tar && zypper clean --all"], changes: ["build: fails"] },
  {
    name: "a refusal that is meant",
    dockerfile: [base, "RUN zypper install tar || echo no > /no"],
    hostile: true,
    // That it is answered is what the rule is about.
    changes: ["/etc/installed", "/no", "/var/cache"],
  },
]);
