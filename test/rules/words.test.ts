import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { kinds } from "../../src/kinds/index.ts";
import { languageOf, type Rule } from "../../src/rule.ts";
import { unmarked } from "../../src/text/unmarked.ts";
import { lintWith } from "../engine/project.ts";
import { type Wording, wordingFaults } from "../helpers/wording.ts";

/** Where a text of a kind is found, for the kind to claim it. */
const paths: Readonly<Record<string, string>> = {
  dockerfile: "Dockerfile",
  yaml: "compose.yaml",
  ignore: ".dockerignore",
};

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

describe("the words of a rule", () => {
  it.each<[string, Wording, string]>([
    ["Pin a version.", "line", "ends with a full stop"],
    ["pin a version", "line", "starts with neither a capital nor a name"],
    ["Pin  a version", "line", "has stray spaces"],
    ["Pin a version ", "line", "has stray spaces"],
    ["The tag `latest` moves", "line", "has code marks"],
    ["It is another image tomorrow", "line", 'says "is another image"'],
    ["The tag moves whenever a build is pushed", "line", 'says "whenever"'],
    ["Docker refuses what we wrote", "line", 'says "we"'],
    ["scratch is no stage", "line", 'says "is no stage"'],
    [`Pin ${"x".repeat(130)}`, "line", "is longer than 120 characters"],
    [`Ship on ${"x".repeat(160)}`, "filled", "is longer than 160 characters"],
    ["The tag moves", "sentence", "does not end with a full stop"],
  ])("%j: %s", (text, wording, fault) => {
    expect(wordingFaults(text, wording)).toContain(fault);
  });

  it.each(["{image} has no digest", "--chmod is a mode", "apt-get asks", "This is no longer maintained"])(
    "may be %j",
    (text) => {
      expect(wordingFaults(text, "line")).toEqual([]);
    },
  );

  it.each(builtinRules.map((rule) => [rule.id, rule] as const))("of %s", (_, rule) => {
    expect(faultsOf(writtenBy(rule))).toEqual([]);
  });

  it.each(builtinRules.map((rule) => [rule.id, rule] as const))("of %s, with what they are filled with", (_, rule) => {
    expect(faultsOf(saidBy(rule))).toEqual([]);
  });
});

type Said = readonly (readonly [text: string, wording: Wording])[];

function faultsOf(said: Said): readonly string[] {
  return said.flatMap(([text, wording]) => wordingFaults(text, wording).map((fault) => `${text}: ${fault}`));
}

/** What stands in the rule itself. */
function writtenBy({ summary, why, messages, options, examples }: Rule): Said {
  const lines = [summary, ...Object.values(messages), ...examples.flatMap(({ title }) => title ?? [])];
  const sentences = [why, ...Object.values(options).map(({ description }) => description)];
  return [...lines.map((text) => [text, "line"] as const), ...sentences.map((text) => [text, "sentence"] as const)];
}

/** What it says of its own examples. */
function saidBy(rule: Rule): Said {
  return rule.examples.flatMap((example) => {
    const path = paths[languageOf(example, rule, kinds)];
    if (example.bad === undefined || path === undefined) return [];
    const { files } = lintWith([rule], [{ path, text: unmarked(example.bad) }]);
    return files.flatMap(({ findings }) =>
      findings.flatMap(({ message, related, fixes }) => [
        ...[message, ...fixes.map(({ title }) => title)].map((text) => [text, "filled"] as const),
        ...related.map((one) => [one.message, "line"] as const),
      ]),
    );
  });
}
