import { describe, expect, it } from "vitest";
import type { RelatedPlace } from "../../src/rule.ts";
import { failure, failures, ruleWith } from "./run.ts";

const missing = "the case does not say everything; if this is right, add:\n";

/** Each LABEL is related to the FROM of its stage, and to the place given. */
function labels(more: readonly RelatedPlace[] = [], flow?: boolean) {
  return ruleWith({
    on: {
      Label(node, { model }) {
        const from = model.stages[node.stage]!.from;
        const related = [{ at: from.keyword, message: "its stage" }, ...more];
        return { at: node, message: "found", related, ...(flow ? { flow } : {}) };
      },
    },
  });
}

describe("related places", () => {
  it("are marked and said", async () => {
    expect(await failure(labels(), "FROM a:1\n«LABEL a=b»")).toBe(
      `${missing}  code: "‹FROM› a:1\\n«LABEL a=b»",\n  related: "its stage",`,
    );
    expect(await failure(labels(), { code: "‹FROM› a:1\n«LABEL a=b»", related: "its stage" })).toBeUndefined();
    expect(await failure(labels(), { code: "‹FROM› a:1\n«LABEL a=b»", related: ["its stage"] })).toBeUndefined();
  });

  it("are held to the character and the word", async () => {
    expect(await failure(labels(), { code: "FROM ‹a:1›\n«LABEL a=b»", related: "its stage" })).toBe(
      "the related places are elsewhere\nexpected:\n  FROM ‹a:1›\n  «LABEL a=b»\nfound:\n  ‹FROM› a:1\n  «LABEL a=b»",
    );
    expect(await failure(labels(), { code: "‹FROM› a:1\n«LABEL a=b»", related: "a stage" })).toBe(
      '`related` is not what is said at the related places\nexpected:\n  "a stage"\nfound:\n  "its stage"',
    );
    expect(await failure(ruleWith({}), { code: "‹FROM› a:1\n«MAINTAINER me»" })).toMatch(/^the related places are/);
    expect(await failure(ruleWith({}), { code: "FROM a:1\n«MAINTAINER me»", related: "x" })).toMatch(/^`related` is/);
  });

  it("are one list for findings that share them", async () => {
    const code = "‹FROM› a:1\n«LABEL a=b»\n«LABEL c=d»";
    expect(await failure(labels(), { code, related: "its stage" })).toBeUndefined();
  });

  it("are a list for each finding where they differ", async () => {
    const code = "‹FROM› a:1\n«LABEL a=b»\n‹FROM› b:1\n«LABEL c=d»";
    const related = [
      ["its stage", null],
      [null, "its stage"],
    ];
    expect(await failure(labels(), { code, related })).toBeUndefined();
    expect(await failure(labels(), { code })).toBe(`${missing}  related: [["its stage", null], [null, "its stage"]],`);
    expect(await failure(labels(), { code, related: [...related].reverse() })).toMatch(/^`related` is not/);
    expect(await failure(labels(), { code, related: ["its stage", "its stage"] })).toMatch(/^`related` is not/);
  });

  it("may be in other files, where they are marked too", async () => {
    const rule = labels([{ path: "x/a.txt", at: { start: 1, end: 2 }, message: "there" }]);
    const code = "‹FROM› a:1\n«LABEL a=b»";
    const related = ["its stage", "there"];
    expect(await failure(rule, { code, files: { "./x/a.txt": "a‹b›c" }, related })).toBeUndefined();
    expect(await failure(rule, { code, files: { "x/a.txt": "abc" }, related })).toBe(
      `${missing}  files: {"x/a.txt":"a‹b›c"},`,
    );
    expect(await failure(rule, { code, files: { "x/a.txt": "‹abc›" }, related })).toMatch(
      /^the related places in x\/a.txt are elsewhere\nexpected:\n {2}‹abc›\nfound:\n {2}a‹b›c$/,
    );
    expect(await failure(rule, { code, related: "its stage" })).toMatch(
      /^a related place is in x\/a.txt, which is not among the case's `files`/,
    );
  });

  it("are the steps of one way where the case says so", async () => {
    const code = "‹FROM› a:1\n«LABEL a=b»";
    const related = "its stage";
    expect(await failure(labels([], true), { code, related })).toBe(`${missing}  flow: true,`);
    expect(await failure(labels([], true), { code, related, flow: true })).toBeUndefined();
    expect(await failure(labels(), { code, related, flow: true })).toMatch(/^`flow` is not what the findings say/);
  });

  it("of an example are said by a case", async () => {
    const rule = { ...labels([], true), examples: [{ bad: "FROM a:1\n«LABEL a=b»" }] };
    expect(await failures(rule, {})).toEqual({
      "has the related places of its examples in cases":
        'no case has the related places of found: write one like the example "FROM a:1 ⏎ «LABEL a=b»"',
    });
    const said = { code: "‹FROM› b:1\n«LABEL a=b»", related: "its stage", flow: true };
    expect(await failures(rule, { bad: [said] })).toEqual({});
    const marked = { ...rule, examples: [{ bad: "‹FROM› a:1\n«LABEL a=b»" }] };
    expect(await failure(marked, { good: "FROM a:1" })).toBe("an example marks no related places: a case does");
  });
});
