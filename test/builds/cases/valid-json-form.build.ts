import { script } from "../context.ts";
import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["run", "config.Cmd"];

buildCases("valid-json-form", [
  { name: "single quotes", dockerfile: [base, "CMD ['echo', 'a b']"], changes },
  { name: "a comma too many", dockerfile: [base, 'CMD ["echo", "a",]'], changes },
  { name: "a step of the build", dockerfile: [base, "RUN ['mkdir', '/a']"], changes: ["build"] },
  { name: "a test in brackets", dockerfile: [base, "CMD [ -e /etc/passwd ]"], fix: "unsafe", hostile: true },
  { name: "a test that goes on", dockerfile: [base, 'CMD [ "a" = "a" ] && echo yes'], fix: "unsafe", hostile: true },
  { name: "a test that holds", dockerfile: [base, "CMD [ 'a', ]"], hostile: true },
  {
    name: "a pattern that stands for a program",
    dockerfile: [base, "WORKDIR /bin", "COPY z /bin/z", "CMD ['zx']"],
    files: { z: script("#!/bin/sh", "echo z") },
    hostile: true,
  },
  { name: "words for an ENTRYPOINT", dockerfile: [base, 'ENTRYPOINT ["echo"]', "CMD ['a', 'b']"], hostile: true },
  {
    name: "what a shell runs before it fails",
    dockerfile: [base, 'CMD ["a", "$(echo ran >&2)",]'],
    hostile: true,
  },
]);
