import { describe, expect, it } from "vitest";
import type { ProposedFix } from "../../src/rule.ts";
import { insert, remove } from "../../src/text/edit.ts";
import type { Span } from "../../src/text/span.ts";
import { failure, failures, ruleWith } from "./run.ts";

const code = "FROM a:1\n«MAINTAINER me»";
const missing = "the case does not say everything; if this is right, add:\n";

interface Sort {
  readonly safe: boolean;
  readonly text?: string;
  readonly title?: string;
}

/** Offers fixes that write a comment in place of MAINTAINER. */
function rule(sorts: readonly Sort[], fix?: "safe" | "unsafe" | "both") {
  return ruleWith({
    ...(fix ? { fix } : {}),
    on: {
      Maintainer: (node) => ({ at: node, message: "found", fixes: sorts.map((sort) => fixOf(sort, node.span)) }),
    },
  });
}

function fixOf({ safe, text = safe ? "# safe" : "# unsafe", title = text }: Sort, span: Span): ProposedFix {
  return { title, safe, effect: "labels", edits: [remove(span), insert(span.end, text)] };
}

const safe = rule([{ safe: true }], "safe");
const unsafe = rule([{ safe: false }], "unsafe");
const both = rule([{ safe: false }, { safe: true }], "both");
const afterSafe = "FROM a:1\n# safe";
const afterAll = "FROM a:1\n# unsafe";

describe("what fixes leave", () => {
  it("is said", async () => {
    expect(await failure(safe, code)).toBe(`${missing}  fixed: "FROM a:1\\n# safe",`);
    expect(await failure(unsafe, code)).toBe(`${missing}  fixedUnsafe: "FROM a:1\\n# unsafe",`);
    expect(await failure(both, code)).toBe(
      `${missing}  fixed: "FROM a:1\\n# safe",\n  fixedUnsafe: "FROM a:1\\n# unsafe",`,
    );
    expect(await failure(safe, { code, fixed: afterSafe })).toBeUndefined();
    expect(await failure(unsafe, { code, fixedUnsafe: afterAll })).toBeUndefined();
    expect(await failure(unsafe, { code, fixed: "FROM a:1\nMAINTAINER me", fixedUnsafe: afterAll })).toBeUndefined();
    expect(await failure(both, { code, fixed: afterSafe, fixedUnsafe: afterAll })).toBeUndefined();
  });

  it("is said of the right sort of fix", async () => {
    expect(await failure(unsafe, { code, fixed: afterAll })).toBe(
      `\`fixed\` is not what safe fixes leave\nexpected:\n  FROM a:1\n  # unsafe\nfound:\n  no change\n\n${missing}  fixedUnsafe: "FROM a:1\\n# unsafe",`,
    );
    expect(await failure(safe, { code, fixedUnsafe: afterSafe })).toBe(
      `\`fixedUnsafe\` is what safe fixes leave already: say only \`fixed\`\n\n${missing}  fixed: "FROM a:1\\n# safe",`,
    );
    expect(await failure(both, { code, fixed: afterSafe })).toBe(`${missing}  fixedUnsafe: "FROM a:1\\n# unsafe",`);
    expect(await failure(both, { code, fixed: afterSafe, fixedUnsafe: "x" })).toMatch(
      /^`fixedUnsafe` is not what all fixes leave\nexpected:\n {2}x\nfound:\n {2}FROM a:1\n {2}# unsafe$/,
    );
  });

  it("is nothing where the case says null", async () => {
    expect(await failure(ruleWith({}), { code, fixed: null })).toBeUndefined();
    expect(await failure(safe, { code, fixed: null })).toMatch(/^`fixed` is null, but a safe fix is applied/);
    expect(await failure(unsafe, { code, fixed: null })).toMatch(/^`fixed` is null, but an unsafe fix is applied/);
    expect(await failure(unsafe, { code, fixed: null, fixedUnsafe: afterAll })).toMatch(
      /^`fixed: null` says that no fix/,
    );
  });

  it("is nothing where a fix does not hold, for the reason that is shown", async () => {
    const broken = rule([{ safe: true, text: "ENV A=b", title: "Set A" }], "safe");
    const reason = 'a fix does not hold, "Set A": it changes more than it declares (env)';
    expect(await failure(broken, code)).toBe(
      `${reason}\n\n${missing}  fixed: null, // no fix that is offered is applied`,
    );
    expect(await failure(broken, { code, fixed: null })).toBeUndefined();
    expect(await failure(broken, { code, fixed: "x" })).toBe(
      `\`fixed\` is not what safe fixes leave\nexpected:\n  x\nfound:\n  no change\n\n${reason}`,
    );
    expect((await failures(broken, { bad: [{ code, fixed: null }] }))["offers the fixes that it declares"]).toBe(
      'the rule declares `fix: "safe"`, and no case is offered a fix that is safe and holds',
    );
  });

  it("is the same after a second run", async () => {
    // Their edits touch, so that each round applies one, until there are few enough to go one by one.
    const slow = ruleWith({
      fix: "safe",
      on: {
        Maintainer: ({ span }) => ({
          at: span,
          message: "found",
          fixes: { title: "t", safe: true, effect: "labels", edits: [remove(span), insert(0, "# a\n")] },
        }),
      },
    });
    const lines = (count: number, line: string) => line.repeat(count);
    const mended = (fixed: number) => `${lines(fixed, "# a\n")}FROM a:1${lines(fixed, "\n")}`;
    const code = (count: number) => `FROM a:1${lines(count, "\n«MAINTAINER me»")}`;
    expect(await failure(slow, { code: code(25), fixed: mended(25) })).toBeUndefined();
    const left = { code: code(26), fixed: `${mended(10)}${lines(16, "\nMAINTAINER me")}` };
    expect(await failure(slow, left)).toMatch(/^fixing twice differs\nexpected:/);
  });

  it("need not be said of an example where it is nothing", async () => {
    const broken = { ...rule([{ safe: true, text: "ENV A=b" }]), examples: [{ bad: code }] };
    expect(Object.keys(await failures(broken, {}))).toEqual(["offers the fixes that it declares"]);
    expect(await failures({ ...unsafe, examples: [{ bad: code, fixedUnsafe: afterAll }] }, {})).toEqual({});
    expect(Object.keys(await failures({ ...unsafe, examples: [{ bad: code }] }, {}))).toHaveLength(1);
  });
});

describe("declared fixes", () => {
  const declared = async (sorts: readonly Sort[], fix?: "safe" | "unsafe" | "both") => {
    const sort = sorts.some((one) => one.safe) ? { fixed: afterSafe } : {};
    const all = sorts.some((one) => !one.safe) ? { fixedUnsafe: afterAll } : {};
    return (await failures(rule(sorts, fix), { bad: [{ title: "it", code, ...sort, ...all }] }))[
      "offers the fixes that it declares"
    ];
  };

  it("are seen, and no others", async () => {
    expect(await declared([])).toBeUndefined();
    expect(await declared([{ safe: true }], "safe")).toBeUndefined();
    expect(await declared([{ safe: false }], "unsafe")).toBeUndefined();
    expect(await declared([{ safe: false }, { safe: true }], "both")).toBeUndefined();
    expect(await declared([{ safe: true }])).toBe('the rule declares no `fix`, and "it" is offered safe fixes');
    expect(await declared([{ safe: false }, { safe: true }], "safe")).toBe(
      'the rule declares `fix: "safe"`, and "it" is offered unsafe fixes',
    );
    expect(await declared([{ safe: true }], "both")).toBe(
      'the rule declares `fix: "both"`, and no case is offered a fix that is unsafe and holds',
    );
    expect(await declared([], "unsafe")).toMatch(/^the rule declares `fix: "unsafe"`, and no case/);
  });
});
