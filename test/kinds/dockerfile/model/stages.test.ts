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
    ["an index too high", "10", undefined],
    ["what only looks like an index", "0x1", undefined],
    ["a name without a stage", "x1", undefined],
  ])("builds the stage that --target names by %s", (_, target, index) => {
    expect(modelOf("FROM a:1\nFROM b:1 AS test\nFROM c:1", { target }).target?.index).toBe(index);
  });

  it("builds the stage of a number with two digits", () => {
    expect(modelOf("FROM a:1\n".repeat(12), { target: "10" }).target?.index).toBe(10);
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

  it.each([
    ["a name", "scratch"],
    ["a name in capitals", "SCRATCH"],
  ])("starts from nothing by %s", (_, name) => {
    const { stages } = modelOf(`FROM ${name}\nCOPY --from=${name} / /`);
    expect(stages[0]).toMatchObject({ base: { kind: "scratch" }, fromScratch: true, root: { user: "root" } });
    expect(stages[0]?.transfers[0]?.from).toEqual({ kind: "scratch" });
  });

  it("is from scratch for no image, none known or not", () => {
    const { stages } = modelOf("FROM debian:12 AS a\nFROM a\nFROM $NOPE\nFROM scratch AS b\nFROM b");
    expect(stages.map(({ fromScratch }) => fromScratch)).toEqual([false, false, false, true, true]);
    expect(stages.map(({ root }) => root?.family)).toEqual(["debian", "debian", undefined, "scratch", "scratch"]);
  });

  it("names what it reads in whatever case", () => {
    const { stages } = modelOf("FROM a:1 AS Build\nFROM BUILD\nCOPY --from=bUILD / /");
    expect(stages[1]?.parent).toBe(stages[0]);
    expect(stages[1]?.transfers[0]?.from).toMatchObject({ kind: "stage", stage: { index: 0 } });
  });

  it("reads an image from a stage that has a name", () => {
    const { stages } = modelOf("FROM a:1 AS x\nCOPY --from=nginx:1 / /");
    expect(stages[0]?.transfers[0]?.from.kind).toBe("image");
  });

  it("reads stages through COPY, ADD, mounts and ONBUILD", () => {
    const [, stage] = modelOf(
      "FROM a:1 AS x\nFROM b:1\nCOPY --from=x / /\nADD --from=x / /\nRUN --mount=from=x true\nONBUILD COPY --from=x / /",
    ).stages;
    const shown = stage?.transfers.map(({ instruction, mount, from }) => [instruction.type, !!mount, from.kind]);
    expect(shown).toEqual([
      ["Copy", false, "stage"],
      ["Add", false, "stage"],
      ["Run", true, "stage"],
      ["Copy", false, "stage"],
    ]);
  });

  it("builds what the target needs, however it gets at it", () => {
    const { stages, target } = modelOf("FROM a:1 AS a\nFROM a AS b\nFROM b:1 AS c\nFROM c:1\nCOPY --from=b / /");
    expect(stages.map(({ used }) => used)).toEqual([true, true, false, true]);
    expect(stages.map((stage) => stage.target)).toEqual([false, false, false, true]);
    expect(target).toBe(stages[3]);
  });

  it("survives stages that read each other", () => {
    const { stages } = modelOf("FROM a:1 AS a\nCOPY --from=b / /\nFROM b:1 AS b\nCOPY --from=B / /");
    expect(stages.map(({ used }) => used)).toEqual([false, true]);
    expect(stages[0]?.transfers[0]?.from).toMatchObject({
      kind: "image",
      image: { reference: { value: { text: "b" } } },
    });
    expect(stages[1]?.transfers[0]?.from).toMatchObject({ kind: "stage", stage: { index: 1 } });
  });

  it.each([
    ["0", { kind: "stage", stage: { index: 0 } }],
    ["10", { kind: "stage", stage: { index: 10 } }],
    ["11", { kind: "stage", stage: { index: 11 } }],
    ["12", { kind: "unknown", reason: "there is no stage 12" }],
    ["99", { kind: "unknown", reason: "there is no stage 99" }],
    ["1x", { kind: "image", image: { reference: { value: { text: "1x" } } } }],
    ["0x1", { kind: "image", image: { reference: { value: { text: "0x1" } } } }],
    ["x1", { kind: "image", image: { reference: { value: { text: "x1" } } } }],
  ])("finds a stage by number up to itself: %s", (name, from) => {
    const stages = Array.from({ length: 13 }, (_, i) => `FROM a:1${i === 11 ? `\nCOPY --from=${name} / /` : ""}`);
    expect(modelOf(stages.join("\n")).stages[11]?.transfers[0]?.from).toMatchObject(from);
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

  it("takes a named context for what has its name", () => {
    const contexts = new Map([["debian", "."]]);
    const { stages, images } = modelOf("FROM debian\nFROM a:1 AS debian\nFROM debian", { contexts });
    expect(stages.map(({ base }) => base.kind)).toEqual(["context", "image", "context"]);
    expect(images.map(({ role }) => role)).toEqual(["base"]);
  });

  it("lists the images of a file in order, those of unknown name too", () => {
    const { images } = modelOf(
      "ARG X\nFROM a:1\nCOPY --from=b:1 / /\nRUN --mount=from=c:1 --mount=from=$X true\nFROM $X\nCOPY --from=0 / /\nCOPY --from=$X / /",
    );
    expect(images.map(({ role, reference }) => [role, reference.known ? reference.value.text : "?"])).toEqual([
      ["base", "a:1"],
      ["copy", "b:1"],
      ["mount", "c:1"],
      ["mount", "?"],
      ["base", "?"],
      ["copy", "?"],
    ]);
  });

  it("calls a bare name ambiguous only while its caller is not known", () => {
    const names = ["assets", "nginx:1.27", `a@sha256:${"0".repeat(64)}`, "example.com/a", "org/a", "docker.io/a"];
    const text = ["FROM base", ...names.map((name) => `COPY --from=${name} / /`)].join("\n");
    const bare = [false, true, false, false, false, false, false];
    expect(modelOf(text).images.map(({ ambiguous }) => ambiguous)).toEqual(bare);
    expect(modelOf(text, { known: true }).images.map(({ ambiguous }) => ambiguous)).toEqual(bare.map(() => false));
  });

  it("calls an unknown name ambiguous where nothing in it says that it is an image", () => {
    const names = ["$X", "a-$X", "a:$X", "a/$X", "$X@sha256:a", "${X#a}"];
    const { images } = modelOf(`ARG X\n${names.map((name) => `FROM ${name}`).join("\n")}`);
    expect(images.map(({ ambiguous }) => ambiguous)).toEqual([true, true, false, false, false, true]);
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
