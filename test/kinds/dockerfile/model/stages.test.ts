import { describe, expect, it } from "vitest";
import { all, modelOf } from "./build.ts";

describe("stage graph", () => {
  it("links stages by FROM, COPY --from and mounts", () => {
    const { stages, target } = modelOf(
      [
        "FROM golang:1.24 AS Build",
        "FROM build AS test",
        "FROM alpine:3.20 AS certs",
        "FROM scratch",
        "COPY --from=build /app /app",
        "RUN --mount=from=certs,target=/c true",
      ].join("\n"),
    );
    expect(target?.index).toBe(3);
    expect(stages.map(({ name }) => name)).toEqual(["build", "test", "certs", undefined]);
    expect(stages[1]?.parent).toBe(stages[0]);
    expect(stages.map(({ used }) => used)).toEqual([true, false, true, true]);
    expect(stages.map(({ shipped }) => shipped)).toEqual([false, false, false, true]);
    expect(stages[3]?.transfers.map(({ from }) => from.kind === "stage" && from.stage.index)).toEqual([0, 2]);
    expect(stages[3]?.fromScratch).toBe(true);
  });

  it("ships the ancestors of the target", () => {
    const { stages } = modelOf("FROM debian:12 AS base\nFROM base AS mid\nFROM mid");
    expect(stages.map(({ shipped }) => shipped)).toEqual([true, true, true]);
    expect(stages[2]?.chain.map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(stages[2]?.root?.family).toBe("debian");
  });

  it.each([
    ["a name", "test", 1],
    ["a name in another case", "TEST", 1],
    ["an index", "0", 0],
    ["nothing known", "nope", undefined],
  ])("builds the stage that --target names by %s", (_, target, index) => {
    expect(modelOf("FROM a:1\nFROM b:1 AS test\nFROM c:1", { target }).target?.index).toBe(index);
  });

  it("selects a stage through a variable", () => {
    const text = "ARG KIND=prod\nFROM alpine:3.20 AS app-prod\nFROM app-${KIND}";
    expect(modelOf(text).stages[1]?.base.kind).toBe("stage");
    const other = modelOf(text, { args: new Map([["KIND", "test"]]) }).stages[1]?.base;
    expect(other?.kind === "image" && other.image.reference.known && other.image.reference.value.name).toBe("app-test");
  });

  it("knows the state of instructions around a transfer, and resolves what it names", () => {
    const model = modelOf(
      "FROM debian:12 AS a\nFROM debian:12\nUSER 7\nARG WHO=a\nCOPY --from=a /x /x\nRUN --mount=from=$WHO,target=/a true",
    );
    const run = model.stages[1]?.instructions.at(-1);
    expect(run && model.before(run).user).toMatchObject({ known: true, value: "7" });
    expect(model.stages[1]?.transfers.map(({ from }) => from.kind)).toEqual(["stage", "stage"]);
  });

  it("finds the latest stage of a name", () => {
    const { stages } = modelOf("FROM a:1 AS x\nFROM b:1 AS x\nFROM x");
    expect(stages[2]?.parent?.index).toBe(1);
  });

  it("knows scratch, contexts, indexes and what cannot be known", () => {
    const { stages } = modelOf("FROM scratch\nCOPY --from=0 / /\nCOPY --from=7 / /\nCOPY --from=ctx / /\nFROM $NOPE", {
      contexts: new Map([["ctx", "."]]),
      known: true,
    });
    expect(stages[0]?.transfers.map(({ from }) => from.kind)).toEqual(["stage", "unknown", "context"]);
    expect(stages[1]?.base.kind).toBe("unknown");
  });

  it("calls a bare name ambiguous only while its caller is not known", () => {
    const text = "FROM scratch\nCOPY --from=assets / /\nCOPY --from=nginx:1.27 / /";
    expect(modelOf(text).images.map(({ ambiguous }) => ambiguous)).toEqual([true, false]);
    expect(modelOf(text, { known: true }).images.map(({ ambiguous }) => ambiguous)).toEqual([false, false]);
  });
});

describe("ONBUILD", () => {
  it("runs a parent's triggers at the start of its child", () => {
    const { stages } = modelOf("FROM debian:12 AS base\nONBUILD USER app\nFROM base\nRUN true");
    const users = stages.map(({ start, end }) => [start.user, end.user].map((user) => user.known && user.value));
    expect(users).toEqual([
      ["root", "root"],
      ["app", "app"],
    ]);
  });

  it("gives the inner instruction the state of its place", () => {
    const model = modelOf("FROM debian:12\nWORKDIR /a\nONBUILD RUN make");
    const [onbuild] = all(model, "Onbuild");
    const inner = onbuild?.instruction;
    expect(inner && model.before(inner).workdir).toMatchObject({ known: true, value: "/a" });
    expect(inner && model.commands(inner).map(({ program }) => program)).toEqual(["make"]);
  });
});
