import { describe, expect, expectTypeOf, it } from "vitest";
import { defineRule, type Placeholders, type ReportOf, type RuleContext, report, unknown } from "../src/rule.ts";

const span = { start: 0, end: 4 };

const meta = {
  id: "sample",
  summary: "A sample",
  why: "To hold the types of a rule against what they promise.",
  topic: "style",
  category: "style",
  severity: "info",
  kinds: ["dockerfile"],
  recommended: false,
  examples: [],
} as const;

const messages = {
  plain: "Nothing to fill",
  filled: "{command} leaves {what} here",
} as const;

describe("report", () => {
  it("puts place, message and details together", () => {
    expect(report(span, "plain")).toEqual({ at: span, message: "plain" });
    const related = [{ at: span, message: "set here" }];
    expect(report(span, "filled", { data: { command: "apt" }, related, severity: "error" })).toEqual({
      at: span,
      message: "filled",
      data: { command: "apt" },
      related,
      severity: "error",
    });
  });

  it("knows the names in a message", () => {
    expectTypeOf<Placeholders<"{command} leaves {what} here">>().toEqualTypeOf<"command" | "what">();
    expectTypeOf<Placeholders<"nothing to fill">>().toEqualTypeOf<never>();
    expectTypeOf<Placeholders<`${string} is not known`>>().toEqualTypeOf<never>();
    expectTypeOf<ReportOf<typeof messages>["message"]>().toEqualTypeOf<"plain" | "filled">();
  });

  it("is held against the messages of the rule that returns it", () => {
    const filled = () => report(span, "filled", { data: { command: "apt", what: 3 } });
    const lacking = () => report(span, "filled", { data: { command: "apt" } });
    const unfilled = () => report(span, "filled");
    const strange = () => report(span, "strange");
    function* several({ model }: RuleContext<"dockerfile">) {
      if (model.stages.length === 0) yield unknown(span, "there is no stage");
      yield report(span, "plain");
      yield filled();
    }
    defineRule({ ...meta, messages, check: filled });
    defineRule({ ...meta, messages, check: (_, context) => several(context) });
    // @ts-expect-error `what` is not given
    defineRule({ ...meta, messages, check: lacking });
    // @ts-expect-error no data are given
    defineRule({ ...meta, messages, check: unfilled });
    // @ts-expect-error there is no such message
    defineRule({ ...meta, messages, check: strange });
  });
});

describe("defineRule", () => {
  it("takes plain objects, as long as they fill their message", () => {
    defineRule({
      ...meta,
      messages: { plain: "Nothing to fill", filled: "{command} leaves {what} here" },
      on: {
        Run: ({ keyword }) => ({ at: keyword, message: "filled", data: { command: "apt", what: "lists" } }),
        *Copy({ sources }) {
          for (const at of sources) yield { at, message: "plain" };
        },
        // @ts-expect-error `what` is not given
        Add: ({ keyword }) => ({ at: keyword, message: "filled", data: { command: "apt" } }),
        // @ts-expect-error there is no such message
        Env: ({ keyword }) => ({ at: keyword, message: "strange" }),
        // @ts-expect-error one of both messages wants data
        User: ({ user, keyword }) => ({ at: keyword, message: user ? "plain" : "filled" }),
      },
    });
  });

  it("asks no more of a message whose text is computed", () => {
    const name = "CMD" as string;
    defineRule({
      ...meta,
      messages: { computed: `${name} counts once` },
      check: () => ({ at: span, message: "computed", data: { name } }),
    });
  });

  it("offers examples only the keys of its messages", () => {
    defineRule({ ...meta, messages, examples: [{ bad: "FROM «x»", message: "plain" }] });
    // @ts-expect-error there is no such message
    defineRule({ ...meta, messages, examples: [{ bad: "FROM «x»", message: "strange" }] });
  });
});
