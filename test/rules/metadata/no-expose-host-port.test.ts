import rule from "../../../rules/metadata/no-expose-host-port.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM a:1\nEXPOSE 80 443/tcp 8000-8010", "FROM a:1\nARG P\nEXPOSE $P"],
  bad: [
    { code: "FROM a:1\nENV P=8080:80\nEXPOSE «$P»", fixed: null },
    {
      code: "FROM a:1\nEXPOSE 443 «80:8080/tcp»",
      says: "EXPOSE takes no host part: 80:8080/tcp only says that the container listens on 8080/tcp",
      fixed: "FROM a:1\nEXPOSE 443 8080/tcp",
    },
  ],
});
