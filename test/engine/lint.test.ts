import { beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../src/kinds/index.ts";
import { defineRule, unknown } from "../../src/rule.ts";
import { configWith, lintWith } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const meta = {
  summary: "A test",
  why: "It tests.",
  topic: "syntax",
  category: "correctness",
  severity: "warning",
  recommended: true,
  examples: [],
} as const;

const usersRule = defineRule({
  ...meta,
  id: "users",
  kinds: ["dockerfile"],
  messages: { user: "user {name}" },
  on: {
    User(user) {
      return { at: user, message: "user", data: { name: user.user?.text ?? "" } };
    },
  },
});

const throwing = defineRule({
  ...meta,
  id: "throwing",
  kinds: ["dockerfile"],
  messages: {},
  on: {
    Run() {
      throw new Error("no");
    },
  },
});

describe("checking", () => {
  it("names a rule that throws once a file, and goes on with the others", () => {
    const report = lintWith([throwing, usersRule], "FROM a:1\nRUN x\nRUN y\nUSER z");
    expect(report.failures).toMatchObject([{ rule: "throwing", path: "Dockerfile", message: "no" }]);
    expect(report.files[0]?.findings.map(({ message }) => message)).toEqual(["user z"]);
  });

  it("takes one verdict, several, none and unknown ones", () => {
    const rule = defineRule({
      ...meta,
      id: "mixed",
      kinds: ["dockerfile"],
      messages: { a: "a", b: "b" },
      on: {
        *Run(run) {
          yield { at: run, message: "b" };
          yield { at: run.keyword, message: "a", severity: "error" };
          yield unknown(run, "who knows");
        },
        Cmd: () => undefined,
      },
      check: (document) => [{ at: document.stages[0]?.from ?? document.stages[0]!, message: "a" }],
    });
    const [file] = lintWith([rule], "FROM a:1\nRUN x\nCMD y").files;
    expect(file?.findings.map(({ messageId, severity, span }) => [messageId, severity, span.start, span.end])).toEqual([
      ["a", "warning", 0, 8],
      ["a", "error", 9, 12],
      ["b", "warning", 9, 14],
    ]);
    expect(file?.unknown).toMatchObject([{ rule: "mixed", reason: "who knows" }]);
  });

  it("lets a severity that the user chose win over that of a case", () => {
    const rule = defineRule({
      ...meta,
      id: "weighed",
      kinds: ["dockerfile"],
      messages: { a: "a" },
      on: { Run: (run) => ({ at: run, message: "a", severity: "error" }) },
    });
    const settings = new Map([["weighed", { severity: "info" as const, options: {}, origin: "test" }]]);
    const config = configWith([rule], { settings: () => settings });
    const report = lintWith([rule], "FROM a:1\nRUN x", { config });
    expect(report.files[0]?.findings[0]?.severity).toBe("info");
  });

  it("reports a rule whose message does not exist as our fault", () => {
    const rule = defineRule({
      ...meta,
      id: "wrong-key",
      kinds: ["dockerfile"],
      messages: { a: "a" },
      on: { Run: (run) => ({ at: run, message: "b" as "a" }) },
    });
    expect(lintWith([rule], "FROM a:1\nRUN x").failures[0]?.message).toContain('no message "b"');
  });

  it("holds settings by stage against the stage that a finding stands in", () => {
    const off = new Map([["users", { severity: "off" as const, options: {}, origin: "test" }]]);
    const on = configWith([usersRule]).settings("", "");
    const config = configWith([usersRule], {
      byStage: true,
      settings: (_path, _kind, stage) => (stage === "build" ? off : on),
    });
    const report = lintWith([usersRule], "FROM a:1 AS build\nUSER x\nFROM b:1\nUSER y", { config });
    expect(report.files[0]?.findings.map(({ message }) => message)).toEqual(["user y"]);
  });

  it("checks a Dockerfile once for each caller, and its default target", () => {
    const rule = defineRule({
      ...meta,
      id: "targets",
      kinds: ["dockerfile"],
      messages: { target: "builds {stage} with {value}" },
      on: {
        Stage(stage, { model }) {
          if (!stage.target) return;
          const value = stage.end.variable("V");
          const data = { stage: stage.name ?? "?", value: value?.known ? value.value : "?" };
          return model.target ? { at: stage.from, message: "target", data } : undefined;
        },
      },
    });
    const compose = `services:
  a: { build: { context: ., target: dev, args: { V: "1" } } }
  b: { build: { context: ., target: dev, args: { V: "1" } } }
`;
    const dockerfile = "FROM x:1 AS dev\nARG V\nFROM x:1 AS prod\nARG V";
    const report = lintWith(
      [rule],
      [
        { path: "Dockerfile", text: dockerfile, kind: "dockerfile" },
        { path: "compose.yaml", text: compose, kind: "compose" },
      ],
    );
    expect(report.files[0]?.findings.map(({ message }) => message)).toEqual([
      "builds dev with 1",
      "builds prod with 1",
    ]);
  });
});
