import { buildCases } from "../judge.ts";

buildCases("single-cmd", [
  { name: "the last one holds", dockerfile: ["FROM busybox:1.35", 'CMD ["echo", "1"]', 'CMD ["echo", "2"]'] },
  { name: "over several lines", dockerfile: ["FROM busybox:1.35", "CMD echo \\", "  1", "EXPOSE 80", "CMD echo 2"] },
  {
    name: "one in each stage, and one before the entry point",
    dockerfile: [
      "FROM busybox:1.35 AS base",
      'CMD ["echo", "base"]',
      "FROM base",
      'CMD ["1"]',
      'ENTRYPOINT ["echo"]',
      "# The one that counts.",
      'CMD ["2"]',
    ],
    hostile: true,
  },
  {
    name: "the last one is empty",
    dockerfile: ["FROM busybox:1.35", 'CMD ["echo", "1"]', "CMD []"],
    hostile: true,
  },
]);
