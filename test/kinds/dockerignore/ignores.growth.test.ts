import { describe, expect, it } from "vitest";
import { parseDockerignore } from "../../../src/kinds/dockerignore/parse.ts";
import { growthOf, linear } from "../../helpers/steps.ts";

describe.each([
  ["*a", "*b", "a"],
  ["**/", "b*c", "a/"],
])("patterns that make a backtracking engine hang: %s", (piece, end, part) => {
  const ignored = (stars: number, length: number) => {
    const document = parseDockerignore({ path: ".dockerignore", text: piece.repeat(stars) + end });
    return document.ignores(part.repeat(length)).ignored;
  };

  it("never match here", () => expect(ignored(40, 1500)).toBe(false));

  it("take work in proportion to the path", async () => {
    expect(await growthOf((length) => ignored(40, length), 200)).toBeLessThan(linear);
  });

  it("take work in proportion to the pattern", async () => {
    expect(await growthOf((stars) => ignored(stars, 400), 5)).toBeLessThan(linear);
  });
});
