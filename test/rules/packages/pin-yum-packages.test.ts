import rule from "../../../rules/packages/pin-yum-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: ["FROM amazonlinux:2\nRUN yum install -y httpd-2.4.62-1.amzn2 ./a.rpm /usr/bin/git"],
  bad: [
    "FROM centos:8\nRUN yum module install -y «nodejs»",
    { code: "FROM amazonlinux:2\nRUN yum --enablerepo epel install -y «jq»", says: "No version is pinned for jq" },
  ],
});
