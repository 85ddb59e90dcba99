import rule from "../../../rules/packages/zypper-clean.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM opensuse/leap:15.6\nRUN zypper ref && zypper in -y tar && zypper cc --all",
    "FROM opensuse/leap:15.6\nRUN zypper in -y tar && rm -rf /var/cache/zypp",
    "FROM opensuse/leap:15.6\nRUN zypper --root /rootfs in -y tar",
  ],
  bad: [
    {
      code: "FROM opensuse/leap:15.6\nRUN «zypper refresh»",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper refresh && zypper clean --all",
    },
    {
      code: "FROM opensuse/leap:15.6\nRUN «zypper dup» -y",
      says: "zypper dup leaves its package metadata in this layer",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper dup -y && zypper clean --all",
    },
    { title: "somebody else", code: "FROM opensuse/leap:15.6\nRUN doas «zypper install» -y tar" },
    {
      title: "another search path",
      code: "FROM opensuse/leap:15.6\nRUN (export PATH=/opt:$PATH; «zypper install» -y tar)",
    },
    {
      title: "the program goes",
      code: "FROM opensuse/leap:15.6\nRUN «zypper install» -y tar && rm -f /usr/bin/zypper",
    },
  ],
});
