import { testRule } from "plimsoll/testing";
import { describe, it } from "vitest";
import rule from "./own-registry.ts";

testRule(
  rule,
  {
    good: [
      "FROM scratch",
      "ARG IMAGE=registry.example.com/node:24\nFROM $IMAGE AS build\nFROM build",
      "FROM registry.example.com/node:24\nCOPY --from=registry.example.com/tool:1 /tool /tool",
    ],
    bad: [
      { code: "FROM «alpine:3.22»", says: "alpine:3.22 does not come from registry.example.com" },
      "FROM scratch\nCOPY --from=«ghcr.io/example/tool:1» /tool /tool",
      { kind: "compose", code: "services:\n  cache:\n    image: «redis:8»" },
    ],
  },
  { describe, it },
);
