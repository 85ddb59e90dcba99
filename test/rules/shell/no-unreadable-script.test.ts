import rule from "../../../rules/shell/no-unreadable-script.ts";
import { testRule } from "../../rule-tester.ts";

const nested = (levels: number, padding: number) =>
  `echo ${"$(a ".repeat(levels)}${"b".repeat(padding)}${")".repeat(levels)}`;
const words = "This script nests too deeply, or opens too many here-documents, to be checked: divide it";

testRule(rule, {
  bad: [
    { title: "substitutions in a long script", code: `FROM debian:12\nRUN «${nested(250, 20_000)}»`, says: words },
    { title: "here-documents", code: `FROM debian:12\nRUN «cat ${"<<a ".repeat(2_100).trimEnd()}»`, says: words },
  ],
  good: [
    { title: "few levels in a long script", code: `FROM debian:12\nRUN ${nested(20, 20_000)}` },
    { title: "many levels in a short one", code: `FROM debian:12\nRUN ${nested(200, 1)}` },
    { title: "exec form", code: 'FROM debian:12\nRUN ["true"]' },
    { title: "another language", code: `FROM debian:12\nSHELL ["pwsh", "-Command"]\nRUN ${nested(250, 20_000)}` },
  ],
});
