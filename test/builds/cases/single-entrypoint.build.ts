import { buildCases } from "../judge.ts";

buildCases("single-entrypoint", [
  {
    name: "the last one holds",
    dockerfile: ["FROM busybox:1.35", 'ENTRYPOINT ["echo", "1"]', 'ENTRYPOINT ["echo", "2"]'],
  },
  {
    name: "with a command between them",
    dockerfile: ["FROM busybox:1.35", 'ENTRYPOINT ["echo"]', 'CMD ["arg"]', 'ENTRYPOINT ["echo", "2"]'],
    hostile: true,
  },
  {
    name: "before a command of the base",
    dockerfile: [
      "FROM busybox:1.35 AS base",
      'CMD ["base"]',
      "FROM base",
      'ENTRYPOINT ["echo", "1"]',
      'ENTRYPOINT ["echo", "2"]',
    ],
    hostile: true,
  },
]);
