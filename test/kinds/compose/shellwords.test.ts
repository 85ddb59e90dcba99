import { describe, expect, it } from "vitest";
import { shellWords } from "../../../src/kinds/compose/shellwords.ts";
import { originSpan } from "../../../src/text/offset-map.ts";

/** Each word as `text`, with what it stands for in the line where that is something else. */
function split(line: string, holes: readonly [number, number][] = []) {
  const words = shellWords(
    line,
    holes.map(([start, end]) => ({ start, end })),
  );
  return words?.map(({ mapped, span, known }) => {
    const written = line.slice(span.start, span.end);
    const text = known ? mapped.text : `?${mapped.text}`;
    return text === written ? text : [text, written];
  });
}

describe("a line is split as Compose splits it", () => {
  it.each<[string, unknown]>([
    ["", []],
    ["  \t\r\n ", []],
    ["a  b\tc\nd", ["a", "b", "c", "d"]],
    [
      "'a b' \"c d\"",
      [
        ["a b", "'a b'"],
        ["c d", '"c d"'],
      ],
    ],
    ["a'b 'c", [["ab c", "a'b 'c"]]],
    ["'' \"\" x", [["", "''"], ["", '""'], "x"]],
    [
      "\"it's\" '\"'",
      [
        ["it's", '"it\'s"'],
        ['"', "'\"'"],
      ],
    ],
    [
      "a\\ b \\'",
      [
        ["a b", "a\\ b"],
        ["'", "\\'"],
      ],
    ],
    ["a\\tb\\n", [["a\tb\n", "a\\tb\\n"]]],
    ["'a\\tb'", [["a\\tb", "'a\\tb'"]]],
    ['"\\""', [['"', '"\\""']]],
    ["echo $HOME ${X:-y}", ["echo", "$HOME", "${X:-y}"]],
    ["echo $(date +%s) x", ["echo", "$(date +%s)", "x"]],
    ['echo `date "x"`z', ["echo", '`date "x"`z']],
    ["echo `a\\ b`", ["echo", "`a\\ b`"]],
    ["a && b", ["a"]],
    ["a;b", ["a"]],
    ["a|b", ["a"]],
    ["a<b", ["a"]],
    ["a >b", ["a"]],
    ["a 2>b", ["a"]],
    ["a 12>b", ["a"]],
    ["a '2'>b", ["a"]],
    ["'(' \"(\" `(`", [["(", "'('"], ["(", '"("'], "`(`"]],
    ["$(a\\ b)", ["$(a\\ b)"]],
    ["a x2>b", ["a", "x2"]],
    ["a 2x>b", ["a", "2x"]],
    ["a$(b c)", ["a$(b c)"]],
    ["a '&&' \"|\" \\; b", ["a", ["&&", "'&&'"], ["|", '"|"'], [";", "\\;"], "b"]],
    ["'\u{1F600} a' b", [["\u{1F600} a", "'\u{1F600} a'"], "b"]],
  ])("%j", (line, words) => {
    expect(split(line)).toEqual(words);
  });

  it.each(["'a", '"a', "`a", "a \\", "$(a", "(a)", "a)", "$((1))", "$(a (b))", "a(b)", "$a(b)", "$(a (b) c"])(
    "and refused: %j",
    (line) => {
      expect(split(line)).toBeUndefined();
    },
  );

  it("around what is not known, which is no syntax", () => {
    expect(split("a ${X:?b c} d", [[2, 11]])).toEqual(["a", ["?${X:?b c}", "${X:?b c}"], "d"]);
    expect(split("a x${Y?(}'z'", [[3, 8]])).toEqual(["a", ["?x${Y?(}z", "x${Y?(}'z'"]]);
    expect(split('"${A}"', [[1, 5]])).toEqual([["?${A}", '"${A}"']]);
  });

  it("with the place of every character", () => {
    const line = "a\\ b'c d'\"e\"";
    const [word] = shellWords(line, []) ?? [];
    expect(word?.mapped.text).toBe("a bc de");
    const places = [..."a bc de"].map((_, i) =>
      line.slice(...Object.values(originSpan(word?.mapped as never, i, i + 1))),
    );
    expect(places).toEqual(["a", "\\", "b", "c", " ", "d", "e"]);
  });
});
