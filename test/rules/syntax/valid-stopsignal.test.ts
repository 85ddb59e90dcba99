import rule from "../../../rules/syntax/valid-stopsignal.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM debian:12\nSTOPSIGNAL term", "FROM debian:12\nSTOPSIGNAL 9", "FROM debian:12\nARG S\nSTOPSIGNAL $S"],
  bad: [
    "FROM debian:12\nSTOPSIGNAL «SIGNONE»",
    {
      code: "FROM debian:12\nSTOPSIGNAL «SIGQIUT»",
      says: "There is no signal SIGQIUT; did you mean SIGQUIT?",
      fixed: "FROM debian:12\nSTOPSIGNAL SIGQUIT",
    },
    { title: "between two signals", code: "FROM debian:12\nSTOPSIGNAL «SIGILT»" },
    "FROM debian:12\nENV S=TREM\nSTOPSIGNAL «$S»",
    { code: "FROM debian:12\nENV S=\nSTOPSIGNAL «$S»", says: 'There is no signal ""' },
    { code: "FROM debian:12\nSTOPSIGNAL «65»", says: "There is no signal 65" },
  ],
});
