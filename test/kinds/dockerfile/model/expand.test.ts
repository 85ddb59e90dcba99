import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expandWord } from "../../../../src/kinds/dockerfile/model/expand.ts";
import { known, type Lookup, unknownFact } from "../../../../src/syntax/fact.ts";
import { hole } from "../../../../src/syntax/template.ts";

const variables: Lookup = (name) => {
  if (name === "HIDDEN") return unknownFact("nobody says");
  if (name === "HALF") return unknownFact("nobody says", [], `a${hole}`);
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
    ['"a b"', "a b"],
    ["'a b'", "a b"],
    ["''x", "x"],
    ["a\\", "a"],
    ['"a\\"b"', 'a"b'],
    ['"\\\\"', "\\"],
    ["${NO--x}", "-x"],
    ["${NO++x}", ""],
    ["${A#one}", ""],
    ["${A#x}", "one"],
    ["${A%}", "one"],
    ["${A%x}", "one"],
    ["${DIR##/a}", "/b/c.tar.gz"],
    ["${DIR%%.gz}", "/a/b/c.tar"],
    ["${A///x}", "one"],
    ["$1x", "x"],
    ["$12x", "x"],
    ["$@$*$#$?$-$!x", "x"],
    ["$.", "$."],
  ])("%s gives %s", (text, expected) => {
    expect(expand(text)).toBe(expected);
  });

  it.each([
    ["an unknown variable", "$HIDDEN"],
    ["an unknown variable among others", "$A-$HIDDEN"],
    ["a pattern with a wildcard", "${DIR##*/}"],
    ["a required variable that is not set", "${NO:?}"],
    ["an unknown variable with a default", "${HIDDEN:-x}"],
    ["an escaped pattern", "${DIR#\\/a}"],
    ["an unknown pattern", "${DIR#$HIDDEN}"],
    ["an unknown replacement", "${DIR/a/$HIDDEN}"],
    ["a modifier that there is not", "${A@x}"],
    ["a variable without a name", "${}"],
    ["an open quote", '"$A'],
    ["an open single quote", "'A"],
    ["an open brace", "${A"],
    ["an open brace after a default", "${NO:-x"],
  ])("cannot tell %s", (_, text) => {
    expect(expand(text)).toBeUndefined();
  });

  it("ignores unknown words that the variable's state makes idle", () => {
    expect(expand("${A:-$HIDDEN}")).toBe("one");
    expect(expand("${NO:+$HIDDEN}")).toBe("");
    expect(expand("${NO:-$HIDDEN}")).toBeUndefined();
  });

  // Holes are shown as "...".
  it.each([
    ["x$HIDDEN-$A", "x...-one"],
    ["$HALF", "a..."],
    ["${HIDDEN:-x}y", "...y"],
    ["${HALF/a/b}y", "...y"],
    ["${DIR#$HIDDEN}y", "...y"],
    ["${DIR/$HIDDEN/b}y", "...y"],
    ["${DIR/a/$HIDDEN}y", "...y"],
    ["$HIDDEN'y", undefined],
    ['$HIDDEN"y', undefined],
    ["$HIDDEN${A", undefined],
    ["$HIDDEN${A@x}", undefined],
  ])("keeps what is known of %s: %s", (text, expected) => {
    const { value } = expandWord(text, "\\", variables);
    expect(value.known ? value : value.template?.replaceAll(hole, "...")).toBe(expected);
  });

  it.each(["a", "z", "A", "Z", "_", "a0", "a9", "aZ_z"])("takes all of %s for a name", (name) => {
    expect(expandWord(`$${name}`, "\\", variables).uses.map((use) => use.name)).toEqual([name]);
  });

  it.each(["`", "{", "[", "@", "/", ":", "-", "."])("ends a name before %s", (character) => {
    expect(expandWord(`$a${character}`, "\\", variables).uses.map(({ name }) => name)).toEqual(["a"]);
    expect(expandWord(`$1${character}`, "\\", variables).uses.map(({ name }) => name)).toEqual(["1"]);
  });

  it("finds no use in braces without a name", () => {
    expect(expandWord("${}", "\\", variables).uses).toEqual([]);
  });

  it("says where a value comes from, and why there is none", () => {
    const origin = (label: string) => [{ what: "instruction", label }] as const;
    const lookup: Lookup = (name) => (name === "A" ? known("a", origin("A")) : unknownFact("no B", origin("B")));
    const { value } = expandWord("$A${B:-c}$B", "\\", lookup);
    expect(value).toMatchObject({ known: false, reason: "no B" });
    expect(expandWord("$A-$B", "\\", lookup).value.origins.map(({ label }) => label)).toEqual(["A", "B"]);
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
    const closed = `${"${NO:-".repeat(200)}x${"}".repeat(200)}`;
    expect(expandWord(closed, "\\", variables).value).toMatchObject({ reason: "variables are nested too deeply" });
    expect(expand("${NO:-x}".repeat(200))).toBe("x".repeat(200));
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
