import { describe, expect, it } from "vitest";
import type { Holds, ProposedFix } from "../../src/rule.ts";
import { remove } from "../../src/text/edit.ts";
import { failure, failures, ruleWith } from "./run.ts";

const verdicts: Readonly<Record<string, Holds>> = { yes: true, no: false, perhaps: { unless: "nobody is told" } };

/** Offers to delete a MAINTAINER, which holds as its name says. */
const rule = ruleWith({
  fix: "both",
  on: {
    Maintainer: ({ name, span }) => {
      const holds = verdicts[name?.text ?? ""] ?? true;
      const fixes: ProposedFix = {
        title: "Delete it",
        safe: true,
        requires: { "somebody is told": holds },
        effect: "labels",
        edits: remove(span),
      };
      return { at: span, message: "found", fixes };
    },
  },
});

const code = (name: string) => `FROM a:1\n«MAINTAINER ${name}»`;
const fixed = "FROM a:1\n";
const proven = { code: code("yes"), fixed };
const refuted = { code: code("no") };
const open = { title: "open", code: code("perhaps"), fixedUnsafe: fixed };
const title = "Delete it, unless nobody is told";

describe("what a fix requires", () => {
  it("makes it safe, unsafe, or takes it back", async () => {
    expect(await failure(rule, proven)).toBeUndefined();
    expect(await failure(rule, refuted)).toBeUndefined();
    expect(await failure(rule, { ...refuted, fixed })).toMatch(/^`fixed` is not what safe fixes leave/);
    expect(await failure(rule, open)).toBeUndefined();
    expect(await failure(rule, { ...open, fixed, fixedUnsafe: undefined })).toMatch(/^`fixed` is not what safe fixes/);
  });

  it("ends its title where it is not known", async () => {
    expect(await failure(rule, { ...open, offers: title })).toBeUndefined();
    expect(await failure(rule, { ...open, offers: [title] })).toMatch(/^`offers` is not what is offered/);
    expect(await failure(rule, { ...open, offers: "Delete it" })).toBe(
      `\`offers\` is not what is offered\nexpected:\n  "Delete it"\nfound:\n  "${title}"`,
    );
    expect(await failure(rule, { ...proven, offers: "Delete it" })).toBeUndefined();
    expect(await failure(rule, { ...refuted, offers: [] })).toBeUndefined();
  });

  it("is seen to hold and not to hold, and said in words where it is not known", async () => {
    const shown = async (...bad: Parameters<typeof failures>[1]["bad"] & object) =>
      (await failures(rule, { bad }))["shows what each fix requires"];
    expect(await shown(proven, refuted)).toBeUndefined();
    expect(await shown(proven, { ...open, offers: title })).toBeUndefined();
    expect(await shown(proven)).toBe("no case shows what becomes of the fix without this: somebody is told");
    expect(await shown(refuted)).toBe("no case shows a fix that is safe because of this: somebody is told");
    expect(await shown(proven, open)).toBe(
      `no case says what could break without this: somebody is told. Of "open":\n  offers: ["${title}"],`,
    );
  });
});
