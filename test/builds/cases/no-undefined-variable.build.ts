import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("no-undefined-variable", [
  {
    name: "the architecture",
    dockerfile: [base, "COPY dist/$TARGETARCH/app /app"],
    files: { "dist/amd64/app": "a\n", "dist/arm64/app": "a\n" },
    fix: "unsafe",
    changes: ["build: fails"],
  },
  {
    name: "a name with a mistake",
    dockerfile: [base, "ENV APP_HOME=/srv", "WORKDIR $APP_HOEM/a"],
    fix: "unsafe",
    hostile: true,
    says: "APP_HOME",
  },
  { name: "one that may be empty", dockerfile: [base, "ENV A=x$NOTHING", 'CMD ["env"]'], fix: "unsafe", hostile: true },
  {
    name: "a home that only commands have",
    dockerfile: [base, "ENV TOOLS=$HOME/tools", 'CMD ["env"]'],
    fix: "unsafe",
    says: "Write /root",
  },
  {
    name: "an empty entry of a list",
    dockerfile: [base, "ENV LIBS=/a:$OTHER", 'CMD ["env"]'],
    fix: "unsafe",
    says: "Drop OTHER",
  },
]);
