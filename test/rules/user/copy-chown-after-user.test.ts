import rule from "../../../rules/user/copy-chown-after-user.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh\nUSER 1000",
    "FROM debian:12\nUSER 1000\nCOPY --chown=1000 run.sh /run.sh\nRUN chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nUSER root\nRUN chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN sudo chmod +x /run.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN chmod +x /other.sh",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh || true",
    // The user made it.
    "FROM debian:12\nUSER 1000\nCOPY . /srv\nRUN mkdir /srv/data && chmod 777 /srv/data",
    "FROM debian:12\nUSER 1000\nCOPY run.sh /srv/run.sh\nRUN rm -f /srv/run.sh && echo x > /srv/run.sh && chmod +x /srv/run.sh",
    "FROM debian:12\nUSER root\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh",
  ],
  bad: [
    {
      code: "FROM debian:12 AS a\n‹USER app:app›\nFROM a\n«COPY» --link run.sh /srv/\nRUN chmod +x ‹/srv/run.sh›",
      related: ["The user is set here", "chmod fails here"],
      fixedUnsafe:
        "FROM debian:12 AS a\nUSER app:app\nFROM a\nCOPY --link --chown=app:app run.sh /srv/\nRUN chmod +x /srv/run.sh",
      message: "changed",
    },
    {
      code: "FROM debian:12\n‹USER 1000›\n«COPY» . /srv/app\nRUN true && chmod u+x ‹/srv/app/bin/start›",
      message: "changed",
      says: "The copied files belong to root: 1000 may not chmod them later",
      related: ["The user is set here", "chmod fails here"],
      fixedUnsafe: "FROM debian:12\nUSER 1000\nCOPY --chown=1000 . /srv/app\nRUN true && chmod u+x /srv/app/bin/start",
    },
    {
      code: "FROM debian:12\n‹USER 1000›\n«ADD» x /x",
      options: { when: "always" },
      message: "always",
      says: "The copied files belong to root, not to 1000",
      related: "The user is set here",
      fixedUnsafe: "FROM debian:12\nUSER 1000\nADD --chown=1000 x /x",
    },
  ],
});
