import { describe, expect, it } from "vitest";
import { cloudbuild, type Step } from "../../examples/plugin-kind/cloudbuild.ts";
import { defineRule, unknown } from "../../src/rule.ts";
import { failure, failures, ruleWith } from "./run.ts";

const code = "FROM a:1\n«MAINTAINER me»";
const missing = "the case does not say everything; if this is right, add:\n";

describe("places", () => {
  const rule = ruleWith({});

  it("are held to the character", async () => {
    expect(await failure(rule, code)).toBeUndefined();
    expect(await failure(rule, "FROM a:1\nMAINTAINER «me»")).toBe(
      "the findings are elsewhere\nexpected:\n  FROM a:1\n  MAINTAINER «me»\nfound:\n  FROM a:1\n  «MAINTAINER me»\n    found: Found",
    );
    expect(await failure(rule, "FROM «a:1»")).toMatch(/found:\n {2}nothing$/);
  });

  it("are marked in bad cases and only there", async () => {
    expect(await failure(rule, "FROM a:1")).toBe("a bad case marks its findings with «»");
    expect(await failure(rule, { good: "FROM «a:1»" })).toBe("a good case marks nothing");
    expect(await failure(rule, { good: "FROM ‹a:1›" })).toBe("a good case marks nothing");
    expect(await failure(rule, { good: "FROM a:1\nMAINTAINER me" })).toMatch(
      /^unexpected findings:\n.*«MAINTAINER me»/s,
    );
    expect(await failure(rule, { code, files: { x: "«a»" } })).toBe("«» in x: findings are marked in `code`");
  });
});

describe("messages", () => {
  const two = ruleWith({
    messages: { one: "One", two: "Two of {name}" },
    on: {
      Maintainer: (node) => ({ at: node, message: "one" }),
      Label: (node) => ({ at: node, message: "two", data: { name: "labels" } }),
    },
  });
  const both = "FROM a:1\n«MAINTAINER me»\n«LABEL a=b»";

  it("are named where a rule has several", async () => {
    expect(await failure(two, code)).toBe(`${missing}  message: "one",`);
    expect(await failure(two, both)).toBe(`${missing}  message: ["one", "two"],`);
    expect(await failure(two, { code: both, message: ["one", "two"] })).toBeUndefined();
    expect(await failure(two, { code: both, message: "one" })).toBe(
      '`message` is not what the findings say\nexpected:\n  "one"\nfound:\n  ["one", "two"]',
    );
    expect(await failure(two, { code: both, message: ["one"] })).toMatch(/^`message` is not/);
  });

  it("are said in full where a case says so, and for each message with data by some case", async () => {
    expect(await failure(two, { code: both, message: ["one", "two"], says: ["One", "Two of labels"] })).toBeUndefined();
    expect(await failure(two, { code, message: "one", says: "1" })).toMatch(/^`says` is not.*found:\n {2}"One"$/s);
    expect(await failures(two, { bad: [{ title: "both", code: both, message: ["one", "two"] }] })).toEqual({
      "has the whole words of each message with data":
        'no case says in full what these messages come to:\n  two, of "both":\n    says: "Two of labels",',
    });
  });

  it("of an example are said by a case of its own", async () => {
    const rule = ruleWith({ ...two, examples: [{ bad: "FROM a:1\n«LABEL a=b»", message: "two" }] } as object);
    const words = Object.values(await failures(rule, { bad: [{ code, message: "one" }] })).join();
    expect(words).toContain('two, of a case like the example "FROM a:1 ⏎ «LABEL a=b»":\n    says: "Two of labels",');
  });

  it("are all brought, with their data", async () => {
    const failed = await failures(two, { bad: [{ code, message: "one" }] });
    expect(failed["covers every message"]).toBe("no case covers the message two");
    const unfilled = ruleWith({ messages: { found: "Found {name}" } });
    expect(await failure(unfilled, code)).toBe("{name} is not filled: Found {name}");
  });
});

describe("severities", () => {
  const rule = ruleWith({ on: { Maintainer: (node) => ({ at: node, message: "found", severity: "error" }) } });

  it("are said where they are not the rule's own", async () => {
    expect(await failure(rule, code)).toBe(`${missing}  severity: "error",`);
    expect(await failure(rule, { code, severity: "error" })).toBeUndefined();
    expect(await failure(rule, { code, severity: "info" })).toMatch(/^`severity` is not/);
    expect(await failure(ruleWith({}), { code, severity: "error" })).toMatch(/^`severity` is not/);
    const shown = { bad: code, severity: "error" } as const;
    expect(await failures({ ...rule, examples: [shown] }, {})).toEqual({});
    expect(await failures({ ...rule, examples: [{ bad: code }] }, {})).not.toEqual({});
  });
});

describe("what a rule cannot tell", () => {
  const rule = ruleWith({
    messages: { found: "Found" },
    on: {
      *Label(node) {
        yield unknown(node, "who knows");
        yield { at: node, message: "found" };
      },
      Env: (node) => unknown(node, "nobody knows"),
    },
  });
  const env = "FROM a:1\nENV A=b";

  it("is expected, in good cases and in bad ones", async () => {
    expect(await failure(rule, { good: env })).toBe(`${missing}  unknown: "nobody knows", // the rule cannot tell`);
    expect(await failure(rule, "FROM a:1\n«LABEL a=b»")).toBe(
      `${missing}  unknown: "who knows", // the rule cannot tell`,
    );
    expect(await failure(rule, { code: `${env}\n«LABEL a=b»`, unknown: ["who", "nobody"] })).toBeUndefined();
    expect(await failure(rule, { good: { code: env, unknown: true } })).toBeUndefined();
    expect(await failure(rule, { good: { code: env, unknown: "body knows" } })).toBeUndefined();
  });

  it("is said for the reason that is expected, and only then", async () => {
    expect(await failure(rule, { good: { code: "FROM a:1", unknown: true } })).toBe(
      "expected the rule to say that it cannot tell",
    );
    expect(await failure(rule, { good: { code: env, unknown: "somebody" } })).toBe(
      '`unknown` is not what the rule says\nexpected:\n  "somebody"\nfound:\n  "nobody knows"',
    );
    expect(await failure(rule, { code: `${env}\n«LABEL a=b»`, unknown: "nobody" })).toMatch(/^`unknown` is not/);
    expect(await failure(rule, { good: { code: env, unknown: ["nobody", "somebody"] } })).toMatch(/^`unknown` is not/);
  });
});

describe("cases", () => {
  it("stand once", async () => {
    const failed = await failures(ruleWith({ examples: [{ bad: code }] }), { bad: [{ title: "again", code }] });
    expect(failed).toEqual({
      "finds again": expect.stringMatching(/^another case or example already has this text/),
    });
    const surroundings = [{ code }, { code, today: "2026-01-02" }, { code, files: { x: "" } }];
    expect(await failures(ruleWith({}), { bad: surroundings })).toEqual({});
  });

  it("find something in each of the rule's kinds", async () => {
    const rule = defineRule({
      ...ruleWith({}),
      kinds: ["dockerfile", "compose"],
      on: { ImageRef: (node: object) => ({ at: node, message: "found" }) },
    } as never);
    expect(await failures(rule, { bad: ["FROM «a:1»"], good: [{ kind: "compose", code: "services: {}" }] })).toEqual({
      "has bad cases of its kinds": "no bad case has the kind compose: give one `kind`",
    });
    const compose = { kind: "compose", code: "services:\n  a:\n    image: «a:1»" };
    expect(await failures(rule, { bad: ["FROM «a:1»", compose] })).toEqual({});
  });

  it("find something in two of the kinds that a rule without kinds holds for", async () => {
    const rule = defineRule({
      ...ruleWith({}),
      kinds: undefined,
      on: { ImageRef: (node: object) => ({ at: node, message: "found" }) },
    } as never);
    expect(await failures(rule, { bad: ["FROM «a:1»"] })).toEqual({
      "has bad cases of its kinds": expect.stringMatching(/^no bad case has the kind .*compose.*: give one `kind`$/),
    });
    const compose = { kind: "compose", code: "services:\n  a:\n    image: «a:1»" };
    expect(await failures(rule, { bad: ["FROM «a:1»", compose] })).toEqual({});
    const nothing = { kind: "compose", code: "services: {}" };
    expect(await failures(rule, { bad: ["FROM «a:1»"], good: [nothing] })).toEqual({});
    expect(Object.keys(await failures(rule, { good: [nothing, "FROM scratch"] }))).toContain(
      "has bad cases of its kinds",
    );
    const stages = defineRule({
      ...ruleWith({}),
      kinds: undefined,
      on: { Stage: ({ from }: { from: object }) => ({ at: from, message: "found" }) },
    } as never);
    expect(await failures(stages, { bad: ["«FROM a:1»"] })).toEqual({});
  });

  it("may be of a plugin's kind", async () => {
    const rule = defineRule({
      ...ruleWith({}),
      kinds: ["cloudbuild"],
      on: { Step: ({ image }: Step) => image && { at: image, message: "found" } },
    } as never);
    const bad = ["steps: [{ name: «a» }]"];
    expect(await failures(rule, { kinds: [cloudbuild], bad })).toEqual({});
    expect(await failures(rule, { kinds: [cloudbuild], good: ["steps: []"] })).toMatchObject({
      "has bad cases of its kinds": "no bad case has the kind cloudbuild: give one `kind`",
    });
  });

  it("show what a rule throws", async () => {
    const rule = ruleWith({
      on: {
        Maintainer: () => {
          throw new Error("oh");
        },
      },
    });
    expect(await failure(rule, code)).toMatch(/^rule a-rule threw: oh\nError: oh\n/);
  });
});
