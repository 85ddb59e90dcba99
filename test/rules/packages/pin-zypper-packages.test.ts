import rule from "../../../rules/packages/pin-zypper-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM opensuse/leap:15.6\nRUN zypper -n in --from oss tar=1.34",
    "FROM opensuse/leap:15.6\nRUN zypper -n in -t pattern devel_basis",
    "FROM opensuse/leap:15.6\nRUN zypper -n in /usr/bin/tar",
  ],
  bad: [{ code: "FROM opensuse/leap:15.6\nRUN zypper -n in -r oss «tar»", says: "No version is pinned for tar" }],
});
