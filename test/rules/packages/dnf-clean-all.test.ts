import rule from "../../../rules/packages/dnf-clean-all.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM fedora:41\nRUN dnf install -y tar && dnf clean all && rm -rf /var/cache/yum",
    "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install tar && microdnf clean all",
    "FROM photon:5.0\nRUN tdnf install -y tar && tdnf clean all",
    "FROM fedora:41\nRUN --mount=type=cache,target=/var/cache dnf install -y tar",
    "FROM fedora:41\nRUN dnf repolist",
  ],
  bad: [
    {
      code: "FROM photon:5.0\nRUN «tdnf install» -y tar",
      says: "tdnf install leaves its package metadata in this layer",
      fixed: "FROM photon:5.0\nRUN tdnf install -y tar && tdnf clean all",
    },
    {
      code: "FROM fedora:41\nRUN «dnf group install» -y core",
      fixed: "FROM fedora:41\nRUN dnf group install -y core && dnf clean all",
    },
    {
      code: "FROM fedora:41\nRUN «dnf5 upgrade» -y && dnf5 clean expire-cache || true",
      fixed: "FROM fedora:41\nRUN dnf5 upgrade -y && dnf5 clean expire-cache || true && dnf clean all",
    },
    { title: "somebody else", code: "FROM fedora:41\nRUN doas «dnf install» -y tar" },
    { title: "another search path", code: "FROM fedora:41\nRUN (export PATH=/opt:$PATH; «dnf install» -y tar)" },
    { title: "the program goes", code: "FROM fedora:41\nRUN «dnf install» -y tar && rm -f /usr/bin/dnf" },
  ],
});
