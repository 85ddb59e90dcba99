import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["build: fails"];

buildCases("valid-stopsignal", [
  { name: "two letters that changed places", dockerfile: [base, "STOPSIGNAL SIGQIUT", 'CMD ["true"]'], changes },
  { name: "without SIG", dockerfile: [base, "STOPSIGNAL TREM", 'CMD ["true"]'], hostile: true, changes },
  { name: "between two signals", dockerfile: [base, "STOPSIGNAL SIGILT"], hostile: true, changes },
]);
