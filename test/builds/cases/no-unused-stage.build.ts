import { buildCases } from "../judge.ts";

const base = "FROM busybox:1.35";

buildCases("no-unused-stage", [
  { name: "before the last", dockerfile: [base, "RUN echo x > /x", base, "RUN echo a > /a"], fix: "unsafe" },
  {
    name: "with a comment",
    dockerfile: [`${base} AS test`, "# Why.", "RUN echo x > /x", "", `${base} AS last`, "RUN echo a > /a"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a number that counts stages",
    dockerfile: [base, "RUN echo x > /x", `${base} AS b`, "RUN echo b > /b", base, "COPY --from=1 /b /b"],
    fix: "unsafe",
    hostile: true,
  },
  {
    name: "a stage that a mount takes from",
    dockerfile: [`${base} AS m`, "RUN echo x > /x", base, "RUN --mount=from=m,target=/m cp /m/x /x"],
    fix: "unsafe",
    hostile: true,
  },
]);
