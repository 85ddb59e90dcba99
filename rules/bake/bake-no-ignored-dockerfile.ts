import { defineRule, remove, type Source, type Span } from "../../src/author.ts";

export default defineRule({
  id: "bake-no-ignored-dockerfile",
  summary: "A target has dockerfile or dockerfile-inline, not both",
  why: "Bake builds what `dockerfile-inline` says and ignores `dockerfile`: a change of the file that it names has no effect.",
  topic: "bake",
  category: "correctness",
  severity: "warning",
  fix: "safe",
  kinds: ["bake"],
  recommended: true,
  reference: "https://docs.docker.com/build/bake/reference/#targetdockerfile-inline",
  aliases: { "docker-language-server": ["bake/dockerfile-and-inline"] },
  messages: { ignored: "Bake ignores dockerfile beside dockerfile-inline: remove one of them" },
  examples: [
    {
      bad: 'target "app" {\n  «dockerfile» = "app.Dockerfile"\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
      fixed: 'target "app" {\n  dockerfile-inline = "FROM alpine:3.20"\n}\n',
      good: 'target "app" {\n  dockerfile = "app.Dockerfile"\n}\n',
    },
  ],
  on: {
    BakeTarget({ build, dockerfile }, { source }) {
      if (!build.inline || !dockerfile) return;
      const { name, span } = dockerfile.attribute;
      const whole = removable(span, source);
      return {
        at: name.contentSpan,
        message: "ignored",
        fixes: whole && {
          title: "Remove dockerfile, which Bake ignores",
          safe: true,
          effect: "none",
          edits: remove(whole),
        },
      };
    },
  },
});

/** The lines of what stands on lines of its own, with the comma that follows it in JSON; undefined for anything else. */
function removable({ start, end }: Span, { text }: Source): Span | undefined {
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const newline = text.indexOf("\n", end);
  if (newline < 0 || text.slice(lineStart, start).trim() !== "") return undefined;
  const rest = text.slice(end, newline).trim();
  const isJson = text[start] === '"';
  return rest === (isJson ? "," : "") ? { start: lineStart, end: newline + 1 } : undefined;
}
