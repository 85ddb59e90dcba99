import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "closed-heredoc",
  summary: "Every here-document ends with its delimiter on a line of its own",
  why: "Without that line the rest of the file, later instructions included, is part of the here-document, and Docker rejects the file.",
  aliases: { buildkit: ["build-error/heredoc-unterminated"] },
  codes: ["heredoc"],
  examples: [
    {
      bad: "FROM alpine:3.20\nRUN «<<EOF»\napk add --no-cache curl\n  EOF",
      good: "FROM alpine:3.20\nRUN <<EOF\napk add --no-cache curl\nEOF",
    },
    {
      title: "<<- allows tabs before the delimiter",
      good: "FROM alpine:3.20\nRUN <<-EOF\n\tapk add --no-cache curl\n\tEOF",
    },
  ],
});
