import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
// What it is about: the value that was meant.
const changes = ["run", "config.Env"];

buildCases("no-same-env-reference", [
  { name: "two", dockerfile: [base, "ENV A=/srv B=$A/app", 'CMD ["env"]'], fix: "unsafe", changes },
  {
    name: "three",
    dockerfile: [base, "ENV A=1 \\", "  B=${A}2 \\", "  C=${B}3", 'CMD ["env"]'],
    fix: "unsafe",
    changes,
  },
  {
    name: "a value from before, on purpose",
    dockerfile: [base, "ENV A=old", "ENV A=new B=$A", 'CMD ["env"]'],
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a path that is added to",
    dockerfile: [base, "ENV PATH=/x:$PATH B=$PATH", 'CMD ["env"]'],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
