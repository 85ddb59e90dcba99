import { buildCases } from "../judge.ts";

const base = "FROM debian:bookworm-slim";

buildCases("apt-get-no-recommends", [
  {
    name: "a package that recommends none",
    dockerfile: [base, "RUN apt-get update && apt-get install -y tree"],
    fix: "unsafe",
  },
  {
    name: "a package that recommends another",
    dockerfile: [base, "RUN apt-get update && apt-get install -y greeter", 'CMD ["greeter"]'],
    fix: "unsafe",
    changes: ["/usr/bin/hello", "/usr/share", "/var/lib/dpkg"],
  },
  {
    name: "a package whose recommendation is used",
    dockerfile: [base, "RUN apt-get update && apt-get install -y greeter", 'CMD ["hello"]'],
    fix: "unsafe",
    hostile: true,
    says: "recommend",
  },
]);
