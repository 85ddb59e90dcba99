import { defineRule } from "../../src/author.ts";
import { pinOptions, pinPackages } from "../../src/kit.ts";

export default defineRule({
  id: "pin-easy-install-packages",
  summary: "Packages that easy_install installs are pinned to a version",
  why: "The version of an unpinned package depends on what is published on the day of the build. easy_install itself is no longer maintained: pip takes its place.",
  topic: "packages",
  category: "reproducibility",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: false,
  reference: "https://setuptools.pypa.io/en/latest/deprecated/easy_install.html",
  options: pinOptions,
  messages: { unpinned: "No version is pinned for {packages}{note}" },
  examples: [
    { bad: "FROM python:2.7\nRUN easy_install «pip»", good: "FROM python:2.7\nRUN easy_install pip==20.3.4" },
    { title: "A file has the version that it has", good: "FROM python:2.7\nRUN easy_install ./app-1.0-py2.7.egg" },
  ],
  on: { Run: pinPackages({ managers: ["easy_install"] }) },
});
