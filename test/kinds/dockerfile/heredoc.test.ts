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
    ["with escapes in double quotes", 'RUN <<"a\\"\\$\\\\\\x\'"\nb\na"$\\\\x\'', ["a\"$\\\\x'|b\n"]],
    ["with an escaped dollar sign in double quotes", 'RUN <<"a\\$b"\nc\na$b', ["a$b|c\n"]],
    ["with a backslash in single quotes", "RUN <<'a\\$'\"b\"\nc\na\\$b", ["a\\$b|c\n"]],
    ["with an escaped blank", "RUN <<E\\ F cat\na\nE F", ["E F|a\n"]],
    ["with a quote in the other sort of quotes", "RUN <<\"it's\"\na\nit's", ["it's|a\n"]],
    ["with blanks before a quoted delimiter", "RUN cat <<\t 'E' > /x\na\nE", ["E|a\n"]],
    ["below a line of only an escape", "\\\n RUN <<E\na\nE", ["E|a\n"]],
    ["with a descriptor of several digits", "RUN 10<<E\na\nE\nRUN b", ["E|a\n"]],
    ["behind quotes and variables", "RUN echo \"$A ${B}\" 'c' <<E\na\nE", ["E|a\n"]],
    ["with blanks before the delimiter", "RUN cat << E\na\nE", ["E|a\n"]],
    ["with comments and instructions in it", "RUN <<E\n# a\nRUN b \\\nE", ["E|# a\nRUN b \\\n"]],
    ["that close only at the whole line", "RUN <<E\n E\nE x\nE", ["E| E\nE x\n"]],
    ["that close not at what starts with the delimiter", "RUN <<E\nEE\ne\nE", ["E|EE\ne\n"]],
    ["that close not at a line behind blanks", "RUN <<-E\n\t E\nE \n\tE", ["E| E\nE \n"]],
    ["that do not strip tabs", "RUN <<E\n\tE\nE", ["E|\tE\n"]],
    ["that strip tabs", "RUN <<-E\n\t\ta\n\tb\tc\n\tE", ["E|a\nb\tc\n"]],
    ["that strip tabs where there are none", "RUN <<-E\na\n\n\t\nE", ["E|a\n\n\n"]],
    ["that strip tabs and are not closed", "RUN <<-E\n\ta\n\t\t", ["E|a\n"]],
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
    ["not with a dash alone", "RUN cat <<-\nRUN a", []],
    ["not with a dash and a blank", "RUN cat <<- E\nRUN a", []],
    ["not with a letter before", "RUN a3<<E\nRUN a", []],
    ["not where its own quote is open", "RUN cat <<'E\nRUN a", []],
    ["not with one or four", "RUN cat <E <<<<E\nRUN a", []],
    ["not with another one in the word", "RUN cat <<E<F\nRUN a", []],
    ["not in JSON", 'RUN ["<<EOF"]\nRUN a', []],
    ["not in other instructions", "CMD cat <<EOF\nRUN a", []],
    ["under ONBUILD", "ONBUILD RUN <<E\na\nE", ["E|a\n"]],
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

  it("may end with what escapes in its word", () => {
    const document = parse("# escape=`\nFROM x\nRUN <<E\\\na\nE");
    const [heredoc] = document.instructions[1]?.heredocs ?? [];
    expect(heredoc).toMatchObject({ name: "E", body: { text: "a\n" } });
    expect(at(document, heredoc?.wordSpan)).toBe("<<E\\");
  });

  it("knows its places where lines end with CRLF", () => {
    const document = parse("FROM x\r\nRUN <<E \r\na\r\nE\r\nCMD b");
    const [heredoc] = document.instructions[1]?.heredocs ?? [];
    expect(at(document, heredoc?.wordSpan)).toBe("<<E");
    expect(at(document, heredoc?.bodySpan)).toBe("a\r\n");
    expect(at(document, heredoc?.terminatorSpan)).toBe("E");
    expect(at(document, heredoc?.span)).toBe("a\r\nE");
  });

  it("is mapped character by character where tabs are stripped", () => {
    const document = parse("FROM x\nRUN <<-E\n\ta\nb\n\t\tc\nE");
    const { body } = document.instructions[1]?.heredocs[0] ?? {};
    if (!body) throw new Error("no heredoc");
    expect(body.text).toBe("a\nb\nc\n");
    const places = [...body.text].map((_, i) => document.source.text[originOf(body, i)]);
    expect(places.join("")).toBe(body.text);
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
    const document = parse("FROM x\nRUN <<EOF cat\na\nCMD b \n\n");
    expect(document.problems).toMatchObject([
      { code: "heredoc", message: "The here-document is not closed: end it with a line that contains only EOF" },
    ]);
    expect(at(document, document.problems[0]?.span)).toBe("<<EOF");
    const [heredoc] = document.instructions[1]?.heredocs ?? [];
    expect(heredoc).toMatchObject({ terminatorSpan: undefined, body: { text: "a\nCMD b \n\n" } });
    expect(at(document, heredoc?.bodySpan)).toBe("a\nCMD b");
    expect(at(document, heredoc?.span)).toBe("a\nCMD b");
    expect(document.instructions).toHaveLength(2);
  });

  it("stands at the end of the file where nothing follows", () => {
    const text = "FROM x\nRUN <<A <<B";
    const { heredocs } = parse(text).instructions[1] ?? {};
    expect(heredocs).toMatchObject([
      { name: "A", bodySpan: { start: text.length, end: text.length }, body: { text: "" } },
      { name: "B", bodySpan: { start: text.length, end: text.length }, body: { text: "" } },
    ]);
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
