import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["config.User"];

buildCases("require-user", [
  { name: "a program that reads", dockerfile: [base, 'CMD ["cat", "/etc/passwd"]'], fix: "unsafe", changes },
  {
    name: "the account that the base brings",
    dockerfile: ["FROM node:20", 'CMD ["node", "-e", "console.log(require(\'os\').userInfo().uid > 0)"]'],
    fix: "unsafe",
    changes: [...changes, "run"],
    says: "less than root",
  },
  {
    name: "a user of an earlier stage",
    dockerfile: [`${base} AS build`, "USER nobody", base, "CMD echo a"],
    fix: "unsafe",
    changes,
  },
  {
    name: "a program that writes where root made a directory",
    says: "write less than root",
    dockerfile: [base, "WORKDIR /var/lib/q", "CMD echo a > a && cat a"],
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a file that only root may read",
    says: "read and write less than root",
    dockerfile: [base, "COPY --chmod=600 key /key", 'CMD ["cat", "/key"]'],
    files: { key: "k\n" },
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
