import type { LintReport } from "../../src/engine/types.ts";
import type { Finding } from "../../src/finding.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { ReporterContext } from "../../src/reporters/types.ts";
import { defineRule, type Rule } from "../../src/rule.ts";

const rules: readonly Rule[] = [
  defineRule({
    id: "apt-get-clean-lists",
    summary: "Package lists are deleted in the layer that downloaded them",
    why: "A later layer hides files but does not take their bytes back",
    topic: "packages",
    category: "size",
    severity: "warning",
    kinds: ["dockerfile"],
    recommended: true,
    aliases: { hadolint: ["DL3009"] },
    reference: "https://example.com/lists",
    messages: { left: "left" },
    examples: [{ bad: "RUN «apt-get update»", fixed: "RUN apt-get update && rm -rf /var/lib/apt/lists/*" }],
  }),
  defineRule({
    id: "no-root-user",
    summary: "The image does not run as root",
    why: "A process that breaks out as root owns the host.",
    topic: "user",
    category: "security",
    severity: "error",
    kinds: ["dockerfile"],
    recommended: true,
    cwe: [250],
    messages: { root: "root" },
    examples: [{ bad: "USER «root»" }, { good: "USER `whoami`" }],
  }),
];

export const text = "FROM debian:12\nRUN apt-get update\nUSER root\n";

export const context: ReporterContext = {
  kinds,
  rules: new Map(rules.map((rule) => [rule.id, rule])),
  version: "1.2.3",
  color: false,
  unknown: false,
  quiet: false,
};

export function finding(more: Partial<Finding> & Pick<Finding, "span">): Finding {
  return {
    rule: "apt-get-clean-lists",
    messageId: "left",
    severity: "warning",
    message: "apt-get leaves its lists",
    path: "app/Dockerfile",
    related: [],
    fixes: [],
    ...more,
  };
}

export const lists = finding({
  span: { start: 19, end: 33 },
  related: [{ span: { start: 5, end: 14 }, message: "based on Debian" }],
  fixes: [
    {
      title: "Delete the lists",
      safe: true,
      effect: ["cleanup"],
      edits: [{ span: { start: 33, end: 33 }, text: " && rm -rf /var/lib/apt/lists/*" }],
      verified: true,
    },
  ],
});

const root = finding({
  rule: "no-root-user",
  messageId: "root",
  severity: "error",
  message: "`root` runs the container",
  span: { start: 39, end: 43 },
  related: [{ span: { start: 0, end: 1 }, message: "built by service web", path: "compose.yaml" }],
  fixes: [
    { title: "Use nobody", safe: false, effect: ["user"], edits: [{ span: { start: 39, end: 43 }, text: "nobody" }] },
  ],
});

const note = finding({ rule: "plugin/rule", severity: "info", message: "two lines", span: { start: 15, end: 40 } });

export function reportOf(findings: readonly Finding[], more: Partial<LintReport> = {}): LintReport {
  const source = { path: "app/Dockerfile", text };
  const unknown = [
    { rule: "no-root-user", path: source.path, span: { start: 0, end: 4 }, reason: "the base image is not known" },
  ];
  return {
    files: [{ path: source.path, kind: "dockerfile", source, findings, suppressed: [], unknown }],
    failures: [],
    inputErrors: [],
    ...more,
  };
}

export const full: LintReport = reportOf([lists, note, root], {
  failures: [{ rule: "plugin/rule", path: "app/Dockerfile", message: "x is undefined", stack: "at x" }],
  inputErrors: [{ path: "missing.Dockerfile", message: "does not exist" }],
});

/** Texts as a hostile file could hold them: escape sequences, a bell, C1 controls, direction marks, half a pair. */
export const hostile = "a\x1b[31mb\x07\x9b2J\u202ec\u2028d\ud800e\nf\rg\th";

export const hostileReport: LintReport = reportOf(
  [
    finding({
      message: hostile,
      span: { start: 0, end: 4 },
      related: [{ span: { start: 0, end: 1 }, message: hostile, path: hostile }],
      fixes: [{ title: hostile, safe: true, effect: ["none"], edits: [{ span: { start: 0, end: 1 }, text: hostile }] }],
    }),
  ],
  {
    failures: [{ rule: hostile, path: hostile, message: hostile, stack: undefined }],
    inputErrors: [{ path: hostile, message: hostile }],
  },
);
