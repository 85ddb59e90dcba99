import { expect, it } from "vitest";
import { defineRule } from "../../src/rule.ts";
import { replace } from "../../src/text/edit.ts";
import { growthOf, linear } from "../helpers/steps.ts";
import { lintWith } from "./project.ts";

const renaming = defineRule({
  id: "renaming",
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
    User({ user }) {
      if (user?.text !== "x") return;
      const fixes = { title: "Fix it", safe: true, effect: "user", edits: replace(user.span, "ok") } as const;
      return { at: user, message: "user", fixes };
    },
  },
});

const users = (count: number, name: string) => `FROM a:1\n${`USER ${name}\n`.repeat(count)}`;
const fixed = (count: number) => lintWith([renaming], users(count, "x"), { fix: "safe" }).files[0]?.source.text;

it("takes work in proportion to the fixes", async () => {
  expect(fixed(20)).toBe(users(20, "ok"));
  expect(await growthOf(fixed, 100)).toBeLessThan(linear);
});
