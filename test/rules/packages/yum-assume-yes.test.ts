import rule from "../../../rules/packages/yum-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM amazonlinux:2\nRUN yum install tar --assumeyes",
    "FROM amazonlinux:2\nRUN yum --setopt=assumeyes=True install tar",
    "FROM amazonlinux:2\nRUN sed -i '/main/a assumeyes=1' /etc/yum.conf\nRUN yum install tar",
    "FROM amazonlinux:2\nRUN yum-config-manager --save --setopt=assumeyes=1\nRUN yum install tar",
    "FROM amazonlinux:2\nRUN yes | yum install tar",
    "FROM amazonlinux:2\nRUN yum makecache && yum clean all",
  ],
  bad: [
    {
      code: "FROM amazonlinux:2\nRUN «yum update»",
      says: "yum update asks for confirmation, which a build cannot give: add -y",
      fixed: "FROM amazonlinux:2\nRUN yum update -y",
    },
    {
      code: "FROM amazonlinux:2\nRUN «yum groupinstall» 'Development Tools'",
      fixed: "FROM amazonlinux:2\nRUN yum groupinstall -y 'Development Tools'",
    },
    { code: "FROM amazonlinux:2\nRUN «yum erase» tar", fixed: "FROM amazonlinux:2\nRUN yum erase -y tar" },
  ],
});
