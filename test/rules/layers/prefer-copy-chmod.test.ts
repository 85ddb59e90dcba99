import rule from "../../../rules/layers/prefer-copy-chmod.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    { title: "a directory", code: "FROM debian:12\nCOPY data /data\nRUN chmod 777 /data" },
    { title: "a directory's file", code: "FROM debian:12\nCOPY . /app\nRUN chmod +x /app/run.sh" },
    { title: "more than that", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod +x /a.sh && /a.sh" },
    { title: "another mode already", code: "FROM debian:12\nCOPY --chmod=600 a.sh /a.sh\nRUN chmod 700 /a.sh" },
    { title: "something between", code: "FROM debian:12\nCOPY a.sh /a.sh\nUSER app\nRUN chmod 700 /a.sh" },
    { title: "another file", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /b.sh" },
    { title: "a pattern", code: "FROM debian:12\nCOPY *.sh /x/\nRUN chmod 700 /x/a.sh" },
    { title: "symbols with no octal mode", code: "FROM debian:12\nCOPY a.sh /a.sh\nRUN chmod g-w /a.sh" },
    {
      title: "an old frontend",
      code: "# syntax=docker/dockerfile:1.0\nFROM debian:12\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh",
    },
    { title: "a builder", code: "FROM debian:12 AS b\nCOPY a.sh /a.sh\nRUN chmod 700 /a.sh\nFROM scratch" },
    "FROM debian:12\nCOPY a.sh /a.sh\nRUN sudo -u x chmod 700 /a.sh",
  ],
  bad: [
    {
      title: "several, relative, over continued lines",
      code: 'FROM debian:12\nWORKDIR /app\nCOPY --chown=1:1 a.sh b.sh ./\nRUN «chmod 0755 a.sh \\\n  /app/b.sh»\nCMD ["/app/a.sh"]',
      fixed: 'FROM debian:12\nWORKDIR /app\nCOPY --chmod=0755 --chown=1:1 a.sh b.sh ./\nCMD ["/app/a.sh"]',
    },
    {
      title: "a program without extension",
      code: "FROM debian:12\nCOPY --from=b:1 /out/tool /usr/bin/\nRUN «chmod +x /usr/bin/tool»",
      fixedUnsafe: "FROM debian:12\nCOPY --chmod=755 --from=b:1 /out/tool /usr/bin/",
    },
    {
      title: "symbols where the frontend knows them",
      code: "# syntax=docker/dockerfile:1\nFROM debian:12\r\nCOPY a.sh /a.sh\r\nRUN «chmod a+x /a.sh»\r\n",
      fixed: "# syntax=docker/dockerfile:1\nFROM debian:12\r\nCOPY --chmod=+x a.sh /a.sh\r\n",
    },
    {
      title: "a comment stays",
      code: "FROM debian:12\nCOPY a.sh /a.sh\n# why\nRUN «chmod 755 /a.sh»",
      says: "COPY --chmod=755 sets the mode without a layer of its own",
      fixed: null,
    },
  ],
});
