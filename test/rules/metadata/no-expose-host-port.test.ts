import rule from "../../../rules/metadata/no-expose-host-port.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1\nEXPOSE 80 443/tcp 8000-8010", "FROM a:1\nARG P\nEXPOSE $P"],
  bad: [
    { code: "FROM a:1\nENV P=8080:80\nEXPOSE «$P»" },
    {
      code: "FROM a:1\nEXPOSE «127.0.0.1:53:54/udp»",
      says: "EXPOSE ignores the host part of 127.0.0.1:53:54/udp: it only documents that the container listens on 54/udp",
      fixed: "FROM a:1\nEXPOSE 54/udp",
    },
    {
      code: "FROM a:1\nEXPOSE «8080:»",
      says: "EXPOSE ignores the host part of 8080:: it only documents that the container listens on no port",
    },
    { title: "quotes", code: 'FROM a:1\nEXPOSE «"8080:80"»' },
    {
      code: "FROM a:1\nEXPOSE 443 «80:8080/tcp»",
      says: "EXPOSE ignores the host part of 80:8080/tcp: it only documents that the container listens on 8080/tcp",
      fixed: "FROM a:1\nEXPOSE 443 8080/tcp",
    },
  ],
});
