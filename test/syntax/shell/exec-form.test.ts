import { describe, expect, it } from "vitest";
import { findCommandTable } from "../../../src/knowledge/commands/index.ts";
import { commandOfWords, commandsOfWords } from "../../../src/syntax/shell/exec-form.ts";
import { verbatim } from "../../../src/text/offset-map.ts";
import { lookupIn, values } from "./helpers.ts";

const options = { lookup: lookupIn({ HOME: "/root" }), tables: findCommandTable };

/** The words of a JSON array without escapes. */
function wordsOf(source: string) {
  return [...source.matchAll(/"([^"]*)"/g)].map((match) => {
    const [, text] = match as unknown as [string, string];
    const at = match.index + 1;
    return { text, span: { start: match.index, end: at + text.length + 1 }, mapped: verbatim(text, at) };
  });
}

describe("exec form", () => {
  it("is one command whose words are literal", () => {
    const command = commandOfWords(wordsOf('["/bin/echo","$HOME | x"]'), options);
    expect(command).toMatchObject({ program: "echo", pipeline: undefined });
    expect(values(command?.operands ?? [])).toEqual(["$HOME | x"]);
  });

  it("is analysed as any other", () => {
    const source = '["apt-get","install","-y","curl"]';
    const command = commandOfWords(wordsOf(source), options);
    expect(command).toMatchObject({ program: "apt-get", subcommand: "install" });
    expect(command?.options.map(({ name }) => name)).toEqual(["assume-yes"]);
    expect(command?.operands.map(({ span }) => source.slice(span.start, span.end))).toEqual(['"curl"']);
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
    expect(commandsOfWords(words, options)[1]).toMatchObject({ program: "curl", span: { start: 11, end: 19 } });
  });

  it("of no words is nothing", () => {
    expect(commandsOfWords([], options)).toEqual([]);
  });
});
