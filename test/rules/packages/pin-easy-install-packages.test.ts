import rule from "../../../rules/packages/pin-easy-install-packages.ts";
import { testRule } from "../../rule-tester.ts";

testRule(rule, {
  good: [
    "FROM python:2.7\nRUN easy_install -U 'pip==20.3.4' && easy_install 'flask>=1,<2'",
    "FROM python:2.7\nRUN easy_install https://example.com/app-1.0.tar.gz && easy_install . && easy_install --version",
    "FROM python:2.7\nRUN echo easy_install pip && pip install flask",
    { options: { allow: ["pip"] }, code: "FROM python:2.7\nRUN easy_install pip" },
    { title: "a name that is not known", code: "FROM python:2.7\nARG P\nRUN easy_install $P", unknown: true },
  ],
  bad: [
    {
      code: "FROM python:2.7\nRUN easy_install-2.7 -U «pip» && easy_install -i https://example.com/simple «supervisor» «flask»",
      says: ["No version is pinned for pip", "No version is pinned for supervisor", "No version is pinned for flask"],
    },
    {
      options: { accept: "exact" },
      code: "FROM python:2.7\nRUN easy_install «'flask>=1'»",
      says: "No version is pinned for flask",
    },
  ],
});
