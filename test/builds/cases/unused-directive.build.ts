import { buildCases } from "../judge.ts";

// Only a directive about a rule that is on can be idle.
buildCases({ rules: ["unused-directive", "no-root-user"] }, [
  {
    name: "above an instruction",
    dockerfile: ["FROM busybox:1.35", "# plimsoll ignore=no-root-user -- gone", "RUN echo a > /a"],
  },
  {
    name: "for the file",
    dockerfile: ["# plimsoll ignore-file=no-root-user -- gone", "FROM busybox:1.35", "RUN echo a > /a"],
  },
  {
    name: "before a parser directive, which it makes a comment",
    dockerfile: [
      "# plimsoll ignore-file=no-root-user -- gone",
      "# escape=`",
      "FROM busybox:1.35",
      "RUN echo a\\",
      "  b > /a",
    ],
    hostile: true,
  },
  {
    name: "within a continued line",
    dockerfile: ["FROM busybox:1.35", "RUN echo a \\", "# plimsoll ignore=no-root-user -- gone", "  b > /a"],
    hostile: true,
  },
]);
