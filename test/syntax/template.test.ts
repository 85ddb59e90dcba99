import { describe, expect, it } from "vitest";
import { type Fact, known, unknownFact } from "../../src/syntax/fact.ts";
import { argumentTemplate } from "../../src/syntax/shell/script.ts";
import { asTemplate, entriesOf, hasHole, hole, templateOf } from "../../src/syntax/template.ts";
import { all, modelOf } from "../kinds/dockerfile/model/build.ts";

const shown = (text: string | undefined) => text?.replaceAll(hole, "?");
const partly = (text: string) => unknownFact("X is not known", [], asTemplate(text.replaceAll("?", hole)));

describe("a template", () => {
  it("has one hole for each run of unknown pieces, and none where nothing is known", () => {
    expect(shown(asTemplate(`a${hole}${hole}b`))).toBe("a?b");
    expect(shown(asTemplate(`${hole}${hole}a${hole}${hole}`))).toBe("?a?");
    expect(asTemplate(hole + hole)).toBeUndefined();
    expect(asTemplate("")).toBeUndefined();
    expect([hasHole(`a${hole}`), hasHole("a")]).toEqual([true, false]);
  });

  it("is all of what is known, and undefined of what is not at all", () => {
    expect(templateOf(known("a"))).toBe("a");
    expect(shown(templateOf(partly("a?")))).toBe("a?");
    expect(templateOf(unknownFact("no"))).toBeUndefined();
  });

  it("of a list gives its entries", () => {
    const entries = (list: Fact<string>) =>
      entriesOf(list, ":").map((entry) => (entry.known ? entry.value : `unknown ${shown(entry.template) ?? ""}`));
    expect(entries(known("/a:/b"))).toEqual(["/a", "/b"]);
    expect(entries(partly("/a/bin:?:/opt/?/bin"))).toEqual(["/a/bin", "unknown ", "unknown /opt/?/bin"]);
    expect(entries(unknownFact("no"))).toEqual(["unknown "]);
  });
});

describe("words of a Dockerfile", () => {
  const value = (text: string) => {
    const model = modelOf(text);
    const env = all(model, "Env").at(-1);
    const [pair] = env?.pairs ?? [];
    return pair?.value && env ? model.resolve(pair.value, env) : undefined;
  };

  it.each([
    ["FROM x:1\nARG U\nENV A=/opt/$U/bin", "/opt/?/bin"],
    ["FROM x:1\nARG U\nENV B=a$U\nENV A=$B-c", "a?-c"],
    ["FROM x:1\nENV A=/app/bin:$PATH", "/app/bin:?"],
    ["FROM x:1\nARG U\nENV A=${U:-d}e", "?e"],
    ["FROM x:1\nARG U V=v\nENV A=${V:-$U}e", "ve"],
    ["FROM x:1\nARG U\nENV A=${U#x}e", "?e"],
    ["FROM x:1\nARG U V=v\nENV A=${V#$U}e", "?e"],
    ["FROM x:1\nARG U\nENV A=$U$U", undefined],
    ['FROM x:1\nARG U\nENV A="$U', undefined],
    ["FROM scratch\nARG U\nENV A=a$U${V:?no}", undefined],
  ])("of %s", (text, expected) => {
    const fact = value(`${text}\n`);
    expect(fact && shown(templateOf(fact))).toBe(expected);
  });
});

describe("arguments of a command", () => {
  const template = (word: string) => {
    const model = modelOf(`FROM debian:12\nRUN curl ${word}\n`);
    const [run] = all(model, "Run");
    const argument = run && model.commands(run)[0]?.operands[0];
    return argument && shown(argumentTemplate(argument));
  };

  it.each([
    ["https://example.com/a", "https://example.com/a"],
    ["https://example.com/$(uname -m)/a", "https://example.com/?/a"],
    [`"https://example.com/$(uname)"'/b'`, "https://example.com/?/b"],
    ["$(cat url)", undefined],
  ])("%s", (word, expected) => {
    expect(template(word)).toBe(expected);
  });
});
