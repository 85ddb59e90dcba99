import rule from "../../../rules/packages/zypper-non-interactive.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM opensuse/leap:15.6\nRUN zypper --non-interactive --gpg-auto-import-keys refresh && zypper -n in tar",
    "FROM opensuse/leap:15.6\nRUN zypper in --no-confirm tar",
    "FROM opensuse/leap:15.6\nRUN zypper refresh",
    "FROM opensuse/leap:15.6\nRUN yes | zypper in tar",
  ],
  bad: [
    {
      title: "the option stands before the subcommand",
      code: "FROM opensuse/leap:15.6\nRUN «zypper -q in» tar && «zypper rm» tar",
      fixed: "FROM opensuse/leap:15.6\nRUN zypper --non-interactive -q in tar && zypper --non-interactive rm tar",
    },
    {
      title: "no place between the words of a variable",
      code: 'FROM opensuse/leap:15.6\nARG ADD="zypper install"\nRUN «$ADD» tar',
      fixed: null,
    },
    {
      title: "exec form",
      code: 'FROM opensuse/leap:15.6\nRUN ["«zypper", "in»", "tar"]',
      says: "zypper in asks for confirmation, which a build cannot give: add --non-interactive",
      fixed: null,
    },
  ],
});
