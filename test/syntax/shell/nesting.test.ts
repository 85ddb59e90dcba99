import { describe, expect, it } from "vitest";
import { isTooNested } from "../../../src/syntax/shell/nesting.ts";

describe("a script is too nested", () => {
  it.each([
    ["substitutions", "$(a "],
    ["substitutions of processes", "a <(b "],
    ["arithmetic", "$((1+"],
    ["substitutions in patterns", "$(case a in b) "],
    ["substitutions behind patterns", "$(case a in b) c;; d) "],
  ])("where a great many %s are open at once", (_, piece) => {
    expect(isTooNested(piece.repeat(100_000))).toBe(true);
    expect(isTooNested(piece.repeat(100))).toBe(false);
  });

  it.each([
    ["substitutions one after the other", "a $(b) "],
    ["subshells", "(a; b); "],
    ["patterns", "case a in b) c;; d) e;; esac; "],
    ["functions", "f() { a; }; "],
    ["closing parentheses", ") "],
  ])("and not where it has as many %s", (_, piece) => {
    expect(isTooNested(piece.repeat(100_000))).toBe(false);
  });
});
