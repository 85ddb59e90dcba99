import {
  defineRule,
  type Env,
  type Label,
  originSpan,
  type ProposedFix,
  replace,
  report,
  type Word,
} from "../../src/author.ts";
import { commandEffects } from "../../src/kit.ts";

export default defineRule({
  id: "no-space-before-equals",
  summary: "ENV and LABEL have no space before the =",
  why: "With a space before it, Docker reads the old form without =, so the equals sign becomes part of the value.",
  topic: "variables",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { sonar: ["S6574"] },
  messages: { blank: "The space before = makes it part of the value: {name} is set to {value}" },
  examples: [
    { bad: "FROM alpine:3.20\nENV PORT« »=8080", fixedUnsafe: "FROM alpine:3.20\nENV PORT=8080" },
    { good: "FROM alpine:3.20\nLABEL title=web" },
  ],
  on: { Env: check, Label: check },
});

function check({ pairs, type }: Env | Label) {
  const [pair] = pairs;
  if (!pair?.legacy || !pair.value?.text.startsWith("=")) return;
  const { key, value } = pair;
  return report({ start: key.span.end, end: value.span.start }, "blank", {
    data: { name: key.text, value: shortened(value.text) },
    fixes: join(key, value, type),
  });
}

/** The old form takes all that is left of the line. */
function shortened(value: string): string {
  const line = value.split("\n", 1)[0] as string;
  return line.length > 40 || line !== value ? `${line.slice(0, 40).trimEnd()}...` : value;
}

/** Not where the rest is several words: with the = in its place they would be several pairs. */
function join(key: Word, value: Word, type: "Env" | "Label"): ProposedFix | undefined {
  const equals = /^=\s*(?=(?:[^\s"']+|"[^"]*"|'[^']*')$)/.exec(value.text)?.[0];
  if (equals === undefined) return undefined;
  const { end } = originSpan(value.line, value.at, value.at + equals.length);
  return {
    title: "Delete the space: the value no longer starts with =",
    safe: false,
    effect: type === "Env" ? ["env", ...commandEffects] : "labels",
    edits: replace({ start: key.span.end, end }, "="),
  };
}
