import { beforeAll, describe, expect, it } from "vitest";
import directiveReason from "../../rules/suppressions/directive-reason.ts";
import unknownRule from "../../rules/suppressions/unknown-rule-in-directive.ts";
import unusedDirective from "../../rules/suppressions/unused-directive.ts";
import { kindOf } from "../../src/engine/lint.ts";
import type { Trace } from "../../src/engine/trace.ts";
import type { FileReport } from "../../src/engine/types.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { defineRule, type Rule } from "../../src/rule.ts";
import { replace } from "../../src/text/edit.ts";
import { configWith, lintWith, ruleMeta } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const users = defineRule({
  id: "users",
  summary: "A test",
  why: "It tests.",
  topic: "user",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  messages: { user: "user" },
  examples: [],
  on: {
    User({ span, user }) {
      if (!user || user.text === "ok") return;
      if (user.text === "broken") throw new Error("no");
      const fixes = { title: "Fix it", safe: true, effect: "user", edits: replace(user.span, "ok") } as const;
      return { at: span, message: "user", fixes };
    },
  },
});

const file = (path: string, text = "FROM a:1\nUSER x") => ({ path, text });

describe("a run", () => {
  it("checks what is wanted only", () => {
    const { files } = lintWith([users], [file("a/Dockerfile"), file("b/Dockerfile")], {
      only: (path) => path.startsWith("b"),
    });
    expect(files.map(({ path, findings }) => [path, findings.length])).toEqual([["b/Dockerfile", 1]]);
  });

  it("takes what is known of a text, and checks another", () => {
    const report = (text: string) =>
      ({
        path: "",
        kind: "dockerfile",
        source: { path: "", text },
        findings: [],
        suppressed: [],
        unknown: [],
      }) as FileReport;
    const known = new Map([
      ["a/Dockerfile", report("FROM a:1\nUSER x")],
      ["b/Dockerfile", report("FROM a:1")],
    ]);
    const checked: string[] = [];
    const observer = { onFile: (path: string) => checked.push(path) };
    const { files } = lintWith([users], [file("a/Dockerfile"), file("b/Dockerfile")], { known, observer });
    expect(files.map(({ findings }) => findings.length)).toEqual([0, 1]);
    expect(files[0]).toBe(known.get("a/Dockerfile"));
    expect(checked).toEqual(["b/Dockerfile"]);
  });

  it("tells what a verdict rests on, unless a rule failed", () => {
    const traces: (readonly [string, Trace])[] = [];
    const observer = { onTrace: (report: FileReport, trace: Trace) => traces.push([report.path, trace]) };
    const broken = file("b/Dockerfile", "FROM a:1\nUSER broken");
    const dated = file("c/Dockerfile", "FROM a:1\n# plimsoll ignore=users until=2030-01-01\nUSER x");
    lintWith([users], [file("a/Dockerfile"), broken, dated], { observer });
    expect(traces.map(([path, { date }]) => [path, date])).toEqual([
      ["a/Dockerfile", false],
      ["c/Dockerfile", true],
    ]);
  });

  it("tells that a verdict rests on all documents, and goes on telling all else", () => {
    const counting = defineRule({
      ...ruleMeta,
      id: "counting",
      messages: {},
      check: (_, { project }) => void project.documents(),
    });
    const told: unknown[] = [];
    const observer = {
      onTrace: (_: FileReport, { documents }: Trace) => told.push(documents),
      onVisit: ({ id }: Rule) => told.push(id),
    };
    lintWith([users], [file("a/Dockerfile")], { observer });
    lintWith([counting], [file("a/Dockerfile")], { observer });
    expect(told).toEqual(["users", false, "counting", true]);
  });

  it("looks for a kind in the first 4 KiB of a text, and else takes the first that takes any file", () => {
    const marked = { name: "marked", claims: (_: string, head: () => string) => head().includes("MARK") };
    const taking = (name: string) => ({ name, claims: () => false, takes: () => true });
    const plain = { name: "plain", claims: () => false };
    const kindIn = (text: string, ...some: readonly object[]) =>
      kindOf({ path: "x", text }, some as unknown as readonly Kind[]).name;
    const within = `${"-".repeat(4092)}MARK`;
    expect(kindIn(within, plain, marked, { ...marked, name: "second" })).toBe("marked");
    expect(kindIn(`-${within}`, plain, marked)).toBe("plain");
    expect(kindIn("MARK", plain, marked)).toBe("marked");
    expect(kindIn("x", marked, plain, taking("one"), taking("two"))).toBe("one");
  });

  it("finds the kind of a file by its name or its head, else takes the default one", () => {
    const compose = { path: "x.yaml", text: "services: {a: {image: a}}", kind: "compose" };
    const { files } = lintWith([users], [file("x.txt"), compose, file("compose.yaml", "services: {}")]);
    expect(files.map(({ kind }) => kind)).toEqual(["dockerfile", "compose", "compose"]);
    const none = { config: configWith([users], { kinds: [] }) };
    expect(() => lintWith([users], [file("x")], none)).toThrow("no kinds of documents are configured");
  });

  it("says what was fixed, and fixes nothing unasked", () => {
    const fixed = (text: string, more: object) => {
      const [report] = lintWith([users], text, more).files;
      return [report?.source.text, report?.fixed?.applied.length];
    };
    expect(fixed("FROM a:1\nUSER x", {})).toEqual(["FROM a:1\nUSER x", undefined]);
    expect(fixed("FROM a:1\nUSER x", { fix: "safe" })).toEqual(["FROM a:1\nUSER ok", 1]);
    expect(fixed("FROM a:1\nUSER ok", { fix: "safe" })).toEqual(["FROM a:1\nUSER ok", 0]);
  });

  it("leaves listed fixes unverified unless asked", () => {
    const verified = (more: object) =>
      lintWith([users], "FROM a:1\nUSER x", more).files[0]?.findings[0]?.fixes[0]?.verified;
    expect([verified({}), verified({ verifyFixes: true })]).toEqual([undefined, true]);
  });
});

describe("directives", () => {
  const rules: readonly Rule[] = [users, unusedDirective, directiveReason, unknownRule];
  const found = (text: string, more: object = {}, path = "Dockerfile", own = rules) => {
    const [report] = lintWith(own, [file(path, text)], more).files;
    const shown = (one: { readonly rule: string; readonly span: { readonly start: number; readonly end: number } }) =>
      `${one.rule}: ${text.slice(one.span.start, one.span.end)}`;
    return { findings: report?.findings.map(shown), suppressed: report?.suppressed.map((one) => shown(one.finding)) };
  };

  it("silence what they cover, and are spoken of among the rest", () => {
    const text = "FROM a:1\nUSER w\n# plimsoll ignore=users\nUSER x\n# plimsoll ignore=users -- y\nRUN y\nUSER z";
    expect(found(text)).toEqual({
      findings: [
        "users: USER w",
        "directive-reason: # plimsoll ignore=users",
        "unused-directive: # plimsoll ignore=users -- y",
        "users: USER z",
      ],
      suppressed: ["users: USER x"],
    });
  });

  it("hold inside a Dockerfile that a Compose file holds, and in the file around it", () => {
    const text = [
      "services:",
      "  # plimsoll ignore=users -- all of it",
      "  web:",
      "    build:",
      "      dockerfile_inline: |",
      "        FROM a:1",
      "        USER w",
      "  api:",
      "    build:",
      "      dockerfile_inline: |",
      "        FROM a:1",
      "        # plimsoll ignore=users -- this",
      "        USER x",
      "        # plimsoll ignore=users -- nothing",
      "        RUN y",
      "        USER z",
      "",
    ].join("\n");
    const { findings, suppressed } = found(text, {}, "compose.yaml");
    expect(findings).toEqual(["unused-directive: # plimsoll ignore=users -- nothing", "users: USER z"]);
    expect(suppressed).toEqual(["users: USER w", "users: USER x"]);
  });

  it("are asked for reasons, and whether they are used, where the run wants that", () => {
    const text = "FROM a:1\n# plimsoll ignore=users\nRUN x";
    const off = {
      config: configWith(rules, {
        settings: () => new Map([["users", { severity: "warning", options: {}, origin: "" }]]) as never,
      }),
    };
    expect(found(text, off).findings).toEqual([]);
    expect(found(text, { ...off, reportUnusedDirectives: true }).findings).toEqual([
      "unused-directive: # plimsoll ignore=users",
    ]);
    expect(found(text, { ...off, requireReason: true }).findings).toEqual([
      "directive-reason: # plimsoll ignore=users",
    ]);
  });

  it("are not unused where their rule is off", () => {
    const config = configWith(rules, {
      settings: () => new Map([[unusedDirective.id, { severity: "warning", options: {}, origin: "" }]]) as never,
    });
    expect(found("FROM a:1\n# plimsoll ignore=users\nRUN x", { config }).findings).toEqual([]);
  });

  it("have their misspelt names mended", () => {
    const text = "FROM a:1\n# plimsoll ignore=user -- x\nUSER x";
    const [report] = lintWith(rules, [file("Dockerfile", text)]).files;
    expect(report?.findings.map(({ message }) => message)).toContain("There is no rule user; did you mean users?");
  });
});
