import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";
const changes = ["run", "config.Cmd"];

buildCases("valid-json-form", [
  { name: "single quotes", dockerfile: [base, "CMD ['echo', 'a b']"], fix: "unsafe", changes },
  { name: "a comma too many", dockerfile: [base, 'CMD ["echo", "a",]'], fix: "unsafe", changes },
  { name: "a test in brackets", dockerfile: [base, "CMD [ -e /etc/passwd ]"], fix: "unsafe", hostile: true },
  { name: "a test that goes on", dockerfile: [base, 'CMD [ "a" = "a" ] && echo yes'], fix: "unsafe", hostile: true },
]);
