import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { insertOption } from "../../../src/syntax/shell/edit.ts";
import { commandOfWords, commandsOfWords } from "../../../src/syntax/shell/exec-form.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import { lookupIn, values } from "./helpers.ts";

const options = { lookup: lookupIn({ HOME: "/root" }), tables: findCommandTable };

/** The words of a JSON array without escapes. */
function wordsOf(source: string) {
  return [...source.matchAll(/"([^"]*)"/g)].map((match) => {
    const [, text] = match as unknown as [string, string];
    const at = match.index + 1;
    return { text, span: { start: at, end: at + text.length }, mapped: verbatim(text, at) };
  });
}

describe("exec form", () => {
  it("is one command whose words are literal", () => {
    const command = commandOfWords(wordsOf('["/bin/echo","$HOME | x"]'), options);
    expect(command).toMatchObject({ program: "echo", pipeline: undefined });
    expect(values(command?.operands ?? [])).toEqual(["$HOME | x"]);
  });

  it("takes an option as a JSON string, but none that a shell would have to take apart", () => {
    const source = '["apt-get","install","curl"]';
    const command = commandOfWords(wordsOf(source), options);
    const edit = command && insertOption(command, "-y -q");
    expect(edit && applyEdits(source, [edit])).toBe('["apt-get","install", "-y", "-q","curl"]');
    expect(command && insertOption(command, '-o="a b"')).toBeUndefined();
  });

  it("is analysed as any other", () => {
    const source = '["apt-get","install","-y","curl"]';
    const command = commandOfWords(wordsOf(source), options);
    expect(command).toMatchObject({ program: "apt-get", subcommand: "install" });
    expect(command?.options.map(({ name }) => name)).toEqual(["assume-yes"]);
    expect(command?.operands.map(({ span }) => source.slice(span.start, span.end))).toEqual(["curl"]);
  });

  it("gives the script that it runs, in place", () => {
    const source = '["bash","-o","pipefail","-c","cd $HOME && curl u | tar x"]';
    const [bash, cd, curl] = commandsOfWords(wordsOf(source), options);
    expect(bash).toMatchObject({ program: "bash" });
    expect(cd?.script).toMatchObject({ dialect: "bash", pipefail: true });
    expect(values(cd?.operands ?? [])).toEqual(["/root"]);
    expect(curl && source.slice(curl.span.start, curl.span.end)).toBe("curl u");
  });

  it("gives the place of the word where its text has no map", () => {
    const words = wordsOf('["sh","-c","curl u"]').map(({ text, span }) => ({ text, span }));
    expect(commandsOfWords(words, options)[1]).toMatchObject({ program: "curl", span: { start: 12, end: 18 } });
  });

  it("gives pipelines of the script that it runs, and nothing of one that varies", () => {
    const words = wordsOf('["sh","-c","a | b"]');
    const [sh, a, b] = commandsOfWords(words, options);
    expect(a?.pipeline?.commands).toEqual([a, b]);
    expect(sh?.script.pipelines).toEqual([a?.pipeline]);
    const varying = words.map((word, i) => ({ ...word, known: i < 2 }));
    const [open, ...inner] = commandsOfWords(varying, options);
    expect(values(open?.arguments ?? [])).toEqual(["-c", undefined]);
    expect(inner.map(({ program }) => program)).toEqual(["a", "b"]);
  });

  it("stands for a script without shell, tree or errors", () => {
    const source = '["apt-get","update"]';
    const command = commandOfWords(wordsOf(source), { ...options, place: "stage" });
    expect(command).toMatchObject({
      place: "stage",
      environment: [],
      redirects: [],
      wrappers: [],
      span: { start: 2, end: 18 },
      flow: { conditional: false, tolerated: false, followedBy: undefined },
      name: { at: -1, raw: "apt-get", literal: true, parts: undefined },
      script: {
        dialect: "other",
        mapped: { text: "" },
        tree: undefined,
        errors: [],
        errexit: false,
        pipefail: false,
        span: { start: 2, end: 18 },
        place: "stage",
      },
    });
    expect(command?.script.commands).toEqual([command]);
  });

  it("of no words is nothing", () => {
    expect(commandsOfWords([], options)).toEqual([]);
  });
});
