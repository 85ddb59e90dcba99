import { describe, expect, it } from "vitest";
import { isBeyondMeasure } from "../../../src/syntax/shell/nesting.ts";

describe("a script is beyond measure", () => {
  it.each([
    ["substitutions", "$(a "],
    ["substitutions of processes", "a <(b "],
    ["arithmetic", "$((1+"],
    ["substitutions in patterns", "$(case a in b) "],
    ["substitutions behind patterns", "$(case a in b) c;; d) "],
  ])("where a great many %s are open at once", (_, piece) => {
    expect(isBeyondMeasure(piece.repeat(100_000))).toBe(true);
    expect(isBeyondMeasure(piece.repeat(100))).toBe(false);
  });

  it("where it opens a great many here-documents", () => {
    expect(isBeyondMeasure("<< a ".repeat(2001))).toBe(true);
    expect(isBeyondMeasure("<< a ".repeat(2000))).toBe(false);
  });

  it.each([
    ["substitutions one after the other", "a $(b) "],
    ["subshells", "(a; b); "],
    ["patterns", "case a in b) c;; d) e;; esac; "],
    ["functions", "f() { a; }; "],
    ["closing parentheses", ") "],
    ["here-strings", "<<< a "],
  ])("and not where it has as many %s", (_, piece) => {
    expect(isBeyondMeasure(piece.repeat(100_000))).toBe(false);
  });
});
