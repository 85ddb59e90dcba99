import { describe, expect, test } from "vitest";
import { known, unknownFact } from "../../src/syntax/fact.ts";
import { asWritten, substitution } from "../../src/syntax/substitution.ts";
import { hole } from "../../src/syntax/template.ts";
import { originSpan, verbatim } from "../../src/text/offset-map.ts";

const origin = { what: "default", label: "the file" } as const;
const values: Readonly<Record<string, string>> = { A: "1", LONG: "a-long-value", EMPTY: "" };
const read = substitution(/\$(?:\$|(\w+))/g, ([, name]) => {
  if (name === undefined) return known("$");
  const value = values[name];
  return value === undefined ? unknownFact(`${name} is not given`) : known(value, [origin]);
});

describe("a text whose variables are replaced", () => {
  test.each([
    ["plain", "plain"],
    ["", ""],
    ["$A", "1"],
    ["x:$A/$LONG.$EMPTY", "x:1/a-long-value."],
    ["$$A costs $$", "$A costs $"],
  ])("%j is %j", (text, value) => {
    expect(read(text).fact).toMatchObject({ known: true, value });
    expect(read(text).mapped.text).toBe(value);
  });

  test("keeps where the values came from", () => {
    expect(read("$A-$A").fact.origins).toEqual([origin, origin]);
    expect(read("$$").fact.origins).toEqual([]);
  });

  test("is known in part where a value is not", () => {
    const { fact, mapped } = read("x:$B$C/$A");
    expect(fact).toEqual({ known: false, reason: "B is not given", origins: [origin], template: `x:${hole}/1` });
    expect(mapped.text).toBe("x:$B$C/1");
    expect(read("$B").fact).toMatchObject({ known: false, template: undefined });
  });

  test.each([
    // A single character has a single place.
    ["x:$A", "1", "A"],
    ["x:$LONG/y", "a-long-value", "$LONG"],
    ["x:$LONG/y", "/y", "/y"],
    ["x:$LONG/y", "x:a-long-value/y", "x:$LONG/y"],
    ["$B.$A", "$B.1", "$B.$A"],
    ["x$$A", "x$A", "x$$A"],
  ])("%j: %j comes from %j", (text, part, from) => {
    const { mapped } = read(text);
    const start = mapped.text.indexOf(part);
    const span = originSpan(mapped, start, start + part.length);
    expect(text.slice(span.start, span.end)).toBe(from);
  });

  test("is as written for tools that have no variables", () => {
    expect(asWritten("$A")).toMatchObject({ fact: { known: true, value: "$A" }, mapped: verbatim("$A", 0) });
  });
});
