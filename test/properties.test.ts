import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../rules/index.ts";
import type { LintInput } from "../src/engine/lint.ts";
import type { FileReport } from "../src/engine/types.ts";
import { parseDockerfile } from "../src/kinds/dockerfile/parse.ts";
import { kinds } from "../src/kinds/index.ts";
import { lintWith } from "./engine/project.ts";
import { brokenDockerfiles, dockerfiles } from "./generators.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

function lintText(text: string, fix?: "safe" | "all"): FileReport {
  const report = lintWith(builtinRules, text, { fix });
  expect(report.failures).toEqual([]);
  return report.files[0] as FileReport;
}

function expectSound({ findings, unknown, source }: FileReport): void {
  for (const { span, related, fixes, message } of findings) {
    expect(message).not.toMatch(/undefined|\[object/);
    for (const place of [span, ...related.filter(({ path }) => path === undefined).map((one) => one.span)]) {
      expect(0 <= place.start && place.start <= place.end && place.end <= source.text.length).toBe(true);
    }
    for (const { edits } of fixes) {
      for (const edit of edits) expect(edit.span.end).toBeLessThanOrEqual(source.text.length);
    }
  }
  for (const { span } of unknown) expect(span.end).toBeLessThanOrEqual(source.text.length);
}

describe("every rule, over generated Dockerfiles", () => {
  it("never throws, and speaks of places inside the text", () => {
    fc.assert(
      fc.property(fc.oneof(dockerfiles, brokenDockerfiles), (text) => expectSound(lintText(text))),
      { numRuns: 400 },
    );
  });

  it("finds the same twice", () => {
    fc.assert(
      fc.property(dockerfiles, (text) => {
        expect(lintText(text).findings).toEqual(lintText(text).findings);
      }),
      { numRuns: 100 },
    );
  });

  it("fixes once and for all, and breaks nothing", () => {
    fc.assert(
      fc.property(fc.oneof(dockerfiles, brokenDockerfiles), (text) => expectStableFixes(text)),
      { numRuns: 150 },
    );
  });
});

function expectStableFixes(text: string): void {
  const problems = parseDockerfile({ path: "Dockerfile", text }).problems.length;
  for (const mode of ["safe", "all"] as const) {
    const fixed = lintText(text, mode);
    expect(parseDockerfile(fixed.source).problems.length).toBeLessThanOrEqual(problems);
    expect(lintText(fixed.source.text, mode).source.text).toBe(fixed.source.text);
  }
}

const corpus = process.env.PLIMSOLL_CORPUS;
const folders = { dockerfile: "dockerfiles", compose: "compose", dockerignore: "dockerignore" } as const;

describe.skipIf(!corpus)("every rule, over a corpus of real files", () => {
  const filesOf = (kind: keyof typeof folders): LintInput[] => {
    const folder = join(corpus as string, folders[kind]);
    return readdirSync(folder).map((name) => ({ path: name, text: readFileSync(join(folder, name), "utf8"), kind }));
  };

  it.each(Object.keys(folders) as (keyof typeof folders)[])("lints %s without a failure", (kind) => {
    const report = lintWith(builtinRules, filesOf(kind));
    expect(report.failures).toEqual([]);
    for (const file of report.files) expectSound(file);
  });

  it.each(["safe", "all"] as const)(
    "applies %s fixes that leave nothing to fix",
    (fix) => {
      const first = lintWith(builtinRules, filesOf("dockerfile"), { fix });
      expect(first.failures).toEqual([]);
      const changed = first.files.filter(({ fixed }) => fixed);
      const inputs = changed.map(({ path, source, kind }) => ({ path, text: source.text, kind }));
      const again = lintWith(builtinRules, inputs, { fix }).files.filter(({ fixed }) => fixed);
      expect(again.map(({ path, fixed }) => [path, fixed?.applied])).toEqual([]);
    },
    1_200_000,
  );
});
