import { beforeAll, describe, expect, it } from "vitest";
import type { Fix, FixEffect } from "../../src/finding.ts";
import { composeKind } from "../../src/kinds/compose/kind.ts";
import { defineRule, type Rule, type RuleContext } from "../../src/rule.ts";
import { type Edit, insert, remove, replace } from "../../src/text/edit.ts";
import type { Span } from "../../src/text/span.ts";
import { lintWith } from "./project.ts";

beforeAll(() => composeKind.prepare?.());

/** A rule that finds every USER and offers one fix for it. */
function fixing(
  edit: (at: { readonly start: number; readonly end: number }) => Edit,
  effect: FixEffect | readonly FixEffect[],
  more: { readonly safe?: boolean; readonly unless?: string } = {},
): Rule {
  return defineRule({
    id: "fixing",
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
      User(user) {
        if (user.user?.text === (more.unless ?? "ok")) return;
        const fixes = { title: "Fix it", safe: more.safe ?? true, effect, edits: edit(user.user?.span ?? user.span) };
        return { at: user, message: "user", fixes };
      },
    },
  });
}

const renaming = (effect: FixEffect) => fixing((at) => replace(at, "ok"), effect);

function fix(rule: Rule | readonly Rule[], text: string, mode: "safe" | "all" = "safe"): string | undefined {
  const report = lintWith([rule].flat(), text, { fix: mode });
  return report.files[0]?.source.text;
}

describe("fixing", () => {
  it("applies what holds its declared effect", () => {
    expect(fix(renaming("user"), "FROM a:1\nUSER x\nUSER y")).toBe("FROM a:1\nUSER ok\nUSER ok");
  });

  it("leaves all other bytes as they are", () => {
    const before = "\uFEFF# c\r\nFROM a:1 \\\r\n  # inside\r\n  AS b\r\nRUN <<E\r\n\tx\r\nE\r\nUSER  x  \r\n\r\n";
    expect(fix(renaming("user"), before)).toBe(before.replace("USER  x ", "USER  ok "));
  });

  it("drops a fix that changes more than it declares", () => {
    expect(fix(renaming("env"), "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
    const alsoEnv = fixing((at) => replace(at, "ok\nENV A=b"), "user");
    expect(fix(alsoEnv, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
  });

  it("drops a fix that moves one thing past another", () => {
    const moving = defineRule({
      ...renaming("user"),
      on: {
        User(user: { readonly span: { readonly start: number; readonly end: number } }) {
          if (user.span.start < 12) return;
          const edits = [remove({ start: user.span.start - 1, end: user.span.end }), insert(8, "\nUSER x")];
          return { at: user.span, message: "user", fixes: { title: "Move", safe: true, effect: "layers", edits } };
        },
      },
    } as never);
    expect(fix(moving, "FROM a:1\nRUN id\nUSER x")).toBe("FROM a:1\nRUN id\nUSER x");
  });

  it("drops a fix whose result has a syntax problem", () => {
    const breaking = fixing((at) => replace(at, "ok\nNOPE x"), ["user", "none"]);
    expect(fix(breaking, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
  });

  it("drops a fix that leaves its finding", () => {
    const useless = fixing((at) => replace(at, "other"), "user");
    expect(fix(useless, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
  });

  it("drops a fix that brings another finding of the same weight", () => {
    const other = defineRule({
      ...fixing((at) => replace(at, "x"), "user", { unless: "x" }),
      id: "other",
    } as never);
    expect(fix([renaming("user"), other], "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
  });

  it("finds the ones that hold among many", () => {
    const picky = fixing((at) => replace(at, "ok"), "user");
    const text = `FROM a:1\n${Array.from({ length: 40 }, (_, i) => `USER u${i}`).join("\n")}`;
    expect(fix(picky, text)).toBe(`FROM a:1\n${Array.from({ length: 40 }, () => "USER ok").join("\n")}`);
  });

  it("keeps unsafe fixes for those who ask", () => {
    const unsafe = fixing((at) => replace(at, "ok"), "user", { safe: false });
    expect(fix(unsafe, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
    expect(fix(unsafe, "FROM a:1\nUSER x", "all")).toBe("FROM a:1\nUSER ok");
  });

  it("says what it applied and keeps the text before", () => {
    const [file] = lintWith([renaming("user")], "FROM a:1\nUSER x", { fix: "safe" }).files;
    const applied = [{ rule: "fixing", title: "Fix it" }];
    expect(file?.fixed).toEqual({ before: "FROM a:1\nUSER x", applied, refused: [] });
    expect(file?.findings).toEqual([]);
  });

  it("does not fix what a directive silences", () => {
    const text = "FROM a:1\n# plimsoll ignore=fixing -- on purpose\nUSER x";
    expect(fix(renaming("user"), text)).toBe(text);
  });

  it.each([
    ["it changes nothing", fixing((at) => replace(at, "x"), "user")],
    ["it changes more than it declares (user)", renaming("env")],
    ["it changes more than it declares (env)", fixing((at) => replace(at, "ok\nENV A=b"), "user")],
    ["the result has a syntax problem (unknown-instruction)", fixing((at) => replace(at, "ok\nNOPE x"), "user")],
    ["the finding is still there", fixing((at) => replace(at, "other"), "user")],
  ])("says why a fix is refused: %s", (reason, rule) => {
    const refused: string[] = [];
    const observer = { onRefused: (_: unknown, { title }: Fix, why: string) => refused.push(`${title}: ${why}`) };
    lintWith([rule], "FROM a:1\nUSER x", { verifyFixes: true, observer });
    expect(refused).toEqual([`Fix it: ${reason}`]);
    const [file] = lintWith([rule], "FROM a:1\nUSER x", { fix: "safe" }).files;
    expect(file?.fixed).toEqual({
      before: "FROM a:1\nUSER x",
      applied: [],
      refused: [{ rule: "fixing", title: "Fix it", span: file?.findings[0]?.span, reason }],
    });
  });

  it("says of many which one was refused", () => {
    const text = `FROM a:1\n${"USER x\n".repeat(20)}USER yy`;
    const rule = fixing((at) => replace(at, at.end - at.start === 2 ? "other" : "ok"), "user");
    const [file] = lintWith([rule], text, { fix: "safe" }).files;
    expect(file?.fixed?.applied).toHaveLength(20);
    expect(file?.fixed?.refused).toEqual([
      { rule: "fixing", title: "Fix it", span: file?.findings[0]?.span, reason: "the finding is still there" },
    ]);
  });

  it.each([
    ["adds", fixing((at) => replace(at, "ok\nENV A=b"), "user"), "FROM a:1\nUSER x\nWORKDIR /a\nCMD b"],
    [
      "removes in between",
      fixing(({ start, end }) => remove({ start: start - 5, end: end + 8 }), "user"),
      "FROM a:1\nUSER x\nENV A=b\nCMD b",
    ],
    [
      "removes at the end",
      fixing(({ start, end }) => remove({ start: start - 6, end: end + 8 }), "user"),
      "FROM a:1\nUSER x\nENV A=b",
    ],
  ])("says what a fix %s beyond what it declares", (_, rule, text) => {
    const refused: string[] = [];
    const observer = { onRefused: (_: unknown, __: Fix, why: string) => refused.push(why) };
    lintWith([rule], text, { verifyFixes: true, observer });
    expect(refused).toEqual(["it changes more than it declares (env)"]);
  });

  it("applies the first of several fixes for a finding", () => {
    const choosing = defineRule({
      ...renaming("user"),
      on: {
        User({ user }: { readonly user: { readonly text: string; readonly span: { start: number; end: number } } }) {
          if (user.text.startsWith("ok")) return;
          const to = (name: string) => ({ title: name, safe: true, effect: "user", edits: replace(user.span, name) });
          return { at: user, message: "user", fixes: [{ ...to("ok0"), safe: false }, to("ok1"), to("ok2")] };
        },
      },
    } as never);
    expect(fix(choosing, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER ok1");
    expect(fix(choosing, "FROM a:1\nUSER x", "all")).toBe("FROM a:1\nUSER ok0");
  });

  it("applies only the first of fixes that conflict, and all that do not", () => {
    type Node = { readonly type: string; readonly span: { readonly start: number; readonly end: number } };
    type User = Node & { readonly user: Node & { readonly text: string } };
    const all = defineRule({
      ...renaming("user"),
      id: "all-users",
      on: {},
      check({ instructions }: { readonly instructions: readonly Node[] }) {
        const users = instructions.filter((one): one is User => one.type === "User");
        const open = users.filter(({ user }) => user.text !== "ok").reverse();
        const edits = open.map(({ user }) => replace(user.span, "ok"));
        const fixes = { title: "All", safe: true, effect: "user", edits };
        return open.length > 0 ? { at: instructions[0], message: "user", fixes } : undefined;
      },
    } as never);
    const dropping = defineRule({
      ...renaming("user"),
      id: "no-env",
      on: {
        Env({ span }: Node) {
          const edits = remove({ start: span.start - 1, end: span.end });
          return { at: span, message: "user", fixes: { title: "Drop", safe: true, effect: "env", edits } };
        },
      },
    } as never);
    const text = "FROM a:1\nENV A=1\nUSER x\nENV B=2\nUSER y\nENV C=3\nUSER z\nENV D=4";
    const [file] = lintWith([renaming("user"), all, dropping], text, { fix: "safe" }).files;
    expect(file?.source.text).toBe("FROM a:1\nUSER ok\nUSER ok\nUSER ok");
    expect(file?.fixed?.applied.map(({ title }) => title)).toEqual(["All", "Drop", "Drop", "Drop", "Drop"]);
  });

  describe("where fixes bring other findings", () => {
    const other = (severity: "info" | "warning" | "error") =>
      defineRule({
        ...renaming("user"),
        id: "other",
        severity,
        on: {
          User: (user: { readonly user?: { readonly text: string } }) =>
            user.user?.text === "ok" ? { at: user, message: "user" } : undefined,
        },
      } as never);

    it.each([
      ["info", "ok"],
      ["warning", "x"],
      ["error", "x"],
    ] as const)("minds those of the same weight or more: %s", (severity, user) => {
      expect(fix([renaming("user"), other(severity)], "FROM a:1\nUSER x")).toBe(`FROM a:1\nUSER ${user}`);
    });

    it("says so", () => {
      const refused: string[] = [];
      const observer = { onRefused: (_: unknown, __: Fix, why: string) => refused.push(why) };
      lintWith([renaming("user"), other("error")], "FROM a:1\nUSER x", { verifyFixes: true, observer });
      expect(refused).toEqual(["it causes a new finding of other"]);
    });
  });

  it("minds no syntax problem that was there before", () => {
    expect(fix(renaming("user"), "FROM a:1\nNOPE y\nUSER x")).toBe("FROM a:1\nNOPE y\nUSER ok");
  });

  it("drops a fix that changes what comes first", () => {
    const rebasing = fixing((at) => ({ span: { start: 0, end: at.end }, text: "FROM b:1\nUSER ok" }), "user");
    expect(fix(rebasing, "FROM a:1\nUSER x")).toBe("FROM a:1\nUSER x");
  });

  it("finds the ones that hold among others that do not", () => {
    const edits: Readonly<Record<string, string>> = { more: "ok\nENV A=b", vain: "other" };
    const mixed = defineRule({
      ...renaming("user"),
      on: {
        User({ user }: { readonly user: { readonly text: string; readonly span: { start: number; end: number } } }) {
          if (user.text === "ok") return;
          const edit = replace(user.span, edits[user.text] ?? "ok");
          return { at: user, message: "user", fixes: { title: "Fix it", safe: true, effect: "user", edits: edit } };
        },
      },
    } as never);
    const users = (...names: readonly string[]) => `FROM a:1\n${names.map((name) => `USER ${name}`).join("\n")}`;
    expect(fix(mixed, users("a", "vain"))).toBe(users("ok", "vain"));
    expect(fix(mixed, users("a", "more", "b", "vain", "c"))).toBe(users("ok", "more", "ok", "vain", "ok"));
  });

  it("applies fixes that touch the same place one after another", () => {
    const other = defineRule({
      ...fixing((at) => replace(at, "ok"), "user", { unless: "ok" }),
      id: "other",
      on: {
        Env(env: { readonly span: { readonly start: number; readonly end: number } }) {
          const fixes = {
            title: "Drop it",
            safe: true,
            effect: "env",
            edits: remove({ start: env.span.start - 1, end: env.span.end }),
          };
          return { at: env.span, message: "user", fixes };
        },
      },
    } as never);
    const [file] = lintWith([renaming("user"), other], "FROM a:1\nENV A=1\nUSER x\nENV B=2\nENV C=3", {
      fix: "safe",
    }).files;
    expect(file?.source.text).toBe("FROM a:1\nUSER ok");
    expect(file?.fixed?.applied.map(({ title }) => title).sort()).toEqual(["Drop it", "Drop it", "Drop it", "Fix it"]);
  });

  it("knows who builds an inline Dockerfile, however often it was changed", () => {
    const vain = defineRule({
      ...renaming("user"),
      id: "vain",
      on: {
        User(user: { readonly span: Span }, { document, project }: Pick<RuleContext, "document" | "project">) {
          if (project.builders(document).length === 0) return;
          const edits = replace({ start: user.span.start + 5, end: user.span.end }, "other");
          return { at: user.span, message: "user", fixes: { title: "Vain", safe: true, effect: "user", edits } };
        },
      },
    } as never);
    const dropping = defineRule({
      ...renaming("user"),
      id: "no-env",
      on: {
        Env({ span }: { readonly span: Span }) {
          const edits = remove({ start: span.start - 1, end: span.end });
          return { at: span, message: "user", fixes: { title: "Drop", safe: true, effect: "env", edits } };
        },
      },
    } as never);
    const text = 'services:\n  a: {build: {context: ., dockerfile_inline: "FROM a:1\\nENV A=1\\nUSER x"}}\n';
    const [file] = lintWith([vain, dropping], [{ path: "compose.yaml", text, kind: "compose" }], { fix: "safe" }).files;
    expect(file?.source.text).toBe(text.replace("\\nENV A=1", ""));
    expect(file?.findings.map(({ rule }) => rule)).toEqual(["vain"]);
  });

  it("marks listed fixes as verified and leaves out the others", () => {
    const listed = (rule: Rule) =>
      lintWith([rule], "FROM a:1\nUSER x", { verifyFixes: true }).files[0]?.findings[0]?.fixes;
    expect(listed(renaming("user"))).toMatchObject([{ title: "Fix it", verified: true }]);
    expect(listed(renaming("env"))).toEqual([]);
  });
});
