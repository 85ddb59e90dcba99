import { buildCases } from "../judge.ts";

buildCases("env-key-equals-value", [
  {
    name: "a word",
    dockerfile: ["FROM busybox:1.35", "ENV PORT 8080", "LABEL tier web"],
  },
  {
    name: "several words",
    dockerfile: ["FROM busybox:1.35", "ENV GREETING hello   world", "LABEL title My web server"],
  },
  {
    name: "quotes, backslashes and variables",
    dockerfile: [
      "FROM busybox:1.35",
      "ENV A its",
      'ENV B say "hi" there',
      "ENV C a\\ b \\\\ c",
      "ENV D $A and ${B:-none}",
      "ENV E \\$A 'single $A' \"double $A\"",
      "ENV F   spaced   out   ",
      'CMD ["env"]',
    ],
    hostile: true,
  },
  {
    name: "values that look like others",
    dockerfile: [
      "FROM busybox:1.35",
      "ENV A b=c d=e",
      "ENV B one \\",
      "  two",
      "ENV C #no comment",
      "LABEL l a=b c",
      'CMD ["env"]',
    ],
    hostile: true,
  },
]);
