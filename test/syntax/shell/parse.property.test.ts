import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { commandsOfWords } from "../../../src/syntax/shell/exec-form.ts";
import type { Command } from "../../../src/syntax/shell/script.ts";
import { join, lookupIn, parse, parseMapped } from "./helpers.ts";

const pieces = [
  "apt-get install -y",
  "sh -c",
  "'",
  '"',
  "$(",
  ")",
  "`",
  "\\`",
  "\\",
  "\\\n",
  "\n",
  " ",
  "&&",
  "||",
  "|",
  ";",
  "&",
  "(",
  "{ ",
  "}",
  "${A:-",
  "${A%",
  "}",
  "$A",
  "$",
  "if ",
  "then ",
  "fi",
  "for x in ",
  "do ",
  "done",
  "while ",
  "case x in ",
  "esac",
  "<<E",
  "E\n",
  "A=b ",
  "A=$(",
  "eval ",
  "find . -exec ",
  "\\;",
  "{}",
  "+",
  "sudo ",
  "env ",
  "set -e",
  "trap ",
  "{a,b}",
  "[[ ",
  "]]",
  "((",
  "))",
  "-",
  "--",
  "--x=",
  "é",
  "\u{1F600}",
  "\0",
  "#",
  "!",
  "time ",
  "xargs ",
  "python -m ",
  "-c ",
  "f() {",
  "export A=",
  "*",
  "~",
  ">",
  "2>&1",
];
const script = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((list) => list.join(""));
const anyText = fc.oneof(script, fc.string({ unit: "binary", maxLength: 80 }));
const dialects = fc.constantFrom("bash", "dash", "ash", "posix", "zsh", "ksh", "powershell", "cmd", "other");

function places(command: Command) {
  const { span, name, options, operands, environment, redirects, wrappers } = command;
  const arguments_ = command.arguments;
  const values = options.flatMap(({ value }) => value ?? []);
  return [{ span }, name, ...options, ...values, ...operands, ...arguments_, ...environment, ...redirects, ...wrappers];
}

describe("parseScript", () => {
  it.each(["${ \\", "a ${ \\"])("ends where the text does: %s", (text) => {
    for (const { span } of parseMapped(join(text), { dialect: "bash", variables: {} }).commands.flatMap(places)) {
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  });

  it("never throws, and every span lies in the text", () => {
    fc.assert(
      fc.property(anyText, dialects, (text, dialect) => {
        const parsed = parseMapped(join(text), { dialect, variables: { A: "x y", B: null } });
        for (const { span } of [...parsed.commands.flatMap(places), ...parsed.pipelines, ...parsed.errors]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("never throws on exec forms", () => {
    const options = { lookup: lookupIn(), tables: findCommandTable };
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 8 }), (texts) => {
        commandsOfWords(
          texts.map((text, i) => ({ text, span: { start: i, end: i + 1 } })),
          options,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("slices words back to what is written", () => {
    fc.assert(
      fc.property(script, (text) => {
        for (const command of parse(text).commands) {
          for (const { word } of command.arguments) {
            if (word.at >= 0 && command.script.mapped.text === text) {
              expect(text.slice(word.span.start, word.span.end)).toBe(word.raw);
            }
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
