import { describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { ConfigError } from "../../src/config/error.ts";
import { nameMatcher, pathMatcher } from "../../src/config/globs.ts";
import { loadProjectConfig } from "../../src/config/project.ts";
import { waiverFindings } from "../../src/config/waiver-findings.ts";
import { askedPath, parseGitIgnore } from "../../src/engine/git-ignore-rules.ts";
import { lintProject } from "../../src/engine/lint.ts";
import { kinds } from "../../src/kinds/index.ts";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";
import { tree } from "../config/fixtures.ts";
import { linear } from "../helpers/steps.ts";
import { growthFrom, lines, times } from "./constructs.ts";

const unbounded = () => ({ left: Number.POSITIVE_INFINITY });

const stages = (n: number) => lines(n, (i) => `FROM example.com/a${i} AS s${i}\nRUN sudo a`);

/** Work that it makes together with so many stages. */
const withStages: Readonly<Record<string, (size: number) => string>> = {
  "waivers of a stage": (n) =>
    `waivers:\n${lines(3 * n, (i) => `  - {rules: no-sudo, files: ["**"], stages: [s${i}], reason: r}`)}`,
  "waivers of every stage": (n) => `waivers:\n${lines(n, () => '  - {rules: no-sudo, files: ["**"], reason: r}')}`,
  "overrides of a stage": (n) => `overrides:\n${lines(n, (i) => `  - {stages: [s${i}], rules: {no-sudo: "off"}}`)}`,
  "images that are known": (n) =>
    `knowledge:\n  baseImages:\n${lines(n, (i) => `    "example.com/a${i}": {user: root}`)}`,
  "images that are known by a glob": (n) =>
    `knowledge:\n  baseImages:\n${lines(n, (i) => `    "example.com/a${i}*": {user: root}`)}`,
  "tags that are known": (n) =>
    `knowledge:\n  baseImages:\n${lines(n, (i) => `    "example.com/a0:${i}": {user: root}`)}`,
};

/** Work that a configuration makes, by what it holds so many of. */
const configurations: Readonly<Record<string, (size: number) => string>> = {
  waivers: (n) => `waivers:\n${lines(n, (i) => `  - {rules: no-sudo, files: ["x${i}/**"], reason: r}`)}`,
  "waivers that have ended": (n) =>
    `waivers:\n${lines(n, () => '  - {rules: no-sudo, files: ["**"], reason: r, until: "2020-01-01"}')}`,
  "waivers of a stage": (n) =>
    `waivers:\n${lines(n, (i) => `  - {rules: no-sudo, files: ["**"], stages: [s${i}], reason: r}`)}`,
  "rules of one waiver": (n) => `waivers:\n  - {rules: [${times(n, () => "no-sudo", ", ")}], files: [a], reason: r}\n`,
  overrides: (n) => `overrides:\n${lines(n, (i) => `  - {files: ["x${i}/**"], rules: {no-sudo: "off"}}`)}`,
  "globs of what is ignored": (n) => `ignore:\n${lines(n, (i) => `  - "*${i}*"`)}`,
  "stars of one glob": (n) => `ignore: ["${"*a".repeat(n)}b"]\n`,
  "braces of one glob": (n) => `ignore: ["${"{a,b}".repeat(n)}"]\n`,
  "overrides of a stage": (n) => `overrides:\n${lines(n, (i) => `  - {stages: [s${i}], rules: {no-sudo: "off"}}`)}`,
  "images that are known": (n) =>
    `knowledge:\n  baseImages:\n${lines(n, (i) => `    "example.com/a${i}": {user: root}`)}`,
};

/** The same of what is wrong in one. */
const wrongConfigurations: Readonly<Record<string, (size: number) => string>> = {
  "overrides with wrong keys": (n) => `overrides:\n${lines(n, () => "  - {filez: [a], rulez: 1}")}`,
  "presets that are unknown": (n) => `extends:\n${lines(n, (i) => `  - no-such-preset-${i}`)}`,
  "rules that are set to nothing there is": (n) => `rules:\n${lines(4 * n, (i) => `  x${i}: 5`)}`,
  "rules that are unknown": (n) => `rules:\n${lines(n, (i) => `  no-such-rule-${i}: off`)}`,
};

describe("work grows in proportion to a configuration's", () => {
  it.each([
    ...Object.entries(configurations).map(
      ([name, text]) => [name, text, () => "FROM debian:12\nRUN sudo a\n"] as const,
    ),
    ...Object.entries(withStages).map(([name, text]) => [`${name}, with stages`, text, stages] as const),
  ])("%s", async (_, configuration, dockerfile) => {
    const dirs = new Map<number, string>();
    const lint = async (size: number) => {
      const cwd = dirs.get(size) ?? tree({ "plimsoll.config.yaml": configuration(size) });
      dirs.set(size, cwd);
      const toolbox = { rules: builtinRules, kinds, knowledge: defaultKnowledge };
      const config = await loadProjectConfig({ cwd, toolbox, extendKnowledge });
      const inputs = [{ path: "a/Dockerfile", text: dockerfile(size) }];
      config.ignores(`${"a".repeat(60)}/Dockerfile`);
      const reader = { read: () => undefined, exists: () => false };
      const report = lintProject(inputs, { config, today: "2026-01-01", reader });
      await waiverFindings(config, { report, whole: true, today: "2026-01-01" });
    };
    expect(await growthFrom(lint)).toBeLessThan(linear);
  });

  it.each(Object.keys(wrongConfigurations))("faults: %s", async (name) => {
    const dirs = new Map<number, string>();
    const load = async (size: number) => {
      const cwd = dirs.get(size) ?? tree({ "plimsoll.config.yaml": wrongConfigurations[name]?.(size) as string });
      dirs.set(size, cwd);
      const toolbox = { rules: builtinRules, kinds, knowledge: defaultKnowledge };
      const fault = await loadProjectConfig({ cwd, toolbox, extendKnowledge }).catch((error: unknown) => error);
      if (!(fault instanceof ConfigError)) throw new Error("the configuration is taken");
    };
    expect(await growthFrom(load)).toBeLessThan(linear);
  });
});

it("a config that is extended over and over is read once", async () => {
  const dirs = new Map<number, string>();
  const load = async (size: number) => {
    const extending = `extends:\n${lines(size / 4, () => "  - ./base.yaml")}`;
    const base = `ignore:\n${lines(size, (i) => `  - a${i}`)}`;
    const cwd = dirs.get(size) ?? tree({ "plimsoll.config.yaml": extending, "base.yaml": base });
    dirs.set(size, cwd);
    await loadProjectConfig({ cwd, toolbox: { rules: [], kinds, knowledge: defaultKnowledge }, extendKnowledge });
  };
  expect(await growthFrom(load)).toBeLessThan(linear);
});

/** Ways to match that take a path and globs. */
const globs: Readonly<Record<string, (size: number) => unknown>> = {
  "stars in a name": (n) => pathMatcher([`${"*a".repeat(n)}b`], "/p", "/p")("a".repeat(60)),
  "stars in a name, a long path": (n) => pathMatcher(["*a*a*a*a*a*a*a*a*b"], "/p", "/p")("a".repeat(n)),
  "directories, a long path": (n) => pathMatcher(["**/a/**/a/**/a/**/b"], "/p", "/p")("a/".repeat(n)),
  "groups in each other": (n) => nameMatcher([`${"+(a|".repeat(n)}b${")".repeat(n)}`])("a".repeat(30)),
  "groups, a long name": (n) => nameMatcher(["+(a|*(a|+(aa)))b"])("a".repeat(n)),
  "groups that forbid": (n) => nameMatcher(["!(a*a*a*a*b)c"])("a".repeat(n)),
  "open groups": (n) => nameMatcher(["{".repeat(n)])("a"),
  "open classes": (n) => nameMatcher(["[".repeat(n)])("a"),
  "names of an ignore file": (n) =>
    times(n, (i) =>
      String(
        parseGitIgnore(
          lines(10, (k) => `a${k}`),
          false,
        ).ignores(askedPath(`b${i}`, false), false, unbounded()),
      ),
    ),
  "an ignore file": (n) =>
    parseGitIgnore(
      lines(n, (i) => `*.a${i}\nb${i}\n!c${i}/d`),
      false,
    ).ignores(askedPath("x/y/z", false), false, unbounded()),
  "an ignore file of many patterns, asked for many names": (n) => {
    const rules = parseGitIgnore(
      lines(n, (i) => `*.a${i}b\nc/**/*.d${i}e\nf/*/g${i}`),
      false,
    );
    return Array.from({ length: n }, (_, i) => rules.ignores(askedPath(`c/x/y.h${i}`, false), false, unbounded()));
  },
  "ignore files in directories in each other": (n) => {
    const dirs = Array.from({ length: n }, (_, i) => `/${"a/".repeat(i % 40)}`);
    const files = dirs.map((dir) => parseGitIgnore("*.a\n/b/*/c\n**/b/**/*.c\na/**/d*\n", false, dir));
    const path = askedPath(`/${"a/".repeat(40)}e`, false);
    return files.map((rules) => rules.ignores(path, false, unbounded()));
  },
  "stars of an ignore file": (n) =>
    parseGitIgnore(`${"*a".repeat(n)}b\n`, false).ignores(askedPath("a".repeat(60), false), false, unbounded()),
};

describe("work grows in proportion to", () => {
  it.each(Object.keys(globs))("%s", async (name) => {
    expect(await growthFrom((size) => globs[name]?.(size))).toBeLessThan(linear);
  });
});
