import fc from "fast-check";
import { describe, expect, it } from "vitest";
import pinTag from "../../../rules/base-image/pin-base-image-tag.ts";
import noSudo from "../../../rules/commands/no-sudo.ts";
import aptGetCleanLists from "../../../rules/packages/apt-get-clean-lists.ts";
import preferExecForm from "../../../rules/shell/prefer-exec-form.ts";
import noRootUser from "../../../rules/user/no-root-user.ts";
import requireUser from "../../../rules/user/require-user.ts";
import { type BaselineEntry, entriesFor, merged, openBaseline } from "../../../src/engine/gates/baseline.ts";
import type { Gate } from "../../../src/engine/gates/gate.ts";
import { kinds } from "../../../src/kinds/index.ts";
import { lintWith } from "../project.ts";

const rules = [noSudo, pinTag, aptGetCleanLists, preferExecForm, noRootUser];

function baselineOf(files: Readonly<Record<string, string>>, own = rules): readonly BaselineEntry[] {
  const report = lintWith(own, inputs(files));
  return entriesFor(
    report.files.map((file) => ({ file, findings: file.findings })),
    kinds,
  );
}

function inputs(files: Readonly<Record<string, string>>) {
  return Object.entries(files).map(([path, text]) => ({ path, text, kind: "dockerfile" }));
}

/** What is still reported of files under the baseline of others, as "path: rule words". */
function reported(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>, own = rules) {
  const baseline = openBaseline(baselineOf(before, own), { kinds, origin: "b", exists: (path) => path in after });
  const report = lintWith(own, inputs(after), { gate: baseline.gate });
  const findings = report.files.flatMap(({ path, source, findings: kept }) =>
    kept.map(({ rule, span }) => `${path}: ${rule} ${source.text.slice(span.start, span.end)}`),
  );
  return { findings, unmet: baseline.unmet() };
}

const base = "FROM debian:12\n";

describe("an entry", () => {
  it.each([
    ["stays with what did not change", "RUN sudo a", "RUN sudo a", []],
    ["moves with its line", "RUN sudo a", "ENV A=1\nRUN true\n\nRUN sudo a", []],
    ["stays when its instruction is laid out anew", "RUN sudo a && b", "run   sudo \\\n # c\n   a \\\n && b", []],
    ["stays when its instruction changes around its words", "RUN sudo a", "RUN sudo a && sed b", []],
    ["hides no second finding", "RUN sudo a", "RUN sudo a\nRUN sudo b", ["f: no-sudo sudo"]],
    ["hides no second finding like it", "RUN sudo a", "RUN sudo a\nRUN sudo a", ["f: no-sudo sudo"]],
    ["counts findings like it", "RUN sudo a\nRUN sudo a", "RUN sudo a\nRUN sudo a", []],
    ["hides no other rule", "RUN sudo a", "USER root\nRUN a", ["f: no-root-user root"]],
  ])("%s", (_, before, after, expected) => {
    expect(reported({ f: base + before }, { f: base + after }).findings).toEqual(expected);
  });

  it("stays when its stage is renamed, or another one comes before it", () => {
    const before = "FROM debian:12 AS a\nRUN sudo a\nFROM debian:12\nRUN sudo b";
    const after = "FROM debian:12 AS c\nFROM debian:12 AS new\nRUN sudo a\nFROM debian:12\nRUN sudo b";
    expect(reported({ f: before }, { f: after }).findings).toEqual([]);
  });

  it("stays when its image is raised to another version, and not when it becomes another", () => {
    const before = { f: "FROM node@sha256:0a1b\nFROM debian:9.1" };
    const known = (after: string) => reported(before, { f: after }, [requireUser]).findings;
    expect(known("FROM node@sha256:ff\nFROM debian:10")).toEqual([]);
    expect(known("FROM node@sha256:ff\nFROM node:10")).toEqual(["f: require-user node:10"]);
  });

  it("prefers the finding that fits best", () => {
    const { findings } = reported({ f: `${base}RUN sudo b` }, { f: `${base}RUN sudo a\nRUN sudo b` });
    expect(findings).toEqual(["f: no-sudo sudo"]);
    const baseline = openBaseline(baselineOf({ f: `${base}RUN sudo b` }), { kinds, origin: "b", exists: () => true });
    const [file] = lintWith(rules, inputs({ f: `${base}RUN sudo a\nRUN sudo b` }), { gate: baseline.gate }).files;
    expect(file?.findings.map(({ span }) => span.start)).toEqual([base.length + 4]);
    expect(file?.suppressed).toMatchObject([{ by: "baseline", origin: "b", finding: { rule: "no-sudo" } }]);
  });

  it("follows a file that was renamed, and only then", () => {
    const text = `${base}RUN sudo a`;
    expect(reported({ old: text }, { new: text }).findings).toEqual([]);
    expect(reported({ old: text }, { old: base, new: text }).findings).toEqual(["new: no-sudo sudo"]);
    expect(reported({ old: text }, { new: text, newer: text }).findings).toEqual(["newer: no-sudo sudo"]);
    expect(reported({ old: text, new: `${base}USER root` }, { new: `${base}USER root\nRUN sudo a` }).findings).toEqual([
      "new: no-sudo sudo",
    ]);
  });

  it("is unmet by as many findings as are gone", () => {
    const { unmet } = reported({ f: `${base}RUN sudo a\nRUN sudo a\nRUN sudo a` }, { f: `${base}RUN sudo a` });
    expect(unmet).toEqual([{ path: "f", rule: "no-sudo", within: "0", at: "RUN sudo a", words: "sudo", count: 2 }]);
  });
});

it("may be asked about a file again and again", () => {
  const files = { f: `${base}RUN sudo a` };
  const { gate } = openBaseline(baselineOf(files), { kinds, origin: "b", exists: () => true });
  const [file] = lintWith(rules, inputs(files)).files;
  const ask = (asked: Gate) => asked({ kind: "dockerfile", source: file!.source }, file!.findings).kept;
  expect([ask(gate), ask(gate), ask(gate)]).toEqual([[], [], []]);
});

it("keeps what it silences from being fixed", () => {
  const before = "FROM debian:12\nUSER app\nCMD node a\n";
  const after = `${before}ENTRYPOINT node b\n`;
  const { gate } = openBaseline(baselineOf({ f: before }), { kinds, origin: "b", exists: () => true });
  const [fixed] = lintWith(rules, inputs({ f: after }), { gate, fix: "all" }).files;
  expect(fixed?.source.text).toContain("CMD node a\n");
  expect(fixed?.source.text).toContain('ENTRYPOINT ["node", "b"]');
  expect(fixed?.suppressed).toHaveLength(1);
});

it("cuts long texts, and still tells them apart", () => {
  const long = (end: string) => `${base}RUN sudo ${"make && ".repeat(60)}${end}`;
  const [entry] = baselineOf({ f: long("a") }).filter(({ rule }) => rule === "no-sudo");
  expect(entry?.at.length).toBeLessThanOrEqual(100);
  expect(entry?.at).toMatch(/^RUN sudo make .*… [0-9a-f]{16}$/);
  expect(baselineOf({ f: long("b") }).map(({ at }) => at)).not.toContain(entry?.at);
});

it("makes entries that say the same one, in order", () => {
  const entry = { path: "b", rule: "r", within: "", at: "x", words: "", count: 1 };
  expect(merged([entry, { ...entry, path: "a" }, { ...entry, count: 2 }])).toEqual([
    { ...entry, path: "a" },
    { ...entry, count: 3 },
  ]);
});

const instructions = [
  "FROM debian",
  "FROM debian AS b",
  "FROM alpine:3.20",
  "RUN sudo make && sudo make install",
  "RUN apt-get update && apt-get install -y curl",
  "USER root",
  "CMD node server.js",
  'ENTRYPOINT ["sh", "-c", "sudo x"]',
  "ENV A=1 B=2",
  "COPY a b",
];

const files = fc
  .array(fc.constantFrom(...instructions), { minLength: 1, maxLength: 12 })
  .map((list) => ["FROM debian", ...list]);

/** Another layout of the same instructions, with as many lines before and between them as the numbers say. */
function laidOut(list: readonly string[], numbers: readonly number[], ending: string): string {
  const number = (i: number) => numbers[i % numbers.length] ?? 0;
  const lines = list.map((instruction, i) => {
    const [keyword = "", ...rest] = instruction.split(" ");
    const word = number(i) % 2 === 0 ? keyword : keyword.toLowerCase();
    const blanks = " ".repeat(1 + (number(i) % 3));
    const gap = ["", "\n", "# a note\n", "\n\n  # two\n# notes\n"][number(i + 1) % 4];
    const joint = [" && ", "  &&  ", " \\\n  && ", " && \\\n\n# why\n   "][number(i + 2) % 4] as string;
    return `${gap}${word}${blanks}${rest.join(blanks).split(`${blanks}&&${blanks}`).join(joint)}`;
  });
  return `${lines.join("\n")}\n`.replaceAll("\n", ending);
}

const numbers = fc.array(fc.nat(11), { minLength: 1, maxLength: 12 });
const endings = fc.constantFrom("\n", "\r\n");

it("knows every finding again in another layout and under another name", () => {
  fc.assert(
    fc.property(files, numbers, endings, fc.constantFrom("f", "g"), (list, layout, ending, path) => {
      const { findings, unmet } = reported({ f: list.join("\n") }, { [path]: laidOut(list, layout, ending) });
      expect(findings).toEqual([]);
      expect(unmet).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

it("always shows a finding that is new", () => {
  fc.assert(
    fc.property(files, numbers, endings, fc.nat(), (list, layout, ending, place) => {
      const after = [...list];
      after.splice(1 + (place % list.length), 0, place % 2 === 0 ? "RUN sudo make && sudo make install" : "RUN sudo x");
      const { findings } = reported({ f: list.join("\n") }, { f: laidOut(after, layout, ending) });
      expect(findings.filter((text) => text.startsWith("f: no-sudo")).length).toBeGreaterThan(0);
    }),
    { numRuns: 80 },
  );
});
