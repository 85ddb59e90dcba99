import rule from "../../../rules/packages/pin-apk-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM alpine:3.20\nRUN apk add --no-cache curl=8.9.1-r1 'gcc~=13' 'jq>1.7'",
    "FROM alpine:3.20\nRUN apk add --no-cache -t .deps !pkg ./x.apk",
    "FROM alpine:3.20\nRUN apk del curl",
  ],
  bad: [
    {
      title: "the value of a variable counts",
      code: 'FROM alpine:3.20\nARG PKGS="curl"\nRUN apk add --no-cache «$PKGS»',
    },
    "FROM alpine:3.20\nRUN apk add --no-cache --virtual .deps «gcc»",
    "FROM alpine:3.20\nRUN apk add --no-cache --repositories-file /etc/apk/alt «gcc»",
    { code: "FROM alpine:3.20\nRUN apk add --no-cache «curl@edge»", says: "No version is pinned for curl" },
  ],
});
