import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, it } from "vitest";
import { globMatcher } from "../../../src/text/glob/glob.ts";

const name = fc.string({ unit: fc.constantFrom("a", "b", ".", "-"), minLength: 1, maxLength: 4 });
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

/** Parts of the names in globs that people write. */
const part = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom("a", "b", ".", "-", "ab") },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      "*",
      "?",
      "[ab]",
      "[!a]",
      "[a-b]",
      "{a,b}",
      "{a,bb,}",
      "@(a|b)",
      "+(a|b)",
      "?(a)",
      "*(ab)",
    ),
  },
);
const segment = fc.oneof(
  { weight: 1, arbitrary: fc.constant("**") },
  { weight: 4, arbitrary: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")) },
);
const glob = fc.array(segment, { minLength: 1, maxLength: 4 }).map((segments) => segments.join("/"));

describe("globs", () => {
  it("match what picomatch matches", () => {
    fc.assert(
      fc.property(glob, path, (pattern, text) => {
        expect([pattern, text, globMatcher([pattern])(text)]).toEqual([
          pattern,
          text,
          picomatch(pattern, { dot: true })(text),
        ]);
      }),
      { numRuns: 5_000 },
    );
  });
});
