import {
  defineRule,
  type Env,
  insert,
  type KeyValue,
  type Label,
  type ProposedFix,
  type RuleContext,
  replace,
  report,
} from "../../src/author.ts";
import { quotesFor } from "../../src/kit.ts";

export default defineRule({
  id: "env-key-equals-value",
  summary: "ENV and LABEL are written as name=value",
  why: "The form with a space takes the rest of the line as one value, so a second pair becomes part of it; the form is deprecated.",
  topic: "variables",
  category: "deprecated",
  severity: "info",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["LegacyKeyValueFormat"], dockerfilelint: ["label_invalid"] },
  reference: "https://docs.docker.com/reference/build-checks/legacy-key-value-format/",
  messages: { legacy: "{instruction} {name} value is deprecated: write {instruction} {name}=value" },
  examples: [
    { bad: "FROM alpine:3.20\nENV «PORT 8080»", fixed: "FROM alpine:3.20\nENV PORT=8080" },
    {
      title: "A value with spaces needs quotes",
      bad: "FROM alpine:3.20\nLABEL «title My web server»",
      fixed: 'FROM alpine:3.20\nLABEL title="My web server"',
    },
    { good: "FROM alpine:3.20\nENV PORT=8080 MODE=production" },
  ],
  on: { Env: check, Label: check },
});

function check({ pairs, type }: Env | Label, { document }: RuleContext<"dockerfile">) {
  const [pair] = pairs;
  // `NAME =value` is a misplaced blank: no-space-before-equals.
  if (!pair?.legacy || !pair.value || pair.value.text.startsWith("=")) return;
  return report(pair, "legacy", {
    data: { instruction: type.toUpperCase(), name: pair.key.text },
    fixes: useEquals(pair, document.escape),
  });
}

function useEquals({ key, value }: KeyValue, escapeCharacter: string): ProposedFix | undefined {
  const quotes = value && quotesFor(value.text, escapeCharacter);
  if (!value || quotes === undefined) return undefined;
  const equals = replace({ start: key.span.end, end: value.span.start }, `=${quotes}`);
  return {
    title: "Write name=value",
    safe: true,
    effect: "none",
    edits: quotes === "" ? equals : [equals, insert(value.span.end, quotes)],
  };
}
