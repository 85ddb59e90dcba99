import { buildCases } from "../judge.ts";

const base = "FROM opensuse/leap:15.6";
const cache = "/var/cache/zypp";

buildCases("zypper-clean", [
  { name: "install", dockerfile: [base, "RUN zypper -n install tar"], changes: [cache] },
  { name: "several", dockerfile: [base, "RUN zypper -n in tar && zypper -n in git"], changes: [cache] },
  {
    name: "the package manager is gone at the end",
    dockerfile: [base, "RUN zypper -n install tar && rm /usr/bin/zypper"],
    hostile: true,
  },
  { name: "a fallback", dockerfile: [base, "RUN zypper install tar || echo skipped > /skipped"], hostile: true },
]);
