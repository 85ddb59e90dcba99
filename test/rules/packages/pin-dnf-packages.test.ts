import rule from "../../../rules/packages/pin-dnf-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM rockylinux/rockylinux:9\nRUN dnf -y module install nodejs:20 && dnf -y module install php:8.2/common && dnf module enable ruby",
    { code: "FROM rockylinux/rockylinux:9\nARG MODULE\nRUN dnf -y module install $MODULE", unknown: true },
    "FROM fedora:41\nRUN dnf install -y 'git = 2.47.0' && dnf group install -y core",
    "FROM fedora:41\nRUN dnf install -y '@development-tools' /usr/bin/tar",
    "FROM amazonlinux:2023.6.20241010.0\nRUN dnf install -y tar",
    "FROM amazonlinux:2023-minimal\nRUN dnf install -y tar",
  ],
  bad: [
    {
      title: "a module without its stream",
      code: "FROM rockylinux/rockylinux:9\nRUN dnf -y module install «nodejs» php:8.2 && microdnf module install «ruby/common»",
      says: ["No version is pinned for nodejs", "No version is pinned for ruby/common"],
    },
    "FROM redhat/ubi9-minimal:9.5\nRUN microdnf install «tar»",
    { code: "FROM photon:5.0\nRUN tdnf install -y «tar»", says: "No version is pinned for tar" },
    { code: "FROM amazonlinux:2\nRUN dnf install -y «tar»" },
  ],
});
