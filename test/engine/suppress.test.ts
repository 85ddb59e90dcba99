import { describe, expect, it } from "vitest";
import directiveReason from "../../rules/suppressions/directive-reason.ts";
import expiredDirective from "../../rules/suppressions/expired-directive.ts";
import malformedDirective from "../../rules/suppressions/malformed-directive.ts";
import unknownRule from "../../rules/suppressions/unknown-rule-in-directive.ts";
import unusedDirective from "../../rules/suppressions/unused-directive.ts";
import { type SuppressOptions, suppress } from "../../src/engine/suppress.ts";
import type { Finding } from "../../src/finding.ts";
import type { Directive } from "../../src/kinds/kind.ts";
import { parseSuppression } from "../../src/syntax/directives.ts";
import { applyEdits } from "../../src/text/edit.ts";

const rules = [directiveReason, expiredDirective, malformedDirective, unknownRule, unusedDirective];

const names: Readonly<Record<string, readonly string[]>> = {
  a: ["a"],
  b: ["b"],
  "no-root-user": ["no-root-user"],
  "hadolint:DL3002": ["no-root-user"],
  DL3002: ["no-root-user"],
  "DS-0002": ["no-root-user"],
  "missing-user": ["no-root-user"],
  DL3008: ["a", "b"],
};

function optionsFor(text: string, more: Partial<SuppressOptions> = {}): SuppressOptions {
  return {
    source: { path: "Dockerfile", text },
    lookup: (name) => names[name] ?? [],
    today: "2026-06-15",
    reportUnused: false,
    requireReason: false,
    rule: (id) => rules.find((rule) => rule.id === id),
    severity: (id) => {
      const rule = rules.find((one) => one.id === id);
      return rule?.recommended ? rule.severity : "off";
    },
    ...more,
  };
}

/** Findings where `rule@` stands in the text, directives from its comments; each covers up to the next blank line. */
function run(text: string, more: Partial<SuppressOptions> = {}) {
  const findings = [...text.matchAll(/([\w-]+)@/g)].map(({ 1: rule, index }) => findingAt(rule as string, index));
  const directives = [...text.matchAll(/#.*/g)].flatMap(({ 0: comment, index }) => {
    const blank = text.indexOf("\n\n", index);
    const next = { start: index, end: blank < 0 ? text.length : blank };
    return parseSuppression(comment, { start: index, end: index + comment.length }).map((found): Directive => {
      const scope = found.scope === "file" ? { start: 0, end: text.length } : next;
      return { ...found, scope };
    });
  });
  return suppress(findings, directives, optionsFor(text, more));
}

function findingAt(rule: string, start: number): Finding {
  const span = { start, end: start + rule.length };
  return {
    rule,
    messageId: "m",
    severity: "warning",
    message: rule,
    path: "Dockerfile",
    span,
    related: [],
    fixes: [],
  };
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return findings.map(({ rule }) => rule);
}

function said(text: string, more?: Partial<SuppressOptions>): readonly string[] {
  return run(text, more).extra.map(
    ({ rule, messageId, span }) => `${rule}/${messageId}: ${text.slice(span.start, span.end)}`,
  );
}

describe("what is silenced", () => {
  it("leaves findings alone without directives", () => {
    const findings = [findingAt("a", 0)];
    expect(suppress(findings, [], optionsFor("a")).kept).toBe(findings);
  });

  it.each([
    ["# plimsoll ignore=a\na@ b@\n\na@", ["b", "a"]],
    ["# plimsoll ignore=ALL\na@ b@\n\na@", ["a"]],
    ["# plimsoll ignore=a,b\na@ b@\n\na@", ["a"]],
    ["# plimsoll ignore\na@ b@\n\na@", ["a"]],
    ["a@ b@\n# plimsoll ignore-file=a", ["b"]],
    ["# plimsoll ignore=DL3002\nno-root-user@", []],
    ["# hadolint ignore=DL3002\nno-root-user@", []],
    ["# hadolint ignore=DL3008\na@ b@", []],
    ["# nosemgrep: dockerfile.security.missing-user\nno-root-user@", []],
    ["#trivy:ignore:AVD-DS-0002\nno-root-user@", []],
    ["#trivy:ignore:DS002\nno-root-user@", []],
    ["# plimsoll ignore=zzz\na@", ["a"]],
    ["# plimsoll ignore=a until=2026-06-15\na@", []],
    ["# plimsoll ignore=a until=2026-06-14\na@", ["a"]],
    ["# plimsoll ignore=a until=never\na@", ["a"]],
  ])("%j keeps %j", (text, kept) => {
    expect(rulesOf(run(text).kept)).toEqual(kept);
  });

  it("keeps order and names the innermost directive", () => {
    const text = "# plimsoll ignore-file=a\na@ b@\n\n# plimsoll ignore=a -- inner\na@\n\nb@ a@";
    const { kept, suppressed } = run(text);
    expect(rulesOf(kept)).toEqual(["b", "b"]);
    expect(suppressed.map(({ reason }) => reason)).toEqual([undefined, "inner", undefined]);
  });

  it("covers a finding at the very end of the scope", () => {
    const scope = { start: 0, end: 10 };
    const [found] = parseSuppression("# plimsoll ignore-file=a", { start: 0, end: 24 });
    const { kept } = suppress(
      [findingAt("a", 10)],
      [{ ...(found as NonNullable<typeof found>), scope }],
      optionsFor(""),
    );
    expect(kept).toEqual([]);
  });

  it("does not need directives in source order", () => {
    const [found] = parseSuppression("# plimsoll ignore=a", { start: 0, end: 19 });
    const at = (start: number, end: number) => ({
      ...(found as NonNullable<typeof found>),
      scope: { start, end },
    });
    expect(suppress([findingAt("a", 5)], [at(40, 50), at(20, 30), at(0, 10)], optionsFor("")).kept).toEqual([]);
  });

  it("does not need findings in source order", () => {
    const text = "# plimsoll ignore=a\na@\n\na@";
    const [found] = parseSuppression("# plimsoll ignore=a", { start: 0, end: 19 });
    const directive = { ...(found as NonNullable<typeof found>), scope: { start: 0, end: 21 } };
    const { kept } = suppress([findingAt("a", 24), findingAt("a", 20)], [directive], optionsFor(text));
    expect(kept.map(({ span }) => span.start)).toEqual([24]);
  });
});

describe("what is said about directives", () => {
  const asked = { reportUnused: true };

  it.each([
    ["# plimsoll ignore=a -- x\nb@", ["unused-directive/directive: # plimsoll ignore=a -- x"]],
    ["# plimsoll ignore=a,b -- x\nb@", ["unused-directive/name: a"]],
    ["# plimsoll ignore -- x\n\na@", ["unused-directive/directive: # plimsoll ignore -- x"]],
    ["# plimsoll ignore=a -- x\na@", []],
    ["# plimsoll ignore=DL3008 -- x\nb@", []],
    ["# hadolint ignore=DL9999\nb@", ["unused-directive/unmapped: DL9999"]],
    ["# hadolint ignore=DL3002,DL9999\nno-root-user@", ["unused-directive/unmapped: DL9999"]],
    ["# hadolint ignore=DL3002\nb@", ["unused-directive/directive: # hadolint ignore=DL3002"]],
    ["# hadolint ignore=DL3002\n#trivy:ignore:DS-0002\nno-root-user@", []],
  ])("unused: %j", (text, expected) => {
    expect(said(text, asked)).toEqual(expected);
    expect(said(text)).toEqual([]);
  });

  it("calls nothing unused that silences something, be it at the edge of its scope or out of order", () => {
    const [found] = parseSuppression("# plimsoll ignore=a -- x", { start: 0, end: 24 });
    const directive = { ...(found as NonNullable<typeof found>), scope: { start: 30, end: 40 } };
    const extra = (...starts: readonly number[]) =>
      suppress(
        starts.map((start) => findingAt("a", start)),
        [directive],
        optionsFor("", asked),
      ).extra;
    for (const starts of [[30], [40], [50, 35, 1]]) expect(extra(...starts)).toEqual([]);
    for (const starts of [[29], [41], []]) expect(extra(...starts)).toHaveLength(1);
  });

  it("calls nothing unused whose rule was not checked", () => {
    expect(said("# plimsoll ignore=a -- x\nb@", { ...asked, enabled: () => true })).toHaveLength(1);
    expect(said("# plimsoll ignore=a -- x\nb@", { ...asked, enabled: (rule) => rule !== "a" })).toEqual([]);
  });

  it.each([
    ["# plimsoll ignore=a until=2026-01-01\na@", ["expired-directive/needed: 2026-01-01"]],
    ["# plimsoll ignore=a until=2026-01-01\nb@", ["expired-directive/idle: 2026-01-01"]],
    ["# plimsoll ignore=b,a until=2026-01-01\na@", ["expired-directive/needed: 2026-01-01"]],
    ["#trivy:ignore:DS-0002:exp:2026-01-01\nno-root-user@", ["expired-directive/needed: 2026-01-01"]],
    ["# plimsoll ignore=nope\na@", ["unknown-rule-in-directive/unknown: nope"]],
    ["# hadolint ignore=nope\na@", ["malformed-directive/malformed: # hadolint ignore=nope"]],
    ["# hadolint ignore=DL9999\na@", []],
    ["# plimsoll ignore=a until=soon\na@", ["malformed-directive/malformed: soon"]],
    ["# plimsoll disable a\na@", ["malformed-directive/malformed: disable"]],
  ])("by default: %j", (text, expected) => {
    expect(said(text)).toEqual(expected);
  });

  it("asks for reasons when told to", () => {
    const required = { requireReason: true };
    expect(said("# plimsoll ignore=a\na@", required)).toEqual(["directive-reason/missing: # plimsoll ignore=a"]);
    expect(said("# plimsoll ignore=a -- why\na@", required)).toEqual([]);
    expect(said("# hadolint ignore=DL3002 # why\nno-root-user@", required)).toEqual([]);
    expect(said("# kics-scan ignore\na@", required)).toEqual(["directive-reason/impossible: # kics-scan ignore"]);
  });

  it("heeds the severities that are set", () => {
    const text = "# plimsoll ignore=a until=2026-01-01\nb@";
    expect(said(text, { severity: () => "off" })).toEqual([]);
    expect(run(text, { severity: () => "error" }).extra[0]?.severity).toBe("error");
    expect(run("# plimsoll ignore=a\nb@", { severity: () => "off", reportUnused: true }).extra).toHaveLength(1);
  });

  it.each([
    ["# plimsoll ignore=a,b -- x\nb@", "There is no finding of a to suppress here"],
    ["# plimsoll ignore=a -- x\nb@", "This plimsoll directive suppresses nothing"],
    [
      "# plimsoll ignore=a until=2026-01-01 -- x\na@",
      "This directive expired on 2026-01-01 and no longer suppresses its findings",
    ],
    [
      "# plimsoll ignore=a until=2026-01-01 -- x\nb@",
      "This directive expired on 2026-01-01, and there is nothing left for it to suppress: delete it",
    ],
    ["# plimsoll ignore=nope -- x\na@", "There is no rule nope; did you mean a?"],
    [
      "# plimsoll ignore=a until=soon -- x\na@",
      'This plimsoll directive has no effect: "soon" is not a date: write year-month-day, such as 2027-01-31',
    ],
    ["# plimsoll ignore=a\na@", "This plimsoll directive gives no reason"],
    ["# hadolint ignore=DL3002\nno-root-user@", "This hadolint directive gives no reason"],
    ...["kics", "buildkit", "dclint"].map((dialect) => [
      { kics: "# kics-scan ignore\na@", buildkit: "# check=skip=all\na@", dclint: "# dclint disable a\na@" }[dialect] ??
        "",
      `A ${dialect} directive cannot give a reason: write a plimsoll directive with -- <reason> instead`,
    ]),
  ])("in words: %j", (text, message) => {
    const { extra } = run(text ?? "", { ...asked, requireReason: true, nearest: () => "a" });
    expect(extra.map((one) => one.message)).toEqual([message]);
    expect(extra[0]).toMatchObject({ path: "Dockerfile", severity: "warning", related: [] });
  });

  it("says nothing of a directive whose rule is off, whatever else is asked for", () => {
    const off: Partial<SuppressOptions> = { severity: () => "off" };
    const text = "# plimsoll ignore=nope\na@\n\n# plimsoll ignore=a until=2026-01-01\nb@\n\n# plimsoll ignore=b\na@";
    expect(said(text, { ...off, reportUnused: true })).toEqual(["unused-directive/directive: # plimsoll ignore=b"]);
    expect(said(text, { ...off, requireReason: true })).toHaveLength(3);
    expect(said(text, { ...off, reportUnused: true, rule: () => undefined })).toEqual([]);
  });

  it("calls a directive for all rules unused where it silences none of them", () => {
    expect(said("# plimsoll ignore -- x\na@\n\n# plimsoll ignore -- y\n", { ...asked, enabled: () => false })).toEqual([
      "unused-directive/directive: # plimsoll ignore -- y",
    ]);
  });

  it("finds what a scope silences among many findings", () => {
    const many = (count: number) => "a@ ".repeat(count);
    for (const count of [1, 2, 3, 8]) {
      expect(said(`${many(count)}\n\n# plimsoll ignore=a -- x\na@\n\n${many(count)}`, asked)).toEqual([]);
      expect(said(`${many(count)}\n\n# plimsoll ignore=a -- x\n\n\n${many(count)}`, asked)).toHaveLength(1);
    }
  });

  it("fills every message", () => {
    const texts = ["# plimsoll ignore=a,b\nb@", "# plimsoll ignore=x until=2026-01-01\nb@", "# plimsoll disable a\na@"];
    const options = { ...asked, requireReason: true, nearest: () => "a" };
    for (const { message } of texts.flatMap((text) => run(text, options).extra)) expect(message).not.toMatch(/[{}]/);
  });
});

describe("fixes", () => {
  function fixed(text: string, more: Partial<SuppressOptions> = {}): string | undefined {
    const fix = run(text, { reportUnused: true, ...more }).extra[0]?.fixes[0];
    return fix && applyEdits(text, fix.edits);
  }

  it.each([
    ["x\n  # plimsoll ignore=a -- y\nb@", "x\nb@"],
    ["# plimsoll ignore=a\r\nb@", "b@"],
    ["# plimsoll ignore=a", ""],
    ["x\n\t# plimsoll ignore=a \t\n\nb@", "x\n\nb@"],
    ["x\r\n  # plimsoll ignore=a\r\nb@", "x\r\nb@"],
    ["x\r  # plimsoll ignore=a\nb@", "x\rb@"],
    ["# plimsoll ignore=b, a, no-root-user\nb@ no-root-user@", "# plimsoll ignore=b, no-root-user\nb@ no-root-user@"],
    ["x: 1  # plimsoll ignore=a\nb@", "x: 1\nb@"],
    ["# plimsoll ignore=a, b\nb@", "# plimsoll ignore=b\nb@"],
    ["# plimsoll ignore=b, a -- y\nb@", "# plimsoll ignore=b -- y\nb@"],
    ["# plimsoll ignore=a until=2026-01-01\nb@", "b@"],
    ["# plimsoll ignore=a until=2026-01-01\na@", undefined],
    ["# hadolint ignore=DL3002\nb@", undefined],
  ])("%j becomes %j", (text, expected) => {
    expect(fixed(text)).toBe(expected);
  });

  it("take blanks behind the comment along", () => {
    const text = "# plimsoll ignore=a \t\nb";
    const [found] = parseSuppression("# plimsoll ignore=a", { start: 0, end: 19 });
    const directive = { ...(found as NonNullable<typeof found>), scope: { start: 0, end: 23 } };
    const [extra] = suppress([], [directive], optionsFor(text, { reportUnused: true })).extra;
    expect(applyEdits(text, extra?.fixes[0]?.edits ?? [])).toBe("b");
  });

  it("say what they do", () => {
    const fixes = (text: string) => run(text, { reportUnused: true, nearest: () => "b" }).extra[0]?.fixes;
    expect(fixes("# plimsoll ignore=a\nb@")).toMatchObject([
      { title: "Remove the directive", safe: true, effect: ["none"] },
    ]);
    expect(fixes("# plimsoll ignore=a,b\nb@")).toMatchObject([{ title: "Remove a", safe: true, effect: ["none"] }]);
    expect(fixes("# plimsoll ignore=x\nb@")).toMatchObject([{ title: "Write b", safe: false, effect: ["none"] }]);
    expect(fixes("# hadolint ignore=DL3002,DL3008\nb@")).toEqual([]);
  });

  it("offers the nearest name, but not as a safe fix: it may silence what is now seen", () => {
    const text = "# plimsoll ignore=no-rot-user\nb@";
    expect(fixed(text, { nearest: () => "no-root-user" })).toBe("# plimsoll ignore=no-root-user\nb@");
    expect(run(text, { nearest: () => "no-root-user" }).extra[0]?.fixes[0]?.safe).toBe(false);
  });
});
