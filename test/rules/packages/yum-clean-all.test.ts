import rule from "../../../rules/packages/yum-clean-all.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM amazonlinux:2\nRUN yum -y install tar && yum -y clean all",
    "FROM amazonlinux:2\nRUN yum install -y tar; rm -rf /var/cache/*",
    "FROM rockylinux:9\nRUN yum install -y tar && dnf clean all",
    "FROM rockylinux:9\nRUN yum install -y tar && rm -rf /var/cache/dnf",
    "FROM rockylinux:9\nRUN yum --installroot=/rootfs install -y tar",
    "FROM rockylinux:9\nRUN --mount=type=cache,target=/var/cache/dnf yum install -y tar",
    "FROM rockylinux:9\nRUN q=$(date) && yum install -y tar && yum clean $q all",
    "FROM rockylinux:9\nRUN yum remove -y tar",
  ],
  bad: [
    {
      code: "FROM amazonlinux:2\nRUN «yum makecache»",
      says: "yum makecache leaves its package metadata in this layer",
      fixed: "FROM amazonlinux:2\nRUN yum makecache && yum clean all",
    },
    {
      code: "FROM amazonlinux:2\nRUN «yum update» -y && yum clean packages",
      fixed: "FROM amazonlinux:2\nRUN yum update -y && yum clean packages && yum clean all",
    },
    {
      title: "not on systems that have none",
      code: "FROM example.com/base:1\nRUN if [ -f /etc/redhat-release ]; then «yum install» -y tar; fi",
      fixed: null,
    },
    {
      title: "sudo",
      code: "FROM amazonlinux:2\nRUN sudo «yum localinstall» -y a.rpm",
      fixed: "FROM amazonlinux:2\nRUN sudo yum localinstall -y a.rpm && sudo yum clean all",
    },
    { title: "somebody else", code: "FROM amazonlinux:2\nRUN doas «yum install» -y tar" },
    { title: "another search path", code: "FROM amazonlinux:2\nRUN (export PATH=/opt:$PATH; «yum install» -y tar)" },
    { title: "the program goes", code: "FROM amazonlinux:2\nRUN «yum install» -y tar && rm -f /usr/bin/yum" },
  ],
});
