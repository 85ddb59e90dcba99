import rule from "../../../rules/shell/use-shell-instruction.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nRUN ln -s /bin/bash /usr/local/bin/sh",
    "FROM debian:12\nRUN ln -sf /bin/sh /usr/bin/x && ls -l /bin/sh",
    { title: "where it goes is not seen", code: "FROM debian:12\nRUN cd /bin && ln -sf bash sh" },
    {
      title: "where there was none",
      code: 'FROM busybox:1.36 AS b\nFROM scratch\nCOPY --from=b /bin /busybox\nRUN ["/busybox/ln", "-s", "/busybox/sh", "/bin/sh"]',
    },
    { title: "several targets", code: "FROM debian:12\nRUN ln -s /a /b /bin/sh" },
    "FROM debian:12\nRUN chsh -s /bin/bash && mv /bin/sh /bin/sh.orig",
  ],
  bad: [
    {
      code: 'FROM debian:12\nRUN «ln -snf bash "/bin/sh"»',
      message: "replaced",
      says: "This replaces /bin/sh for every program in the image: choose the shell of RUN with SHELL",
      fixedUnsafe: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]',
      offers: 'Use SHELL ["/bin/bash", "-c"], unless programs of the image need another /bin/sh',
    },
    {
      title: "after it was removed",
      code: "FROM debian:12\nRUN rm /bin/sh && «ln -s /usr/bin/bash /bin/sh»\nRUN ls",
      message: "replaced",
      fixedUnsafe: 'FROM debian:12\nSHELL ["/usr/bin/bash", "-c"]\nRUN ls',
    },
    {
      title: "among other commands",
      code: "FROM debian:12\nRUN ls && «ln -s /bin/bash /usr/bin/sh»",
      message: "replaced",
      fixed: null,
    },
    {
      title: "a shell with options of its own",
      code: "FROM debian:12\nRUN «ln -sf /bin/busybox /bin/sh»",
      message: "replaced",
      fixed: null,
    },
    {
      title: "in exec form",
      code: 'FROM debian:12\nRUN ["«ln", "-sf", "/bin/bash", "/bin/sh»"]',
      message: "replaced",
      fixed: null,
    },
    {
      title: "for a later build",
      code: "FROM debian:12\nONBUILD RUN «ln -sf /bin/bash /bin/sh»",
      message: "replaced",
      fixed: null,
    },
    {
      options: { links: "named" },
      code: "FROM debian:12\nRUN «ln -s /bin/sh /usr/bin/x» && ln -s bash /usr/bin/sh && «ln -sf bash /bin/sh» && /bin/ln -s bash /bin/sh",
      fixed: null,
      message: "named",
      says: "This links /bin/sh: choose the shell of RUN with SHELL",
    },
  ],
});
