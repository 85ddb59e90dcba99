import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["config.User"];

buildCases("numeric-user", [
  {
    name: "a user that is made here",
    dockerfile: [base, "RUN adduser -D -u 10001 app", "USER app", 'CMD ["id", "-u"]'],
    fix: "unsafe",
    changes,
  },
  {
    name: "a group too",
    dockerfile: [base, "RUN addgroup -g 20 g && adduser -D -u 10001 -G g app", "USER app:g", 'CMD ["id"]'],
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a group that goes with the user",
    dockerfile: [base, "RUN addgroup -g 20 g && adduser -D -u 10001 -G g app", "USER app", 'CMD ["id"]'],
    fix: "unsafe",
    hostile: true,
    changes,
  },
  {
    name: "a number that is changed later",
    says: "unless it is changed later",
    dockerfile: [
      base,
      "RUN adduser -D -u 10001 app && sed -i s/10001/10002/ /etc/passwd",
      "USER app",
      'CMD ["id", "-u"]',
    ],
    fix: "unsafe",
    hostile: true,
    changes,
  },
]);
