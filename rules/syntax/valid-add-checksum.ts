import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-add-checksum",
  summary: "ADD --checksum is a digest and is used with a single remote source",
  why: "Docker rejects a checksum for local files or several sources, and one that is not a valid digest.",
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
