import { buildCases } from "../judge.ts";

buildCases("no-space-before-equals", [
  // The first character of the value is what the rule is about.
  { name: "a variable", dockerfile: ["FROM busybox:1.35", "ENV PORT =8080"], fix: "unsafe", changes: ["config.Env"] },
  {
    name: "a label",
    dockerfile: ["FROM busybox:1.35", 'LABEL title ="My server"'],
    fix: "unsafe",
    changes: ["config.Labels"],
  },
  {
    name: "a value that begins with it on purpose",
    dockerfile: ["FROM busybox:1.35", "ENV OPERATOR ==", 'CMD ["env"]'],
    hostile: true,
  },
]);
