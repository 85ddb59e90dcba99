import { beforeAll, describe, expect, it } from "vitest";
import { kinds } from "../../src/kinds/index.ts";
import { defineRule, holdsFor, kindNames, type Rule, unknown } from "../../src/rule.ts";
import { configWith, lintWith, ruleMeta } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const usersRule = defineRule({
  ...ruleMeta,
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
  ...ruleMeta,
  id: "throwing",
  kinds: ["dockerfile"],
  messages: {},
  on: {
    Run() {
      throw new Error("no");
    },
  },
});

it("takes more findings of one file than a call takes arguments", () => {
  const many = 150_000;
  const rule = defineRule({
    ...ruleMeta,
    id: "many",
    kinds: ["dockerfile"],
    messages: { one: "one" },
    on: {
      *Run(run) {
        for (let i = 0; i < many; i++) yield { at: { start: run.span.start + i, end: run.span.end }, message: "one" };
      },
    },
  });
  const { files, failures } = lintWith([rule], `FROM debian:12\nRUN ${"a".repeat(many)}\n`);
  expect([failures.length, files[0]?.findings.length]).toEqual([0, many]);
});

it("offers no fix whose edits are in conflict", () => {
  const edits = [1, 2].map((start) => ({ span: { start, end: start + 2 }, text: "" }));
  const rule = defineRule({
    ...ruleMeta,
    id: "torn",
    kinds: ["dockerfile"],
    messages: { one: "one" },
    on: {
      Run: (run) => ({
        at: run,
        message: "one",
        fixes: [
          { title: "torn", safe: false, effect: "none", edits },
          { title: "whole", safe: false, effect: "none", edits: edits.slice(1) },
        ],
      }),
    },
  });
  const { files } = lintWith([rule], "FROM debian:12\nRUN a\n");
  expect(files[0]?.findings[0]?.fixes.map(({ title }) => title)).toEqual(["whole"]);
});

describe("handlers that something wakes", () => {
  const seen: string[] = [];
  const woken = defineRule({
    ...ruleMeta,
    id: "woken",
    messages: { found: "{program} in {owner}, {phase}" },
    on: {
      Command: {
        when: { programs: ["apt-get", "yum"], subcommands: ["install"] },
        handle(command) {
          seen.push(command.program ?? "");
          const { owner, phase } = command.place;
          const data = { program: command.program ?? "", owner: owner?.label ?? "", phase };
          return { at: command.name, message: "found", data };
        },
      },
    },
  });
  const instructions = defineRule({
    ...ruleMeta,
    id: "instructions",
    messages: { found: "{type}" },
    on: {
      Instruction: {
        when: { types: ["User", "Workdir"] },
        handle: (instruction) => ({ at: instruction, message: "found", data: { type: instruction.type } }),
      },
    },
  });

  it("are entered for nothing else", () => {
    const text = "FROM a:1 AS build\nRUN apt-get update && apt-get install -y x && echo install\nCMD yum install y\n";
    const report = lintWith([woken], text);
    expect(seen).toEqual(["apt-get", "yum"]);
    expect(report.files[0]?.findings.map(({ message }) => message)).toEqual([
      "apt-get in stage build, build",
      "yum in stage build, run",
    ]);
  });

  it("are told of to whoever watches, like any other", () => {
    const visits: string[] = [];
    const onVisit = (rule: Rule, type: string) => visits.push(`${rule.id} ${type}`);
    lintWith([woken, instructions], "FROM a:1\nRUN apt-get install x\nUSER b\nWORKDIR /c\n", { observer: { onVisit } });
    expect(visits).toEqual(["woken Command", "instructions Instruction", "instructions Instruction"]);
  });
});

describe("the time of rules", () => {
  it("is taken of each call, of what it yields and of calls that fail", () => {
    let spent = 0;
    const wait = () => {
      const end = performance.now() + 2;
      while (performance.now() < end);
      spent += 2;
    };
    const slow = defineRule({
      ...ruleMeta,
      id: "slow",
      messages: {},
      on: {
        User: function* () {
          wait();
          yield undefined;
          wait();
        },
        Workdir() {
          wait();
          throw new Error("it failed");
        },
      },
    });
    const times: [string, number][] = [];
    const onTime = ({ id }: Rule, time: number) => void times.push([id, time]);
    const { failures } = lintWith([slow], "FROM a:1\nUSER x\nWORKDIR /a\n", { observer: { onTime } });
    expect(failures).toHaveLength(1);
    expect(times.map(([id]) => id)).toEqual(["slow", "slow"]);
    expect(times[0]?.[1]).toBeGreaterThanOrEqual(4);
    expect(times[1]?.[1]).toBeGreaterThanOrEqual(2);
    expect(spent).toBe(6);
  });
});

describe("rules without kinds", () => {
  const images = defineRule({
    ...ruleMeta,
    id: "images",
    messages: { image: "{kind} {owner}" },
    on: {
      ImageRef: ({ span, place: { kind, owner } }) => ({
        at: span,
        message: "image",
        data: { kind, owner: owner?.label ?? "" },
      }),
    },
  });
  const runs = defineRule({
    ...ruleMeta,
    id: "runs",
    messages: { run: "run" },
    on: { Run: (run) => ({ at: run, message: "run" }) },
  });

  it("hold for every kind that yields a node type of theirs, and for no other", () => {
    const names = (rule: Rule) => kindNames(rule, kinds);
    expect(names(images)).toEqual(expect.arrayContaining(["dockerfile", "compose"]));
    expect(names(images)).not.toContain("dockerignore");
    expect(names(runs)).toEqual(["dockerfile"]);
    expect(names(usersRule)).toEqual(["dockerfile"]);
    expect(holdsFor(images, { name: "other", yields: ["Container", "ImageRef"] })).toBe(true);
    expect(holdsFor(usersRule, { name: "other", yields: ["User"] })).toBe(false);
  });

  it("are offered the nodes of each", () => {
    const found = (text: string, kind: string) => lintWith([images], [{ path: "x", text, kind }]).files[0]?.findings;
    expect(found("FROM a:1\nFROM b:1 AS c\n", "dockerfile")?.map(({ message }) => message)).toEqual([
      "dockerfile stage 0",
      "dockerfile stage c",
    ]);
    expect(found("services:\n  web:\n    image: a:1\n", "compose")?.map(({ message }) => message)).toEqual([
      "compose service web",
    ]);
  });
});

describe("checking", () => {
  it("names a rule that throws once a file, and goes on with the others", () => {
    const report = lintWith([throwing, usersRule], "FROM a:1\nRUN x\nRUN y\nUSER z");
    expect(report.failures).toMatchObject([{ rule: "throwing", path: "Dockerfile", message: "no" }]);
    expect(report.files[0]?.findings.map(({ message }) => message)).toEqual(["user z"]);
  });

  it("takes one verdict, several, none and unknown ones", () => {
    const rule = defineRule({
      ...ruleMeta,
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
      ...ruleMeta,
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
      ...ruleMeta,
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
      ...ruleMeta,
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
      "builds dev with 1 (only in service a of compose.yaml and service b of compose.yaml)",
      "builds prod with 1 (only in a build of the last stage)",
    ]);
  });
});
