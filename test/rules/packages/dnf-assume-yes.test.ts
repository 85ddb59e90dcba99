import rule from "../../../rules/packages/dnf-assume-yes.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM fedora:41\nRUN dnf install -qy tar",
    "FROM fedora:41\nRUN echo assumeyes=True >> /etc/dnf/dnf.conf\nRUN dnf install tar",
    "FROM photon:5.0\nRUN tdnf install -y tar",
    "FROM fedora:41\nRUN dnf check-update || true",
  ],
  bad: [
    { code: "FROM photon:5.0\nRUN «tdnf install» tar", fixed: "FROM photon:5.0\nRUN tdnf install -y tar" },
    { code: "FROM fedora:41\nRUN «dnf group install» core", fixed: "FROM fedora:41\nRUN dnf group install -y core" },
    {
      code: "FROM fedora:41\nRUN «dnf5 upgrade»",
      says: "dnf5 upgrade asks for confirmation, which a build cannot give: add -y",
      fixed: "FROM fedora:41\nRUN dnf5 upgrade -y",
    },
  ],
});
