import { expect, it } from "vitest";
import { quotesFor } from "../../src/syntax/pair-quoting.ts";

const asItStands = "";
const inQuotes = '"';
const cannotBeTold = undefined;

it.each([
  ["value", "\\", asItStands],
  ["two words", "\\", inQuotes],
  ["a\tb", "\\", inQuotes],
  ["", "\\", asItStands],
  // Quotes and escapes mean the same after `=`, unless more quotes are put around them.
  ['"two words"', "\\", asItStands],
  ["'two words'", "\\", asItStands],
  [`"it's so"`, "\\", asItStands],
  ['a\\"b', "\\", asItStands],
  ["two\\ words", "\\", asItStands],
  ["two\\ three words", "\\", cannotBeTold],
  ['say "two words" twice', "\\", cannotBeTold],
  ["say 'two' twice", "\\", cannotBeTold],
  // Nothing is escaped within single quotes.
  ["'a\\' b", "\\", cannotBeTold],
  ["'a\\'b", "\\", asItStands],
  // A quote that stays open.
  ["it's so", "\\", cannotBeTold],
  ['5" disk', "\\", cannotBeTold],
  // With another escape character a backslash is one like others.
  ["c:\\two words", "`", inQuotes],
  ["two` words", "`", asItStands],
])("%j with %s", (value, escapeCharacter, expected) => {
  expect(quotesFor(value, escapeCharacter)).toBe(expected);
});
