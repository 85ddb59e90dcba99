import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import rule from "../../../rules/suppressions/unused-waiver.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { testRule } from "../../rule-tester.ts";

const files = { Dockerfile: "FROM debian:12\nUSER root\n", "web/Dockerfile": "FROM debian:12\nUSER app\n" };
const waiver = (rules: string, file = "Dockerfile") => `- rules: ${rules}\n    files: [${file}]\n    reason: r`;

testRule(rule, {
  beside: [aptGetCleanLists, noRootUser],
  good: [
    { title: "for every rule", code: `waivers:\n  ${waiver("all")}\n`, files },
    { title: "by a peer's code", code: `waivers:\n  ${waiver("DL3002")}\n`, files },
  ],
  bad: [
    {
      code: `waivers:\n  ${waiver("[DL3002]")}\n  - «${waiver("all", "web").slice(2)}»\n`,
      files,
      message: "waiver",
      says: "This waiver suppresses nothing",
    },
    {
      title: "one name of several",
      code: `waivers:\n  ${waiver("[no-root-user, «DL3009»]")}\n`,
      files,
      message: "name",
      says: "There is no finding of DL3009 to suppress in the files of this waiver",
    },
    {
      title: "no such files",
      code: `waivers:\n  ${waiver("DL3002", "gone/**").replace("[gone/**]", "«[gone/**]»")}\n`,
      files,
      message: "files",
      says: "The files of this waiver do not exist or are not linted",
    },
  ],
});
