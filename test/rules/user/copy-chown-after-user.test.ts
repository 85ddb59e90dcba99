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
    "FROM debian:12\nUSER root\nCOPY run.sh /run.sh\nRUN chmod +x /run.sh",
  ],
  bad: [
    {
      code: "FROM debian:12 AS a\nUSER app:app\nFROM a\n«COPY» --link run.sh /srv/\nRUN chmod +x /srv/run.sh",
      fixed:
        "FROM debian:12 AS a\nUSER app:app\nFROM a\nCOPY --link --chown=app:app run.sh /srv/\nRUN chmod +x /srv/run.sh",
      message: "changed",
    },
    { code: "FROM debian:12\nUSER 1000\n«COPY» app /srv/app\nRUN true && chown -R 1000 /srv/app/data" },
    { code: "FROM debian:12\nUSER 1000\n«ADD» x /x", options: { when: "always" }, message: "always" },
  ],
});
