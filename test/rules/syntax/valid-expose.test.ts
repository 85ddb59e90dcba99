import rule from "../../../rules/syntax/valid-expose.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nEXPOSE 0 65535 8000-8010 53/UDP 80/sctp",
    "FROM alpine:3.20\nARG PORT\nEXPOSE $PORT",
    'FROM alpine:3.20\nARG PORTS=" 80  443 "\nEXPOSE $PORTS',
    "FROM alpine:3.20\nEXPOSE 127.0.0.1:80:8080/tcp",
    { code: "FROM alpine:3.20\nARG PORT=99999\nEXPOSE $PORT", buildArgs: { PORT: "80" } },
  ],
  bad: [
    "FROM alpine:3.20\nEXPOSE 80 «65536» \\\n  «http»",
    { code: "FROM alpine:3.20\nEXPOSE «8010-8000»", says: "The range 8010-8000 ends before it starts" },
    {
      title: "the first fault of a value",
      code: 'FROM alpine:3.20\nARG PORTS="80 8010-8000 99999"\nEXPOSE «$PORTS»',
      says: "The range 8010-8000 ends before it starts",
    },
    { title: "from the parent stage", code: "FROM alpine:3.20 AS a\nENV P=70000\nFROM a\nEXPOSE «${P}/tcp»" },
    { title: "a comment behind it", code: "FROM alpine:3.20\nEXPOSE 80 «#» «web»" },
    { code: "FROM alpine:3.20\nONBUILD EXPOSE «99999»" },
  ],
});
