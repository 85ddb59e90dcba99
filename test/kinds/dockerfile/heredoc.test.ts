import { describe, expect, it } from "vitest";
import { originOf } from "../../../src/text/offset-map.ts";
import { at, only, parse, problemsOf } from "./parsing.ts";

function bodies(text: string): string[] {
  return parse(`FROM x\n${text}`).instructions.flatMap(({ heredocs }) =>
    heredocs.map(({ name, body }) => `${name}|${body.text}`),
  );
}

describe("heredocs", () => {
  it.each([
    ["of RUN", "RUN <<EOF\na\nb\nEOF\nRUN c", ["EOF|a\nb\n"]],
    ["of COPY", "COPY <<a /b\nx\na", ["a|x\n"]],
    ["of ADD", "ADD <<a /b\nx\na", ["a|x\n"]],
    ["with an empty body", "RUN <<E\nE", ["E|"]],
    ["with a command before", "RUN cat > /x <<E\na\nE", ["E|a\n"]],
    ["several, in order", "RUN <<A <<B\nB\nA\nA\nB\n", ["A|B\n", "B|A\n"]],
    ["with a descriptor", "RUN 3<<E\na\nE", ["E|a\n"]],
    ["with quotes", "RUN <<'E F'\na\nE F", ["E F|a\n"]],
    ["with quotes in part", "RUN <<E'F'\na\nEF", ["EF|a\n"]],
    ["with an escape", "RUN <<E\\'F\na\nE'F", ["E'F|a\n"]],
    ["with blanks before the delimiter", "RUN cat << E\na\nE", ["E|a\n"]],
    ["with comments and instructions in it", "RUN <<E\n# a\nRUN b \\\nE", ["E|# a\nRUN b \\\n"]],
    ["that close only at the whole line", "RUN <<E\n E\nE x\nE", ["E| E\nE x\n"]],
    ["that strip tabs", "RUN <<-E\n\t\ta\n\tb\tc\n\tE", ["E|a\nb\tc\n"]],
    ["each with its own stripping", "RUN <<-a <<b\n\tx\n\ta\n\ty\nb", ["a|x\n", "b|\ty\n"]],
    ["over a continuation", "RUN a \\\n <<E\nb\nE", ["E|b\n"]],
    ["with CRLF", "RUN <<E\r\na\r\nE\r\nRUN b", ["E|a\r\n"]],
    ["in a variable's name", "RUN <<$E\na\n$E", ["$E|a\n"]],
    ["not in quotes", 'RUN echo "x <<EOF y"\nRUN a', []],
    ["not in single quotes", "RUN echo '<<EOF'\nRUN a", []],
    ["not where a quote is open", "RUN echo don't <<EOF\nRUN a", []],
    ["not with three", "RUN cat <<<EOF\nRUN a", []],
    ["not glued to a word", "RUN cat<<EOF\nRUN a", []],
    ["not without a delimiter", "RUN cat <<\nRUN a", []],
    ["not with an empty delimiter", "RUN cat <<''\nRUN a", []],
    ["not in JSON", 'RUN ["<<EOF"]\nRUN a', []],
    ["not in other instructions", "CMD cat <<EOF\nRUN a", []],
    ["under ONBUILD", "ONBUILD RUN <<E\na\nE", ["E|a\n", ""].slice(0, 1)],
  ])("%s", (_, text, expected) => {
    expect(bodies(text)).toEqual(expected);
  });

  it("tells whether variables are expanded", () => {
    const expand = (word: string, end: string) => only("Run", `RUN <<${word}\n${end}`).heredocs[0]?.expand;
    expect([expand("E", "E"), expand("'E'", "E"), expand('"E"', "E"), expand("E\\'F", "E'F")]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("knows every place", () => {
    const document = parse("FROM x\nRUN 3<<-'E' cat\n\ta\n\tE\nCMD b");
    const [heredoc] = document.instructions[1]?.heredocs ?? [];
    expect(at(document, heredoc?.wordSpan)).toBe("3<<-'E'");
    expect(at(document, heredoc?.bodySpan)).toBe("\ta\n");
    expect(at(document, heredoc?.terminatorSpan)).toBe("E");
    expect(heredoc).toMatchObject({ descriptor: "3", stripTabs: true, expand: false });
    expect(at(document, document.instructions[1]?.span)).toBe("RUN 3<<-'E' cat\n\ta\n\tE");
    expect(document.source.text[originOf(heredoc?.body ?? { text: "", starts: [0], origins: [0] }, 0)]).toBe("a");
    expect(document.instructions).toHaveLength(3);
  });

  it("takes the rest of the file where the delimiter is missing", () => {
    const document = parse("FROM x\nRUN <<EOF cat\na\nCMD b\n");
    expect(document.problems).toMatchObject([{ code: "heredoc" }]);
    expect(at(document, document.problems[0]?.span)).toBe("<<EOF");
    expect(document.instructions[1]?.heredocs[0]).toMatchObject({ terminatorSpan: undefined });
    expect(document.instructions).toHaveLength(2);
  });

  it("belongs to the wrapped instruction and to its ONBUILD", () => {
    const document = parse("FROM x\nONBUILD COPY <<E /a\nb\nE\nCMD c");
    const onbuild = document.instructions[1];
    expect(at(document, onbuild?.span)).toBe("ONBUILD COPY <<E /a\nb\nE");
    expect(onbuild?.type === "Onbuild" && onbuild.instruction?.heredocs).toHaveLength(1);
  });

  it("cannot be a destination", () => {
    expect(problemsOf("COPY a <<E\nE")).toEqual(["heredoc: <<E"]);
  });
});
