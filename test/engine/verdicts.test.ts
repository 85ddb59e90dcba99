import { beforeAll, describe, expect, it } from "vitest";
import { fill } from "../../src/engine/check.ts";
import { checkAll } from "../../src/engine/check-file.ts";
import { kinds } from "../../src/kinds/index.ts";
import type { Kind } from "../../src/kinds/kind.ts";
import { plainInvocation } from "../../src/nodes/invocation.ts";
import { defineRule, type ProjectView, type Rule, unknown } from "../../src/rule.ts";
import { configWith, lintWith, ruleMeta } from "./project.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

const compose = (services: string) => ({ path: "compose.yaml", text: `services: {${services}}`, kind: "compose" });
const dockerfile = (text: string) => ({ path: "Dockerfile", text, kind: "dockerfile" });

/** Without the builds in which it holds. */
const messageIn = ({ message }: { readonly message: string }) => message.replace(/ \(only in .*\)$/, "");

describe("a Dockerfile is judged once for each way it is built", () => {
  const text = "ARG V\nFROM x:1 AS dev\nFROM x:1 AS test\nFROM x:$V AS prod\nCOPY --from=assets / /";
  const targets = defineRule({
    ...ruleMeta,
    id: "targets",
    kinds: ["dockerfile"],
    messages: { target: "{stage} {args} {contexts} {known}" },
    check(document, { model: { target, invocation } }) {
      const { args, contexts, known } = invocation;
      const data = {
        stage: target?.name ?? "?",
        args: [...args].join(" "),
        contexts: [...contexts.keys()].join(),
        known: String(known),
      };
      return { at: document.stages[0]?.from ?? document.stages[0]!, message: "target", data };
    },
  });
  const built = (services: string, more: Parameters<typeof lintWith>[2] = {}) =>
    lintWith([targets], [dockerfile(text), compose(services)], more).files[0]?.findings.map(messageIn);

  it("plainly where nobody is known", () => {
    expect(built("")).toEqual(["prod   false"]);
  });

  it("as a caller does that builds the default target, and as others do", () => {
    expect(built("a: {build: {args: {V: 1}}}, b: {build: {target: dev}}")).toEqual(["prod V,1  true", "dev   true"]);
  });

  it("and by the default target, with what all callers agree on", () => {
    const same = "args: {A: 1, V: 1}, additional_contexts: {assets: a}";
    expect(built(`a: {build: {target: dev, ${same}}}, b: {build: {target: test, args: {A: 1, V: 2}}}`)).toEqual([
      "dev A,1 V,1 assets true",
      "test A,1 V,2  true",
      "prod A,1 assets true",
    ]);
  });

  it("as the command line says, whoever else builds it", () => {
    const invocation = { ...plainInvocation, target: "test", known: true };
    expect(built("a: {build: {target: dev}}", { invocation })).toEqual(["test   true"]);
  });
});

describe("verdicts of several builds", () => {
  const builds = compose("a: {build: {target: dev, args: {V: 1}}}, b: {build: {target: dev, args: {V: 2}}}");
  const text = "FROM x:1 AS dev\nARG V\nUSER x\nFROM x:1";
  const lint = (rules: readonly Rule[]) => lintWith(rules, [dockerfile(text), builds]);

  const finding = (id: string): Rule =>
    defineRule({
      ...ruleMeta,
      id,
      kinds: ["dockerfile"],
      messages: { same: "same", value: "V is {value}" },
      on: {
        *User(user, { model }) {
          const value = model.before(user).variable("V");
          yield { at: user, message: "value", data: { value: value?.known ? value.value : "open" } };
          yield { at: user, message: "same" };
          yield { at: user.keyword, message: "same" };
          yield { at: user.user ?? user, message: "same" };
        },
      },
    });

  it("are one where they say the same, in the order of the text and of rules", () => {
    const found = (...rules: readonly string[]) =>
      lint(rules.map(finding)).files[0]?.findings.map(
        ({ rule, message, span }) => `${rule}: ${messageIn({ message })} (${text.slice(span.start, span.end)})`,
      );
    const expected = (...rules: readonly string[]) => {
      const at = (place: string, ...messages: readonly string[]) =>
        rules.flatMap((rule) => messages.map((message) => `${rule}: ${message} (${place})`));
      return [...at("USER", "same"), ...at("USER x", "V is 1", "same", "V is 2", "V is open"), ...at("x", "same")];
    };
    expect(found("first")).toEqual(expected("first"));
    expect(found("second", "first")).toEqual(expected("first", "second"));
  });

  it("of two findings too", () => {
    const once = (id: string) =>
      defineRule({
        ...ruleMeta,
        id,
        kinds: ["dockerfile"],
        messages: { same: "same" },
        on: { User: (user) => ({ at: user, message: "same" }) },
      });
    const found = lintWith([once("second"), once("first")], text).files[0]?.findings;
    expect(found?.map(({ rule }) => rule)).toEqual(["first", "second"]);
  });

  const doubting = (places: number): Rule =>
    defineRule({
      ...ruleMeta,
      id: "doubting",
      kinds: ["dockerfile"],
      messages: {},
      on: {
        *User(user, { model }) {
          if (model.target?.name !== "dev") return;
          yield unknown(user.keyword, "first");
          if (places > 1) yield unknown(user, "second");
        },
      },
    });

  it("are one doubt, in order", () => {
    const doubts = (places: number) => lint([doubting(places)]).files[0]?.unknown.map(({ reason }) => reason);
    expect(doubts(1)).toEqual(["first"]);
    expect(doubts(2)).toEqual(["first", "second"]);
  });

  it("are as many doubts as differ in rule, place or reason", () => {
    const doubts = (id: string, reasons: readonly string[]) =>
      defineRule({
        ...ruleMeta,
        id,
        kinds: ["dockerfile"],
        messages: {},
        check: () =>
          reasons.flatMap((reason) => [
            unknown({ start: 0, end: 3 }, reason),
            unknown({ start: 0, end: 4 }, reason),
            unknown({ start: 1, end: 4 }, reason),
          ]),
      });
    const found = lint([doubts("one", ["x", "y"]), doubts("two", ["x"])]).files[0]?.unknown;
    expect(found?.map(({ rule, reason, span }) => `${rule} ${reason} ${span.start}-${span.end}`)).toEqual(
      ["one x", "one y", "two x"].flatMap((doubt) => [`${doubt} 0-3`, `${doubt} 0-4`, `${doubt} 1-4`]),
    );
  });

  it("are one failure a rule, unless it is another", () => {
    const throwing = (message: (value: string) => string) =>
      defineRule({
        ...ruleMeta,
        id: "throwing",
        kinds: ["dockerfile"],
        messages: {},
        on: {
          User(user, { model }) {
            if (model.target?.name !== "dev") return;
            const value = model.before(user).variable("V");
            throw new Error(message(value?.known ? value.value : ""));
          },
        },
      });
    expect(lint([throwing(() => "no")]).failures.map(({ message }) => message)).toEqual(["no"]);
    const twice = [throwing(() => "no"), { ...throwing(() => "no"), id: "other" }];
    expect(lint(twice).failures.map(({ rule }) => rule)).toEqual(["throwing", "other"]);
    expect(lint([throwing((value) => value)]).failures.map(({ message }) => message)).toEqual(["1", "2"]);
  });
});

describe("the ways in which a Dockerfile is built", () => {
  const ways = (count: number) =>
    compose(Array.from({ length: count }, (_, i) => `s${i}: {build: {context: ., args: {V: "${i}"}}}`).join(", "));

  function lintWays(count: number) {
    let asked = 0;
    const asking = defineRule({
      ...ruleMeta,
      id: "asking",
      kinds: ["dockerfile"],
      messages: {},
      check: () => void asked++,
    });
    const [file] = lintWith([asking], [dockerfile("ARG V\nFROM a:$V"), ways(count)]).files;
    return { asked, unknown: file?.unknown };
  }

  it("are all looked at, up to 64", () => {
    expect(lintWays(64)).toEqual({ asked: 64, unknown: [] });
    expect(lintWays(65)).toEqual({
      asked: 64,
      unknown: [
        {
          rule: "all",
          path: "Dockerfile",
          span: { start: 0, end: 0 },
          reason: "only 64 of the 65 ways in which it is built are checked",
        },
      ],
    });
  });

  it("have a model each, made once, and again for who asks later", () => {
    const made: unknown[] = [];
    const kind = {
      name: "built",
      model: (_: unknown, { invocation }: { readonly invocation: unknown }) => {
        made.push(invocation);
        return { invocation };
      },
      walk: () => [],
      built: {},
    } as unknown as Kind;
    const document = { kind: "built", source: { path: "a", text: "" } };
    const callers = ["1", "2"].map((value) => ({ ...plainInvocation, args: new Map([["V", value]]) }));
    const project = { builders: () => callers } as unknown as ProjectView;
    const options = { config: configWith([]), reader: { read: () => undefined, exists: () => false }, today: "" };
    const verdict = checkAll(document, kind, project, options);
    expect([made, verdict.model]).toEqual([callers, { invocation: callers[0] }]);
    expect(verdict.models()).toEqual(callers.map((invocation) => ({ invocation })));
    expect(verdict.models()[0]).toBe(verdict.model);
    expect(checkAll(document, { ...kind, built: undefined }, project, options).model).toEqual({});
  });
});

describe("settings by stage", () => {
  const rule = defineRule({
    ...ruleMeta,
    id: "all",
    kinds: ["dockerfile"],
    messages: { found: "{type}" },
    on: {
      Instruction: {
        when: { types: ["Arg", "From", "User", "Workdir"] },
        handle: (one) =>
          one.type === "Workdir" ? unknown(one, "who knows") : { at: one, message: "found", data: { type: one.type } },
      },
    },
  });
  const text = "ARG V\nFROM a:1 AS a\nUSER x\nWORKDIR /a\nFROM b:1 AS b\nUSER y\nWORKDIR /b";
  const general = configWith([rule]).settings("", "");
  const off = new Map();
  const settings = (_: string, __: string, stage?: string) => (stage === "a" ? off : general);
  const lint = (byStage: boolean) =>
    lintWith([rule], text, { config: configWith([rule], { byStage, settings }) }).files[0];
  const places = (spans: readonly { readonly span: { readonly start: number } }[] | undefined) =>
    spans?.map(({ span }) => span.start);

  it("hold from a stage's FROM to the next, and in front of the first none of them", () => {
    expect(places(lint(true)?.findings)).toEqual([0, 38, 52]);
    expect(places(lint(true)?.unknown)).toEqual([59]);
  });

  it("are not asked for where no override names a stage", () => {
    expect(places(lint(false)?.findings)).toEqual([0, 6, 20, 38, 52]);
  });
});

describe("rules", () => {
  const text = "FROM a:1\nUSER x\nUSER y\nRUN curl a";
  type At = { readonly span: { readonly start: number; readonly end: number } };
  const onUser = (handle: (user: At, context: { readonly today: string }) => unknown, more: object = {}): Rule =>
    defineRule({
      ...ruleMeta,
      id: "users",
      kinds: ["dockerfile"],
      messages: { user: "user" },
      on: { User: handle },
      ...more,
    } as never);

  it("that throw are left alone from then on", () => {
    const seen: At[] = [];
    const rule = onUser((user) => {
      seen.push(user);
      throw new Error("no");
    });
    expect(lintWith([rule], text).failures).toHaveLength(1);
    expect(seen).toHaveLength(1);
  });

  it("may return null, and lists with gaps", () => {
    expect(lintWith([onUser(() => null)], text)).toMatchObject({ failures: [], files: [{ findings: [] }] });
    const gaps = lintWith([onUser((user) => [undefined, { at: user, message: "user" }, undefined])], text);
    expect(gaps.failures).toEqual([]);
    expect(gaps.files[0]?.findings).toHaveLength(2);
  });

  it("say what else is to be seen, and whether it is one way", () => {
    const related = [
      { at: { start: 0, end: 4 }, message: "here" },
      { at: { start: 1, end: 2 }, message: "there", path: "other" },
    ];
    const lint = (flow?: boolean) =>
      lintWith([onUser((user) => ({ at: user, message: "user", related, flow }))], text).files[0]?.findings[0];
    expect(lint()?.related).toStrictEqual([
      { span: { start: 0, end: 4 }, message: "here" },
      { span: { start: 1, end: 2 }, message: "there", path: "other" },
    ]);
    expect(lint()).not.toHaveProperty("flow");
    expect(lint(true)).toHaveProperty("flow", true);
  });

  it("that ask for the date are told of", () => {
    let asked = 0;
    const observer = { onDate: () => asked++ };
    lintWith([onUser(() => undefined)], text, { observer });
    expect(asked).toBe(0);
    const days: string[] = [];
    lintWith([onUser((_, context) => void days.push(context.today))], text, { observer });
    expect([asked, days]).toEqual([2, ["2026-01-01", "2026-01-01"]]);
    lintWith([onUser((_, context) => void days.push({ ...context }.today))], text, { observer });
    expect([asked, days.at(-1)]).toEqual([4, "2026-01-01"]);
  });

  it("that look at the whole are told of as well", () => {
    const visits: string[] = [];
    const onVisit = (_: Rule, type: string) => visits.push(type);
    lintWith([onUser(() => undefined, { on: {}, check: () => [] })], text, { observer: { onVisit } });
    expect(visits).toEqual(["Document"]);
  });

  it("are asked about their kinds only", () => {
    const images = defineRule({
      ...ruleMeta,
      id: "images",
      kinds: ["dockerfile"],
      messages: { image: "image" },
      on: { ImageRef: ({ span }) => ({ at: span, message: "image" }) },
    });
    const { files } = lintWith([images], [compose("a: {image: x}"), dockerfile("FROM a:1")]);
    expect(files.map(({ findings }) => findings.length)).toEqual([0, 1]);
  });

  it("may sleep for the same program", () => {
    const sleeping = (id: string) =>
      defineRule({
        ...ruleMeta,
        id,
        messages: { found: "found" },
        on: { Command: { when: { programs: ["curl"] }, handle: ({ span }) => ({ at: span, message: "found" }) } },
      });
    const found = lintWith([sleeping("one"), sleeping("two")], text).files[0]?.findings;
    expect(found?.map(({ rule }) => rule)).toEqual(["one", "two"]);
  });
});

it.each([
  ["{a} and {b}", { a: "x", b: 1 }, "x and 1"],
  ["{a} and {b}", { a: "x" }, "x and {b}"],
  ["{{a}", { a: "x" }, "{x"],
  ["{ab", { a: "x" }, "{ab"],
  ["xa} {a}", { a: "x" }, "xa} x"],
  ["{a}", undefined, "{a}"],
  ["{a} {b}", { a: "x".repeat(1001), b: "y".repeat(1000) }, `${"x".repeat(1000)}… ${"y".repeat(1000)}`],
])("fills %j with %j", (template, data, expected) => {
  expect(fill(template, data)).toBe(expected);
});
