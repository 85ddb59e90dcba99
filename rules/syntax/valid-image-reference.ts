import { problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-image-reference",
  summary: "FROM has a valid image reference",
  why: "Docker rejects an invalid name, such as one with upper case, an empty tag or a digest that is too short.",
  aliases: {
    buildkit: ["build-error/base-name-empty"],
    dockerlint: ["no_empty_tag", "no_empty_digest"],
    "dockerfile-utils": ["INVALID_REFERENCE_FORMAT", "BASE_NAME_EMPTY"],
    dockadvisor: ["FromInvalidImageReference"],
  },
  codes: ["image-reference"],
  // Words of --from are stages first of all: copy-from-known-stage looks at them.
  applies: ({ instruction }) => instruction?.type === "From",
  examples: [
    { bad: "FROM «Alpine:3.20»", good: "FROM alpine:3.20" },
    { title: "An empty tag", bad: "FROM «alpine:»" },
    { title: "A stage may have an upper-case name", good: "FROM alpine:3.20 AS Base\nFROM Base" },
  ],
});
