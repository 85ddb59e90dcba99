import rule from "../../../rules/metadata/expose-proto-lowercase.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM nginx:1.27\nEXPOSE 80/tcp 53/udp 9000/sctp",
    "FROM nginx:1.27\nEXPOSE 80 8000-8100/tcp",
    { title: "a value that is not known", code: "FROM nginx:1.27\nARG PORT\nEXPOSE $PORT/tcp" },
    { title: "a host's name has no case to keep", code: "FROM nginx:1.27\nEXPOSE LOCALHOST:80:80/tcp" },
  ],
  bad: [
    {
      code: "FROM nginx:1.27\nEXPOSE 80 «8000-8100/TcP» 53/udp «53/UDP»",
      says: [
        "The protocol of 8000-8100/TcP is not lower case: write 8000-8100/tcp",
        "The protocol of 53/UDP is not lower case: write 53/udp",
      ],
      fixed: "FROM nginx:1.27\nEXPOSE 80 8000-8100/tcp 53/udp 53/udp",
    },
    { title: "through a variable", code: "FROM nginx:1.27\nARG PROTO=TCP\nEXPOSE «80/$PROTO»", fixed: null },
    {
      title: "for a later build",
      code: "FROM nginx:1.27\nONBUILD EXPOSE «80/TCP»",
      fixed: "FROM nginx:1.27\nONBUILD EXPOSE 80/tcp",
    },
  ],
});
