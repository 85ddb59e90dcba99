import { describe, expect, it } from "vitest";
import type { Fix, FixEffect } from "../../src/finding.ts";
import { defineRule, type Rule } from "../../src/rule.ts";
import { type Edit, insert, remove, replace } from "../../src/text/edit.ts";
import { lintWith } from "./project.ts";

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
    expect(file?.fixed).toEqual({ before: "FROM a:1\nUSER x", applied: [{ rule: "fixing", title: "Fix it" }] });
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
  });

  it("minds new findings of the same weight or more, and no lighter ones", () => {
    const bringing = (severity: "info" | "warning" | "error") => {
      const other = defineRule({
        ...fixing((at) => replace(at, "x"), "user", { unless: "x" }),
        id: "other",
        severity,
      } as never);
      return fix([renaming("user"), other], "FROM a:1\nUSER x");
    };
    expect(bringing("info")).toBe("FROM a:1\nUSER ok");
    expect(bringing("warning")).toBe("FROM a:1\nUSER x");
    expect(bringing("error")).toBe("FROM a:1\nUSER x");
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

  it("marks listed fixes as verified and leaves out the others", () => {
    const listed = (rule: Rule) =>
      lintWith([rule], "FROM a:1\nUSER x", { verifyFixes: true }).files[0]?.findings[0]?.fixes;
    expect(listed(renaming("user"))).toMatchObject([{ title: "Fix it", verified: true }]);
    expect(listed(renaming("env"))).toEqual([]);
  });
});
