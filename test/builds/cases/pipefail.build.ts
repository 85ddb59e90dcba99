import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const bash = "FROM debian:bookworm-slim";

buildCases("pipefail", [
  { name: "a shell that knows the option", dockerfile: [base, "RUN echo a | cat > /a"], fix: "unsafe", hostile: true },
  {
    name: "bash",
    dockerfile: [bash, "RUN grep root /etc/passwd | sort > /a"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Shell"],
  },
  {
    name: "a first command that fails",
    dockerfile: [bash, "RUN grep zzz /etc/passwd | cat > /a"],
    fix: "unsafe",
    hostile: true,
    says: "pipefail",
  },
  {
    name: "a reader that ends early",
    dockerfile: [bash, "RUN yes | head -n 1 > /a"],
    fix: "unsafe",
    hostile: true,
    says: "pipefail",
  },
  {
    name: "two pipes",
    dockerfile: [bash, "RUN grep root /etc/passwd | sort > /a", "RUN grep sync /etc/passwd | sort > /b"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Shell"],
  },
  {
    name: "a command in the shell's words",
    dockerfile: [bash, "RUN echo a | cat > /a", "CMD echo ${0##*/}"],
    fix: "unsafe",
    hostile: true,
    changes: ["config.Shell"],
    says: "bash",
  },
]);
