import { buildCases } from "../judge.ts";

const base = ["FROM busybox:1.35", "RUN adduser -D app"];
const changes = ["config.User"];

buildCases("no-unused-user", [
  { name: "a program that reads", dockerfile: [...base, 'CMD ["cat", "/etc/passwd"]'], fix: "unsafe", changes },
  {
    name: "a program in its home",
    dockerfile: [...base, 'CMD ["touch", "/home/app/a"]'],
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a program that writes where root made a directory",
    says: "write less than root",
    dockerfile: [...base, "WORKDIR /var/lib/q", "CMD echo a > a && cat a"],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
