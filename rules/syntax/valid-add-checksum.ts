import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-add-checksum",
  summary: "ADD --checksum is a digest and stands with one remote source",
  why: "Docker refuses a checksum for local files or for several sources, and one that it cannot compare.",
  aliases: { buildkit: ["build-error/add-checksum"] },
  codes: ["checksum"],
  examples: [
    {
      bad: "FROM alpine:3.20\nADD --checksum=«md5:0123» https://example.com/app.tgz /tmp/",
      good: `FROM alpine:3.20\nADD --checksum=sha256:${"0".repeat(64)} https://example.com/app.tgz /tmp/`,
    },
    { bad: `FROM alpine:3.20\nADD --checksum=«sha256:${"0".repeat(64)}» app.tgz /tmp/` },
  ],
});
