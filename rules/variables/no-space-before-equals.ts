import type { Env, Label } from "../../src/kinds/dockerfile/nodes.ts";
import { defineRule, type Report } from "../../src/rule.ts";
import { remove } from "../../src/text/edit.ts";

export default defineRule({
  id: "no-space-before-equals",
  summary: "No blank stands before the = of ENV and LABEL",
  why: "With a blank Docker reads the old form without =, so the value itself starts with an equals sign.",
  topic: "variables",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { sonar: ["S6574"] },
  messages: { blank: "The blank makes the equals sign part of the value: {name} is {value}" },
  examples: [
    { bad: "FROM alpine:3.20\nENV PORT« »=8080", fixed: "FROM alpine:3.20\nENV PORT=8080" },
    { good: "FROM alpine:3.20\nLABEL title=web" },
  ],
  on: { Env: check, Label: check },
});

function check({ pairs, type }: Env | Label): Report<"blank"> | undefined {
  const [pair] = pairs;
  if (!pair?.legacy || !pair.value?.text.startsWith("=")) return;
  const { key, value } = pair;
  const blank = { start: key.span.end, end: value.span.start };
  // Once the = is in its place, blanks part pairs, and a value that has some is no longer one.
  const simple = /^=[^\s=]+$/.test(value.text);
  const fix = {
    title: "Delete the blank",
    safe: true,
    effect: type === "Env" ? ("env" as const) : ("labels" as const),
    edits: remove(blank),
  };
  return {
    at: blank,
    message: "blank",
    data: { name: key.text, value: value.text },
    fixes: simple ? fix : undefined,
  };
}
