import { buildCases } from "../judge.ts";

buildCases("keyword-casing", [
  { name: "one of many", dockerfile: ["FROM busybox:1.35", "run echo a > /a", "ENV A=b"] },
  { name: "all but one", dockerfile: ["from busybox:1.35", "run echo a > /a", "CMD echo run"] },
  {
    name: "words that look like instructions",
    dockerfile: [
      "FROM busybox:1.35",
      "Run echo run \\",
      "  copy > /a",
      "COPY <<E /b",
      "run it",
      "E",
      "onbuild run echo env",
    ],
    hostile: true,
    changes: ['config.OnBuild: ["run echo env"] -> ["RUN echo env"]'],
  },
]);
