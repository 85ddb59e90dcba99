import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DockerfileParser } from "dockerfile-ast";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { setAstBuilder } from "../../../src/kinds/dockerfile/ast.ts";
import type { DockerfileDocument, Instruction } from "../../../src/kinds/dockerfile/nodes.ts";
import { originOf } from "../../../src/text/offset-map.ts";
import { contains, type Span } from "../../../src/text/span.ts";
import { at, only, parse } from "./parsing.ts";

describe("where dockerfile-ast is wrong", () => {
  it("a quoted << opens no heredoc", () => {
    expect(parse('FROM x\nRUN echo "x <<EOF y"\nRUN a').instructions).toHaveLength(3);
  });

  it("two escapes at the end of a line are no continuation", () => {
    expect(parse("FROM x\nRUN dir C:\\\\\nRUN a").instructions).toHaveLength(3);
  });

  it("a heredoc may have a file descriptor", () => {
    expect(only("Run", "RUN a 3<<E\nb\nE").heredocs).toHaveLength(1);
  });

  it("each heredoc strips tabs or not by its own", () => {
    const { heredocs } = only("Run", "RUN <<-a <<b\n\tx\na\n\ty\nb");
    expect(heredocs.map(({ body }) => body.text)).toEqual(["x\n", "\ty\n"]);
  });

  it("an unknown directive ends the directives", () => {
    expect(parse("# foo=bar\n# escape=`\nFROM x").escape).toBe("\\");
  });

  it("arguments leave heredoc bodies out", () => {
    expect(only("Copy", "COPY <<E /a\n$b c\nE").args.text).toBe("<<E /a");
  });

  it("words do not end inside quotes", () => {
    expect(only("Env", 'ENV a="b c" d=e').pairs).toHaveLength(2);
  });

  it("escapes in the exec form are decoded", () => {
    const { command } = only("Cmd", 'CMD ["a\\tb"]');
    expect(command.form === "exec" && command.args[0]?.text).toBe("a\tb");
  });

  it("text after a JSON array makes it shell form", () => {
    expect(only("Cmd", 'CMD ["a"] b').command.form).toBe("shell");
  });

  it.each(["${x#pat}", "${a:-${b:-c}}"])("%s is one variable", (variable) => {
    expect(parse(`FROM x\nENV a=${variable} b=c`).problems).toEqual([]);
    expect(only("Env", `ENV a=${variable} b=c`).pairs.map(({ value }) => value?.text)).toEqual([variable, "c"]);
  });

  it("quoted commas do not split a mount", () => {
    const { mounts } = only("Run", "RUN --mount='type=bind,\"target=/a,b\"' c");
    expect(mounts[0]?.target?.text).toBe("/a,b");
  });
});

describe("document.ast", () => {
  it("is built at first use, once", () => {
    const document = parse("FROM x\nRUN a");
    let calls = 0;
    setAstBuilder((text) => {
      calls++;
      return DockerfileParser.parse(text);
    });
    expect(document.ast.getInstructions()).toHaveLength(2);
    expect(document.ast).toBe(document.ast);
    expect(calls).toBe(1);
  });
});

const token = fc.constantFrom(
  ..."FROM RUN COPY ADD ENV ARG LABEL CMD ENTRYPOINT HEALTHCHECK NONE SHELL EXPOSE USER WORKDIR VOLUME STOPSIGNAL".split(
    " ",
  ),
  ..."ONBUILD MAINTAINER FOO as --from=a --mount=type=cache,target=/a --chmod=1 -- --x a b=c b= = $a ${a:-b} ${".split(
    " ",
  ),
  ...'<<EOF <<-\'A\' EOF A 3<<b " \' \\ ` [ ] , # #a ]] ["a","b\\"c"] \ufeff é 😀 https://example.com a/b:c@d'.split(
    " ",
  ),
  "\n",
  "\n",
  "\n",
  "\r\n",
  "\\\n",
  " \\\n",
  "`\n",
  " ",
  "\t",
  "# escape=`\n",
  "# syntax=a\n",
);
const dockerfile = fc
  .array(fc.tuple(token, fc.constantFrom(" ", " ", " ", "", "\n")), { maxLength: 40 })
  .map((pieces) => pieces.flat().join(""));

function spansOf(instruction: Instruction): Span[] {
  const own = [
    instruction.keyword.span,
    instruction.argsSpan,
    ...instruction.flags.flatMap(({ span, nameSpan, value }) => [span, nameSpan, ...(value ? [value.span] : [])]),
    ...instruction.heredocs.flatMap(({ span, wordSpan, bodySpan }) => [span, wordSpan, bodySpan]),
  ];
  const inner = instruction.type === "Onbuild" && instruction.instruction ? spansOf(instruction.instruction) : [];
  const pairs = "pairs" in instruction ? instruction.pairs.flatMap(({ span, key }) => [span, key.span]) : [];
  const sources = "sources" in instruction ? instruction.sources.map(({ span }) => span) : [];
  const command = "command" in instruction && instruction.command ? [instruction.command.span] : [];
  return [...own, ...inner, ...pairs, ...sources, ...command];
}

/** Everything that belongs to no instruction, comment or directive is blank. */
function uncovered(document: DockerfileDocument): string {
  const { source, instructions, comments, directives } = document;
  const spans = [...instructions, ...comments, ...directives].map(({ span }) => span);
  spans.sort((a, b) => a.start - b.start);
  let rest = "";
  let end = 0;
  for (const span of spans) {
    if (span.start > end) rest += source.text.slice(end, span.start);
    end = Math.max(end, span.end);
  }
  return (rest + source.text.slice(end)).replace(/^\ufeff/, "").trim();
}

function shape(document: DockerfileDocument): unknown {
  return {
    instructions: document.instructions.map((instruction) => [
      instruction.type,
      instruction.args.text,
      instruction.flags.map(({ name, value }) => [name, value?.text]),
      instruction.heredocs.map(({ name, body }) => [name, body.text.replaceAll("\r\n", "\n")]),
    ]),
    comments: document.comments.map(({ text, inside }) => [text, inside]),
    directives: document.directives.map(({ name, value }) => [name, value]),
    problems: document.problems.map(({ code }) => code),
  };
}

describe("any text", () => {
  const holds = (check: (text: string) => void) => fc.assert(fc.property(dockerfile, check), { numRuns: 500 });

  it("parses, and so does noise", () => {
    holds((text) => void parse(text));
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void parse(text)));
  });

  it("has its spans inside the text and inside their instruction", () => {
    holds((text) => {
      const document = parse(text);
      const whole = { start: 0, end: text.length };
      for (const { span } of [...document.instructions, ...document.problems, ...document.comments]) {
        expect(span.start <= span.end && contains(whole, span)).toBe(true);
      }
      for (const instruction of document.instructions) {
        for (const span of spansOf(instruction)) expect(contains(instruction.span, span)).toBe(true);
      }
    });
  });

  it("has every byte in an instruction, a comment, a directive or blank space", () => {
    holds((text) => {
      expect(uncovered(parse(text))).toBe("");
    });
  });

  it("has arguments whose every character maps to itself", () => {
    holds((text) => {
      for (const { args } of parse(text).instructions) {
        for (let i = 0; i < args.text.length; i++) expect(text[originOf(args, i)]).toBe(args.text[i]);
      }
    });
  });

  it("means the same with CRLF", () => {
    holds((text) => {
      const plain = text.replaceAll("\r", "");
      expect(shape(parse(plain.replaceAll("\n", "\r\n")))).toEqual(shape(parse(plain)));
    });
  });
});

const corpus = process.env.PLIMSOLL_CORPUS;

describe.skipIf(!corpus)("the corpus", () => {
  const folder = join(corpus ?? "", "dockerfiles");
  const names = corpus ? readdirSync(folder) : [];

  /** An escaped escape or a lone one on a line, and `# name=` comments that are no directives: faults of dockerfile-ast. */
  const faulty = (text: string) =>
    /\\\\[ \t]*\r?$|^[ \t]*\\[ \t]*\r?$|^#\s*(?!(?:syntax|escape|check)\s*=)[^\s=]+\s*=/m.test(text);

  it("agrees with dockerfile-ast on instructions, comments and directives", () => {
    const differences: string[] = [];
    for (const name of names) {
      const text = readFileSync(join(folder, name), "utf8");
      if (faulty(text)) continue;
      const ours = parse(text);
      const theirs = DockerfileParser.parse(text);
      const expected = {
        instructions: theirs.getInstructions().map((node) => `${node.getRange().start.line} ${node.getInstruction()}`),
        comments: theirs
          .getComments()
          .map((node) => `${node.getRange().start.line} ${(node.getContent() ?? "").trim()}`),
        directives: theirs.getDirectives().map((node) => `${node.getName()}=${node.getValue()}`),
      };
      const line = (offset: number) => text.slice(0, offset).split(/\r?\n/).length - 1;
      const actual = {
        instructions: ours.instructions.map(({ span, keyword }) => `${line(span.start)} ${keyword.text}`),
        comments: ours.comments.map(({ span, text: content }) => `${line(span.start)} ${content}`),
        directives: ours.directives.map(({ nameSpan, value }) => `${at(ours, nameSpan)}=${value}`),
      };
      if (JSON.stringify(actual) !== JSON.stringify(expected)) differences.push(name);
    }
    expect(differences).toEqual([]);
  });

  it("is covered by instructions, comments, directives and blanks", () => {
    for (const name of names) {
      expect(uncovered(parse(readFileSync(join(folder, name), "utf8"))), name).toBe("");
    }
  });
});
