import rule from "../../../rules/metadata/valid-label-key.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM debian:12\nLABEL a=1 a.b-c_d/e2=1 \"maintainer\"='x' a.-b__c=1",
    "FROM debian:12\nLABEL org.opencontainers.image.source=https://example.com org.dockerprojects.a=1 com.dockers=1 com.docker=1",
    "FROM scratch\nLABEL com.docker.extension.publisher-url=a com.docker.desktop.extension.api.version=1",
    { title: "a key that is not known", code: "FROM debian:12\nARG K\nLABEL a.$K=1", unknown: true },
  ],
  bad: [
    {
      code: "FROM debian:12\nLABEL «com.docker.a»=1 «io.docker.b»=1\nLABEL «org.dockerproject.c»=1",
      message: "reserved",
      says: ["com.docker.a", "io.docker.b", "org.dockerproject.c"].map(
        (key) => `The key ${key} is in a namespace that Docker reserves for itself: use one of your own`,
      ),
    },
    {
      options: { allow: [] },
      code: "FROM scratch\nLABEL «com.docker.extension.a»=1",
      message: "reserved",
      says: "The key com.docker.extension.a is in a namespace that Docker reserves for itself: use one of your own",
    },
    {
      code: 'FROM debian:12\nLABEL «aB»=1 «"a b"»=1 «a@b»=1 «a..b»=1 «a--b»=1 «1a»=1 «-a»=1 «a_»=1\nONBUILD LABEL «a.»=1',
      message: "form",
      says: [
        ["aB", "use lower case only"],
        ["a b", "use letters, digits, dots and hyphens only"],
        ["a@b", "use letters, digits, dots and hyphens only"],
        ["a..b", "no dot or hyphen follows another one"],
        ["a--b", "no dot or hyphen follows another one"],
        ["1a", "begin with a letter, and end with a letter or digit"],
        ["-a", "begin with a letter, and end with a letter or digit"],
        ["a_", "begin with a letter, and end with a letter or digit"],
        ["a.", "begin with a letter, and end with a letter or digit"],
      ].map(([key, fault]) => `The key ${key} does not follow Docker's guidelines: ${fault}`),
    },
  ],
});
