import { buildCases } from "../judge.ts";

buildCases("no-empty-continuation", [
  { name: "an empty line", dockerfile: ["FROM busybox:1.35", "RUN echo a > /a \\", "", "  && echo b > /b"] },
  {
    name: "empty lines among comments",
    dockerfile: [
      "FROM busybox:1.35",
      "RUN echo a > /a \\",
      "  # why",
      "",
      "  && echo b > /b \\",
      "",
      "",
      "  && echo c > /c",
    ],
  },
  {
    name: "lines of a quoted text",
    dockerfile: ["FROM busybox:1.35", "RUN printf '%s' 'a\\", "", "b' > /a"],
    hostile: true,
  },
  {
    name: "lines of a here-document",
    dockerfile: ["FROM busybox:1.35", "RUN <<E cat > /a", "x \\", "", "y", "E", 'CMD ["cat", "/a"]'],
    hostile: true,
  },
]);
