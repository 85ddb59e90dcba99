import rule from "../../../rules/user/copy-chown-after-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    {
      title: "a copy with its owner over one without",
      code: "FROM debian:12\nUSER 1000\nCOPY a /srv/a.sh\nCOPY --chown=1000 b /srv/a.sh\nRUN chmod 755 /srv/a.sh",
    },
    "FROM debian:12\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh\nUSER 1000",
    "FROM debian:12\nUSER 1000\nCOPY --chown=1000 run.sh /run.sh\nRUN chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nUSER root\nRUN chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN sudo chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN chmod +x /other.sh",
    "FROM registry.example.com/base:1\nUSER 1000\nCOPY run.sh /run.sh\nRUN chmod +x ./other.sh",
    // Most of what lies below the root is the base image's.
    "FROM debian:12\nUSER 1000\nCOPY rootfs /\nRUN chmod +x /usr/local/bin/start",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh || true",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN if [ -w /run.sh ]; then chmod +x /run.sh; fi",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /srv/run.sh\nRUN --mount=type=tmpfs,target=/srv chmod +x /srv/run.sh",
    // Whether the copied directory holds it is not known; only scripts are made executable alone.
    ...["755", "g-w,u+x", "a+xw"].map((mode) => `FROM debian:12\nUSER 1000\nCOPY . /srv\nRUN chmod ${mode} /srv/data`),
    {
      title: "Windows has no such owners",
      code: "FROM mcr.microsoft.com/windows/servercore:ltsc2022\nUSER app\nCOPY app C:/app",
      options: { when: "always" },
    },
    // The user made it.
    "FROM debian:12\nUSER 1000\nCOPY . /srv\nRUN mkdir /srv/data && chmod 777 /srv/data",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /srv/run.sh\nRUN rm -f /srv/run.sh && echo x > /srv/run.sh && chmod +x /srv/run.sh",
    "FROM debian:12\nUSER root\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh",
  ],
  bad: [
    {
      code: "FROM debian:12 AS a\n‹USER 1000:1000›\nFROM a\n«COPY» --link run.sh /srv/\nRUN chmod +x ‹/srv/run.sh›",
      related: ["The user is set here", "chmod fails here"],
      fixedUnsafe:
        "FROM debian:12 AS a\nUSER 1000:1000\nFROM a\nCOPY --link --chown=1000:1000 run.sh /srv/\nRUN chmod +x /srv/run.sh",
      message: "changed",
    },
    {
      code: "FROM debian:12\n‹USER 1000›\n«COPY» . /srv/app\nRUN true && chmod u+x ‹/srv/app/bin/start›",
      message: "changed",
      says: "The copied files belong to root, so chmod as 1000 fails: copy them with --chown",
      related: ["The user is set here", "chmod fails here"],
      fixedUnsafe: "FROM debian:12\nUSER 1000\nCOPY --chown=1000 . /srv/app\nRUN true && chmod u+x /srv/app/bin/start",
    },
    {
      title: "once for each copy",
      code: "FROM debian:12\n‹USER 1000›\n«COPY» . /srv\nRUN chmod +x ‹/srv/start› && chown 1000 /srv",
      message: "changed",
      related: ["The user is set here", "chmod fails here"],
      fixedUnsafe: "FROM debian:12\nUSER 1000\nCOPY --chown=1000 . /srv\nRUN chmod +x /srv/start && chown 1000 /srv",
    },
    {
      title: "a name that a flag may not hold as it is",
      code: "FROM debian:12\n‹USER app@example.com›\n«COPY» x /x",
      options: { when: "always" },
      message: "always",
      related: "The user is set here",
      fixed: null,
    },
    {
      code: "FROM debian:12\n‹USER 1000›\n«ADD» x /x",
      options: { when: "always" },
      message: "always",
      says: "The copied files belong to root, not to 1000: copy them with --chown",
      related: "The user is set here",
      fixedUnsafe: "FROM debian:12\nUSER 1000\nADD --chown=1000 x /x",
    },
    {
      title: "an empty layer knows no names",
      code: "FROM node:22\n‹USER node›\n«COPY» --link run.sh /run.sh\nRUN chmod +x ‹/run.sh›",
      message: "changed",
      related: ["The user is set here", "chmod fails here"],
    },
  ],
});
