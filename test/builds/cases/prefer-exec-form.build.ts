import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("prefer-exec-form", [
  { name: "words", dockerfile: [base, "CMD echo hello world"], fix: "unsafe", changes: ["config.Cmd"] },
  {
    name: "quotes",
    dockerfile: [base, `ENTRYPOINT echo "it's" 'a "b"'`],
    fix: "unsafe",
    changes: ["config.Entrypoint"],
  },
  {
    name: "a variable",
    dockerfile: [base, "ENV WHO=me", "CMD echo $WHO"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Cmd"],
  },
  {
    name: "a script that does not name its shell",
    says: "shebang line",
    dockerfile: [base, "COPY start.sh /", "CMD ./start.sh"],
    files: { "start.sh": { content: "echo started\n", mode: 0o755 } },
    fix: "unsafe",
    hostile: true,
    changes: ["config.Cmd"],
  },
  {
    name: "a script that names it",
    dockerfile: [base, "COPY start.sh /", "CMD ./start.sh one"],
    files: { "start.sh": script("#!/bin/sh", "echo $1") },
    fix: "unsafe",
    changes: ["config.Cmd"],
  },
  {
    name: "a command that the entry point did not get",
    says: "words of CMD",
    dockerfile: [base, "ENTRYPOINT cat /etc/passwd", 'CMD ["/etc/nothing"]'],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Entrypoint"],
  },
  {
    name: "a list of commands",
    dockerfile: [base, "CMD echo one; echo done"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Cmd"],
  },
  {
    name: "a trap",
    dockerfile: [base, 'CMD trap "echo out" EXIT; echo in'],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Cmd"],
  },
  { name: "a builtin of the shell", dockerfile: [base, "CMD umask"], fix: "unsafe", hostile: true },
]);
