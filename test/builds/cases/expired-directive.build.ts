import { buildCases } from "../judge.ts";

buildCases("expired-directive", [
  {
    name: "above an instruction",
    dockerfile: ["FROM busybox:1.35", "# plimsoll ignore=no-root-user until=2020-01-31 -- gone", "RUN echo a > /a"],
  },
  {
    name: "for the file",
    dockerfile: [
      "# plimsoll ignore-file=no-root-user until=2020-01-31 -- gone",
      "FROM busybox:1.35",
      "RUN echo a > /a",
    ],
  },
  {
    name: "before a parser directive, which it makes a comment",
    dockerfile: [
      "# plimsoll ignore-file=no-root-user until=2020-01-31 -- gone",
      "# escape=`",
      "FROM busybox:1.35",
      "RUN echo a\\",
      "  b > /a",
    ],
    hostile: true,
  },
  {
    name: "within a continued line",
    dockerfile: [
      "FROM busybox:1.35",
      "RUN echo a \\",
      "# plimsoll ignore=no-root-user until=2020-01-31 -- gone",
      "  b > /a",
    ],
    hostile: true,
  },
]);
