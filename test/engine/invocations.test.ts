import { describe, expect, it } from "vitest";
import { distinctInvocations } from "../../src/engine/invocations.ts";
import { callersText } from "../../src/engine/trace.ts";
import { type Invocation, plainInvocation } from "../../src/nodes/invocation.ts";

const base: Invocation = { ...plainInvocation, args: new Map([["A", "1"]]), label: "first" };
const callers = (...builds: readonly Partial<Invocation>[]) =>
  builds.map((more) => ({ invocation: { ...base, ...more }, root: "." }));
/** Arguments that the file reads. */
const read = new Set(["A", "B", "a", "b"]);
const labels = (...builds: readonly Partial<Invocation>[]) =>
  distinctInvocations(callers(...builds), read).map(({ label }) => label);

const others: readonly (readonly [string, Partial<Invocation>])[] = [
  ["arguments", { args: new Map([["A", "2"]]) }],
  ["arguments that are not known", { unknownArgs: new Set(["B"]) }],
  ["target", { target: "dev" }],
  ["contexts", { contexts: new Map([["assets", "./assets"]]) }],
  ["callers that are known", { known: true }],
  ["images that are built too", { builtImages: new Set(["shop:latest"]) }],
  ["checks of health", { checksHealth: true }],
];

describe("builds are one", () => {
  it("where they are alike, with the labels of all", () => {
    expect(labels({})).toEqual(["first"]);
    expect(labels({}, { label: "second" })).toEqual(["first and second"]);
    expect(labels({}, { label: "second" }, { label: "third" })).toEqual(["first and 2 more"]);
    expect(labels({ label: undefined })).toEqual([undefined]);
    expect(distinctInvocations([], read)).toEqual([]);
    expect(distinctInvocations(callers({}), read)).toEqual([base]);
  });

  it("where they differ in arguments that the file does not read", () => {
    const args = new Map([...base.args, ["unread", "1"]]);
    expect(labels({}, { args, label: "second" })).toEqual(["first and second"]);
    expect(labels({}, { unknownArgs: new Set(["unread"]), label: "second" })).toEqual(["first and second"]);
  });

  it("for platforms that the file does not read", () => {
    expect(labels({ platform: "linux/amd64" }, { platform: "linux/arm64" })).toEqual(["first"]);
    const found = distinctInvocations(
      callers({ platform: "linux/amd64" }, { platform: "linux/arm64" }, { platform: "linux/arm64", label: "second" }),
      new Set(["A", "TARGETARCH"]),
    );
    expect(found.map(({ platform, label }) => [platform, label])).toEqual([
      ["linux/amd64", "first for linux/amd64"],
      ["linux/arm64", "first and second for linux/arm64"],
    ]);
  });

  it("whatever the order of what they are given", () => {
    const pairs = [
      ["A", "1"],
      ["B", "2"],
    ] as const;
    const contexts = [
      ["a", "x"],
      ["b", "y"],
    ] as const;
    const given = (turn: (list: readonly (readonly [string, string])[]) => readonly (readonly [string, string])[]) => ({
      args: new Map(turn(pairs)),
      contexts: new Map(turn(contexts)),
      unknownArgs: new Set(turn(contexts).map(([name]) => name)),
    });
    expect(
      labels(
        given((list) => list),
        { ...given((list) => list.toReversed()), label: "second" },
      ),
    ).toEqual(["first and second"]);
  });

  it.each(others)("but not where they differ by %s", (_, more) => {
    expect(labels({}, { ...more, label: "second" }, {})).toEqual(["first", "second"]);
  });
});

describe("the text of callers", () => {
  it("is the same for the same callers", () => {
    expect(callersText(callers({}, { target: "dev" }))).toBe(callersText(callers({}, { target: "dev" })));
    expect(callersText(callers({}))).toBe(callersText(callers({ unknownArgs: new Set(), checksHealth: false })));
  });

  it.each([...others, ["label", { label: "second" }] as const])("is another for other %s", (_, more) => {
    expect(callersText(callers(more))).not.toBe(callersText(callers({})));
  });

  it("is another for another directory, for none, and for more callers", () => {
    const [caller] = callers({});
    if (!caller) throw new Error("no caller");
    const texts = [[caller], [{ ...caller, root: "a" }], [{ ...caller, root: undefined }], [caller, caller], []];
    expect(new Set(texts.map(callersText)).size).toBe(texts.length);
  });
});
