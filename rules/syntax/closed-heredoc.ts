import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "closed-heredoc",
  summary: "Every here-document is closed by a line of its own",
  why: "Without the closing line the rest of the file, later instructions included, belongs to the document, and Docker refuses it.",
  aliases: { buildkit: ["build-error/heredoc-unterminated"] },
  codes: ["heredoc"],
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN «<<EOF»\napk add --no-cache curl\n  EOF",
      good: "FROM alpine:3.20\nRUN <<EOF\napk add --no-cache curl\nEOF",
    },
    { title: "<<- allows tabs before it", good: "FROM alpine:3.20\nRUN <<-EOF\n\tapk add --no-cache curl\n\tEOF" },
  ],
});
