import { buildCases } from "../judge.ts";

const from = "COPY --from=busybox:1.35 /bin/busybox /bin/busybox";
const run = ["/bin/busybox", "id", "-u"];

buildCases("no-named-user-without-passwd", [
  {
    name: "nobody",
    dockerfile: ["FROM scratch", from, "USER nobody"],
    run,
    fix: "unsafe",
    changes: ["config.User", "run"],
  },
  {
    name: "root",
    dockerfile: ["FROM scratch", from, "USER root"],
    run,
    fix: "unsafe",
    hostile: true,
    changes: ["config.User"],
  },
  {
    name: "a list of users that is copied",
    dockerfile: ["FROM scratch", from, "COPY passwd /etc/passwd", "USER nobody"],
    files: { passwd: "nobody:x:1234:1234::/:/\n" },
    run,
    fix: "unsafe",
    hostile: true,
  },
]);
