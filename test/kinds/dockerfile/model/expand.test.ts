import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandWord } from "../../../../src/kinds/dockerfile/model/expand.ts";
import { known, type Lookup, unknownFact } from "../../../../src/syntax/fact.ts";

const variables: Lookup = (name) => {
  if (name === "HIDDEN") return unknownFact("nobody says");
  const value = { A: "one", EMPTY: "", PATH: "/bin:/usr/bin", DIR: "/a/b/c.tar.gz" }[name];
  return value === undefined ? undefined : known(value);
};

function expand(text: string, escapeCharacter = "\\"): string | undefined {
  const { value } = expandWord(text, escapeCharacter, variables);
  return value.known ? value.value : undefined;
}

describe("Docker's substitution", () => {
  it.each([
    ["plain", "plain"],
    ["$A", "one"],
    ["${A}", "one"],
    ["x$A-y", "xone-y"],
    ["$AB", ""],
    ["\\$A", "$A"],
    ["'$A'", "$A"],
    ['"$A b"', "one b"],
    ['"\\$A"', "$A"],
    ['"\\x"', "\\x"],
    ["a\\ b", "a b"],
    ["${A:-z}", "one"],
    ["${NO:-z}", "z"],
    ["${NO-z}", "z"],
    ["${EMPTY:-z}", "z"],
    ["${EMPTY-z}", ""],
    ["${A:+z}", "z"],
    ["${EMPTY:+z}", ""],
    ["${EMPTY+z}", "z"],
    ["${NO:-${A}}", "one"],
    ["${NO:-${NO2:-deep}}", "deep"],
    ["${NO:-'q'}", "q"],
    ["${DIR#/a}", "/b/c.tar.gz"],
    ["${DIR%.gz}", "/a/b/c.tar"],
    ["${PATH/bin/sbin}", "/sbin:/usr/bin"],
    ["${PATH//bin/sbin}", "/sbin:/usr/sbin"],
    ["$", "$"],
    ["a$", "a$"],
    ["$1", ""],
    ["${A:?must be set}", "one"],
  ])("%s gives %s", (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it.each([
    ["an unknown variable", "$HIDDEN"],
    ["an unknown variable among others", "$A-$HIDDEN"],
    ["a pattern with a wildcard", "${DIR##*/}"],
    ["a required variable that is not set", "${NO:?}"],
    ["an open quote", '"$A'],
    ["an open brace", "${A"],
  ])("cannot tell %s", (_, text) => {
    expect(expand(text)).toBeUndefined();
  });

  it("ignores unknown words that the variable's state makes idle", () => {
    expect(expand("${A:-$HIDDEN}")).toBe("one");
    expect(expand("${NO:+$HIDDEN}")).toBe("");
    expect(expand("${NO:-$HIDDEN}")).toBeUndefined();
  });

  it("takes the escape character from the directive", () => {
    expect(expand("c:\\$A", "`")).toBe("c:\\one");
    expect(expand("c:`$A", "`")).toBe("c:$A");
  });

  it("lists the uses with their places, outer before inner", () => {
    const { uses } = expandWord("x${NO:-${A}}$EMPTY", "\\", variables);
    expect(uses.map(({ name, start, end, modifier }) => [name, start, end, modifier])).toEqual([
      ["NO", 1, 12, ":-"],
      ["A", 7, 11, undefined],
      ["EMPTY", 12, 18, undefined],
    ]);
  });

  it("survives nesting and growth that nobody writes", () => {
    const deep = "${A:-".repeat(50_000);
    expect(() => expand(deep)).not.toThrow();
    const long: Lookup = () => known("x".repeat(60_000));
    expect(expandWord("$A$A", "\\", long).value.known).toBe(false);
  });

  it("ends a use with its word where no brace closes it", () => {
    expect(expandWord("${x", "\\", variables).uses).toMatchObject([{ start: 0, end: 3 }]);
  });

  it("never throws, and places uses inside the word", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."${}:-+?#%/\\'\"A_1 x`") }), (text) => {
        const { uses } = expandWord(text, "\\", variables);
        for (const { start, end, name, nameStart, nameEnd } of uses) {
          expect(text.slice(nameStart, nameEnd)).toBe(name);
          expect(0 <= start && start < nameStart && nameEnd <= end && end <= text.length).toBe(true);
        }
      }),
    );
  });
});
