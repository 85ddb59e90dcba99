import { expect, it } from "vitest";
import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import directiveReason from "../../../rules/suppressions/directive-reason.ts";
import expiredDirective from "../../../rules/suppressions/expired-directive.ts";
import malformedDirective from "../../../rules/suppressions/malformed-directive.ts";
import unknownRule from "../../../rules/suppressions/unknown-rule-in-directive.ts";
import unusedDirective from "../../../rules/suppressions/unused-directive.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import { lintProject } from "../../../src/engine/lint.ts";
import type { Rule } from "../../../src/rule.ts";
import { readMarks, writeMarks } from "../../../src/testing/marks.ts";
import { configOf } from "../../../src/testing/run-case.ts";

// These rules need others to silence, which the rule tester, with its one rule, does not offer.

const names: Readonly<Record<string, readonly string[]>> = {
  DL3002: [noRootUser.id],
  [noRootUser.id]: [noRootUser.id],
  DL3009: [aptGetCleanLists.id],
};

function lint(rule: Rule, text: string) {
  const rules = [rule, noRootUser, aptGetCleanLists];
  const config = configOf(rule, undefined);
  const settings = new Map([
    ...config.settings("", "dockerfile"),
    ...configOf(noRootUser, undefined).settings("", "dockerfile"),
    ...configOf(aptGetCleanLists, undefined).settings("", "dockerfile"),
  ]);
  const report = lintProject([{ path: "Dockerfile", text, kind: "dockerfile" }], {
    config: {
      ...config,
      rules,
      settings: () => settings,
      lookup: (name) => names[name] ?? [],
    },
    reader: { read: () => undefined, exists: () => false },
    today: "2026-01-01",
  });
  return report.files[0]?.findings.filter((finding) => finding.rule === rule.id) ?? [];
}

for (const rule of [directiveReason, expiredDirective, malformedDirective, unknownRule, unusedDirective]) {
  rule.examples.forEach(({ bad, good, message }, index) => {
    if (bad !== undefined) {
      it(`${rule.id}: finds what example ${index} marks`, () => {
        const { text, spans } = readMarks(bad);
        const findings = lint(rule, text);
        expect(
          writeMarks(
            text,
            findings.map(({ span }) => span),
          ),
        ).toBe(writeMarks(text, spans));
        if (message !== undefined) expect(findings.map(({ messageId }) => messageId)).toEqual([message]);
      });
    }
    if (good !== undefined) {
      it(`${rule.id}: passes example ${index}`, () => {
        expect(lint(rule, good)).toEqual([]);
      });
    }
  });
}
