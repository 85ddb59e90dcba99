import { describe, expect, it } from "vitest";
import type { FixEffect, Severity } from "../../src/finding.ts";
import { defineRule, type Rule } from "../../src/rule.ts";
import { replace } from "../../src/text/edit.ts";
import { lintWith, ruleMeta } from "./project.ts";

const head = "FROM a:1\n# ";

interface Letters {
  readonly id?: string;
  /** Those that it looks for. */
  readonly of?: string;
  readonly effect?: (letter: string) => readonly FixEffect[];
  /** What is written in the place of a letter. */
  readonly by?: string;
  /** Those whose fix leaves the finding. */
  readonly vain?: string;
  /** Told of each check. */
  readonly onCheck?: () => void;
}

/**
 * A rule that finds each capital in a comment that has its small letter somewhere; the fix dots all of those. Its title
 * says which letters were still to be dotted when it was offered: "b of bc".
 */
function letters({ id = "letters", of = "", effect, by = ".", vain = "", onCheck }: Letters = {}): Rule {
  return defineRule({
    ...ruleMeta,
    id,
    kinds: ["dockerfile"],
    messages: { found: "found" },
    check({ source: { text } }: { readonly source: { readonly text: string } }) {
      onCheck?.();
      const spans = (letter: string) => {
        const found = [];
        for (let at = head.length; at < text.length; at++) {
          if (text[at] === letter) found.push({ start: at, end: at + 1 });
        }
        return found;
      };
      const comment = text.slice(head.length);
      const open = [...comment].filter(
        (one) =>
          /[A-Z]/.test(one) && comment.includes(one.toLowerCase()) && (of === "" || of.includes(one.toLowerCase())),
      );
      return open.map((one) => {
        const small = one.toLowerCase();
        const edits = spans(small).map((span) => replace(span, vain.includes(small) ? `${small}.` : by));
        const title = `${small} of ${open.join("").toLowerCase()}`;
        return {
          at: spans(one)[0],
          message: "found",
          fixes: { title, safe: true, effect: effect?.(small) ?? "none", edits },
        };
      });
    },
  } as never);
}

function fixed(comment: string, rules: readonly Rule[] = [letters()]) {
  const [file] = lintWith(rules, head + comment, { fix: "safe" }).files;
  return {
    comment: file?.source.text.slice(head.length),
    applied: file?.fixed?.applied.map(({ title }) => title) ?? [],
  };
}

const alphabet = "abcdefghijklmnopqrstuvwxyz";
/** So many letters, apart from each other. */
const many = (count: number) => {
  const small = alphabet.slice(0, count);
  return `${small.toUpperCase()} ${[...small].join("-")}`;
};

describe("fixes of one rule", () => {
  it.each([
    ["AB a-b", ["a of ab", "b of ab"]],
    ["AB b-a", ["a of ab", "b of ab"]],
    ["AB ab", ["a of ab", "b of b"]],
    ["AB ba", ["a of ab", "b of b"]],
    ["ABC abc", ["a of abc", "c of abc", "b of b"]],
    ["ABC a-bc", ["a of abc", "b of abc", "c of c"]],
    ["ABC c-b-a", ["a of abc", "b of abc", "c of abc"]],
    ["ABCD d-ac-b", ["a of abcd", "b of abcd", "d of abcd", "c of c"]],
    ["ABCD b-a-c-bd", ["a of abcd", "b of abcd", "c of abcd", "d of d"]],
    ["ABC a-b-a-c-ab", ["a of abc", "c of abc", "b of b"]],
    ["ABCDE e-c-a-b-de", ["a of abcde", "b of abcde", "c of abcde", "d of abcde", "e of e"]],
    ["ABCDEF fd-b-a-c-e-f", ["a of abcdef", "b of abcdef", "c of abcdef", "d of abcdef", "e of abcdef", "f of f"]],
  ])("that touch nothing of each other are applied together: %s", (comment, applied) => {
    expect(fixed(comment)).toEqual({ comment: comment.replace(/[a-z]/g, "."), applied });
  });

  it("are applied together where they remove what stands side by side", () => {
    expect(fixed("AB ab", [letters({ by: "" })])).toEqual({ comment: "AB ", applied: ["a of ab", "b of ab"] });
  });

  it("come before those of another rule", () => {
    const rules = [letters({ id: "x", of: "ac" }), letters({ id: "y", of: "b" })];
    expect(fixed("ABC a-b-c", rules).applied).toEqual(["a of ac", "c of ac", "b of b"]);
  });

  it("come before those with another effect", () => {
    const effects: Readonly<Record<string, readonly FixEffect[]>> = {
      a: ["user", "env"],
      b: ["env"],
      c: ["env", "user"],
    };
    const rule = letters({ effect: (letter) => effects[letter] ?? [] });
    expect(fixed("ABC a-b-c", [rule]).applied).toEqual(["a of abc", "c of bc", "b of b"]);
  });

  it("are applied one by one where they change the meaning", () => {
    expect(fixed("ABC a-b-c", [letters({ effect: () => ["user", "none"] })]).applied).toEqual([
      "a of abc",
      "b of bc",
      "c of c",
    ]);
  });

  it("are applied together where there are more than 16", () => {
    const ofAll = (count: number) =>
      [...alphabet.slice(0, count)].map((one) => `${one} of ${alphabet.slice(0, count)}`);
    const singly = letters({ effect: () => ["user"] });
    expect(fixed(many(16), [singly]).applied[1]).toBe("b of bcdefghijklmnop");
    expect(fixed(many(17), [singly]).applied).toEqual(ofAll(17));
  });

  it.each([
    [["none"], "ABV a-b-v", "v", ["a of abv", "b of abv"]],
    [["none"], "VABWC v-a-b-w-c", "vw", ["a of vabwc", "b of vabwc", "c of vabwc"]],
    [["none"], "VAW v-a-w", "vw", ["a of vaw"]],
    [["none"], "VW v-w", "vw", []],
    [["user"], "VABWC v-a-b-w-c", "vw", ["a of vabwc", "b of vbwc", "c of vwc"]],
  ] as const)("are found among those that do not hold (%s): %s", (effect, comment, vain, applied) => {
    expect(fixed(comment, [letters({ effect: () => effect, vain })])).toEqual({
      comment: comment.replace(/[a-z]/g, (one) => (vain.includes(one) ? one : ".")),
      applied,
    });
  });

  it("are applied as far as they hold together", () => {
    const bare = defineRule({
      ...ruleMeta,
      id: "bare",
      kinds: ["dockerfile"],
      messages: { found: "nothing is left" },
      check: ({ source }: { readonly source: { readonly text: string } }) =>
        /[a-z]/.test(source.text.slice(head.length)) ? [] : [{ at: { start: 0, end: 4 }, message: "found" }],
    } as never);
    expect(fixed("AB a-b", [letters(), bare])).toEqual({ comment: "AB .-b", applied: ["a of ab"] });
  });

  it("are applied in no more than ten rounds", () => {
    // One in each round, since all of them dot the same place.
    const comment = (count: number) => `${alphabet.slice(0, count).toUpperCase()} ${alphabet.slice(0, count)}`;
    const narrow = defineRule({
      ...ruleMeta,
      id: "narrow",
      kinds: ["dockerfile"],
      messages: { found: "found" },
      check({ source: { text } }: { readonly source: { readonly text: string } }) {
        const small = /[a-z]*$/.exec(text)?.[0] ?? "";
        const edits = replace({ start: text.length - small.length, end: text.length }, small.slice(1));
        const fixes = { title: "Drop one", safe: true, effect: "none", edits };
        return [...small].map((_, at) => ({ at: { start: at, end: at + 1 }, message: "found", fixes }));
      },
    } as never);
    expect(fixed(comment(12), [narrow])).toEqual({ comment: "ABCDEFGHIJKL kl", applied: Array(10).fill("Drop one") });
  });

  it("are tried in vain but once", () => {
    let checks = 0;
    fixed("V v", [letters({ vain: "v", onCheck: () => checks++ })]);
    expect(checks).toBe(2);
  });
});

describe("fixes that make findings of another rule", () => {
  /** Finds the dots that another fix has made. */
  const dots = (severity: Severity) =>
    defineRule({
      ...ruleMeta,
      id: "dots",
      severity,
      kinds: ["dockerfile"],
      messages: { found: "found" },
      check: ({ source: { text } }: { readonly source: { readonly text: string } }) =>
        [...text].flatMap((one, at) => (one === "." ? [{ at: { start: at, end: at + 1 }, message: "found" }] : [])),
    } as never);
  const weighing = (severity: Severity): Rule => ({ ...letters(), severity });

  it.each([
    ["info", "info", "a"],
    ["info", "warning", "a"],
    ["info", "error", "a"],
    ["warning", "info", "."],
    ["warning", "warning", "a"],
    ["warning", "error", "a"],
    ["error", "info", "."],
    ["error", "warning", "."],
    ["error", "error", "a"],
  ] as const)("hold where those weigh less: %s for %s", (gone, brought, comment) => {
    expect(fixed("A a", [weighing(gone), dots(brought)]).comment).toBe(`A ${comment}`);
  });

  it("hold beside those that were there", () => {
    const own = { ...dots("error") };
    expect(fixed("A a", [letters(), own]).comment).toBe("A a");
    const dotted = defineRule({
      ...own,
      check: () => [{ at: { start: 0, end: 4 }, message: "found" }],
    } as never);
    expect(fixed("A a", [letters(), dotted]).comment).toBe("A .");
  });
});
