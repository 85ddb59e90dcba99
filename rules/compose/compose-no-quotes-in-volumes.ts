import { defineRule, type ProposedFix, replace, type YamlScalar } from "../../src/author.ts";

export default defineRule({
  id: "compose-no-quotes-in-volumes",
  summary: "Volumes are written without quotes",
  why: "A volume in its short form needs none. One way to write it keeps files alike.",
  topic: "compose",
  category: "style",
  severity: "info",
  fix: "safe",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  aliases: { dclint: ["no-quotes-in-volumes"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#volumes",
  messages: { quoted: "The volume is quoted: remove the quotes" },
  examples: [
    {
      bad: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - «"data:/var/lib/postgresql/data"»\nvolumes:\n  data:',
      fixed:
        "services:\n  db:\n    image: postgres:17\n    volumes:\n      - data:/var/lib/postgresql/data\nvolumes:\n  data:",
    },
    {
      title: "What is something else without quotes keeps them",
      good: 'services:\n  db:\n    image: postgres:17\n    volumes:\n      - "*data: /data"',
    },
  ],
  on: {
    Entry: {
      when: { keys: ["services.*.volumes.*"] },
      handle({ value }, { source }) {
        if (value?.type !== "scalar" || !isPlain(value, source.text)) return;
        return { at: value, message: "quoted", fixes: fix(value) };
      },
    },
  },
});

/** Characters that mean nothing in YAML, of which the first is no sign of a number or of an end. */
function isPlain({ style, value, contentSpan }: YamlScalar, text: string): boolean {
  if (style !== "single" && style !== "double") return false;
  const isAsWritten = text.slice(contentSpan.start, contentSpan.end) === value;
  return isAsWritten && /^[\w./~$][\w./~${}:-]*:[\w./~${}-][\w./~${}:-]*$/.test(value) && !/^[\d:.]+$/.test(value);
}

function fix({ span, value }: YamlScalar): ProposedFix {
  return { title: "Remove the quotes", safe: true, effect: "none", edits: replace(span, value) };
}
