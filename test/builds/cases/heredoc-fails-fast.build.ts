import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("heredoc-fails-fast", [
  {
    name: "commands that pass",
    dockerfile: [base, "RUN <<EOF", "cp /etc/passwd /a", "cp /etc/passwd /b", "EOF"],
    fix: "unsafe",
  },
  {
    name: "a script that names its shell",
    dockerfile: [base, "RUN <<EOF", "#!/bin/sh", "echo a > /a", "echo b > /b", "EOF"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a command that may fail",
    dockerfile: [base, "RUN <<EOF", "grep -q zzz /etc/passwd", "echo b > /b", "EOF"],
    fix: "unsafe",
    hostile: true,
    says: "set -e",
  },
]);
