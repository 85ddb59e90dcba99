import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const files = { "run.sh": script("#!/bin/sh", "echo ran") };

buildCases("copy-chown-after-user", [
  {
    name: "a file that is changed",
    dockerfile: [base, "USER 1000", "COPY run.sh /srv/run.sh", "RUN chmod +x /srv/run.sh"],
    files,
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "a file",
    dockerfile: [base, "USER nobody", "COPY run.sh /tmp/run.sh", 'CMD ["/tmp/run.sh"]'],
    files,
    fix: "unsafe",
    // Who owns it is what the rule is about.
    changes: ["/tmp/run.sh owner"],
    hostile: true,
  },
  {
    name: "a user that nobody made",
    dockerfile: [base, "USER app", "COPY run.sh /tmp/run.sh", "USER root"],
    files,
    fix: "unsafe",
    hostile: true,
  },
]);
