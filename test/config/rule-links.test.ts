import { describe, expect, it } from "vitest";
import { linked, siteAt } from "../../src/config/rule-links.ts";
import { rules } from "./fixtures.ts";

const [ours, theirs] = rules as [(typeof rules)[number], (typeof rules)[number]];

describe("rules are linked", () => {
  it("to their pages below the package's own, those of plugins to what their authors say", () => {
    const [first, second] = linked([ours, theirs], [ours], "https://plimsoll.dev/docs");
    expect(first).toEqual({ ...ours, reference: `https://plimsoll.dev/docs/rules/${ours.id}.html` });
    expect(second).toBe(theirs);
  });

  it.each([undefined, "", "nonsense", "https://plimsoll.example.com", "https://example.org/a", "http://localhost:80"])(
    "to what they rest on where the package's page is %o",
    (homepage) => {
      expect(siteAt(homepage)).toBeUndefined();
      expect(linked(rules, rules, homepage)).toEqual(rules);
    },
  );

  it("below the page as it is written", () => {
    expect(siteAt("https://o.github.io/plimsoll/")?.href).toBe("https://o.github.io/plimsoll/");
    expect(siteAt("https://myexample.com")?.href).toBe("https://myexample.com/");
  });
});
