import { describe, expect, it } from "vitest";
import { outlineOf } from "../../../src/engine/outline.ts";
import { kinds } from "../../../src/kinds/index.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";

/** The outline in words: nodes with their marks, then edges by label. */
function told(text: string, target?: string): readonly string[] {
  const invocation = {
    args: new Map(),
    target,
    contexts: new Map([["assets", "./assets"]]),
    known: true,
    label: undefined,
  };
  const outline = outlineOf(
    { kind: "dockerfile", source: { path: "Dockerfile", text } },
    { kinds, knowledge: defaultKnowledge },
    invocation,
  );
  if (!outline) throw new Error("no outline");
  const { nodes, edges } = outline;
  return [
    ...nodes.map(
      ({ type, label, target, used }) => `${type} ${label}${target ? " (built)" : ""}${used ? "" : " (unused)"}`,
    ),
    ...edges.map(({ from, to, via }) => `${nodes[from]?.label} -${via}-> ${nodes[to]?.label}`),
  ];
}

describe("the outline of a Dockerfile", () => {
  it("has stages first, then what they take from, once each", () => {
    expect(
      told(`ARG V=1.24
FROM golang:$V AS Build
FROM golang:1.24
COPY --from=build /a /a
COPY --from=0 /b /b
COPY --from=assets /c /c
RUN --mount=from=busybox:1.36,target=/d true
FROM scratch
COPY --from=1 /a /a
`),
    ).toEqual([
      "stage Build",
      "stage stage 1",
      "stage stage 2 (built)",
      "image golang:1.24",
      "context assets",
      "image busybox:1.36",
      "image scratch",
      "golang:1.24 -base-> Build",
      "golang:1.24 -base-> stage 1",
      "Build -copy-> stage 1",
      "assets -copy-> stage 1",
      "busybox:1.36 -mount-> stage 1",
      "scratch -base-> stage 2",
      "stage 1 -copy-> stage 2",
    ]);
  });

  it("knows the target, and what it does not need", () => {
    expect(told("FROM a AS x\nFROM b AS y\nFROM x AS z\n", "y")).toEqual([
      "stage x (unused)",
      "stage y (built)",
      "stage z (unused)",
      "image a (unused)",
      "image b",
      "a -base-> x",
      "b -base-> y",
      "x -base-> z",
    ]);
  });

  it("takes for used what one of several stages that are needs", () => {
    expect(told("FROM a AS x\nFROM a AS y\n")).toContain("image a");
    expect(told("FROM a AS x\nFROM a AS y\n", "x")).toContain("image a");
    expect(told("FROM a AS x\nFROM b AS y\n")).toContain("image a (unused)");
  });

  it("leads from an edge to the first place that says so", () => {
    const text = "FROM a AS x\nFROM b\nCOPY --from=x /c /d\nCOPY --from=x /e /f\nRUN --mount=from=x,target=/g true\n";
    const outline = outlineOf(
      { kind: "dockerfile", source: { path: "f", text } },
      { kinds, knowledge: defaultKnowledge },
    );
    expect(outline?.edges.map(({ via, span }) => [via, text.slice(span.start).split("\n", 1)[0]])).toEqual([
      ["base", "FROM a AS x"],
      ["base", "FROM b"],
      ["copy", "x /c /d"],
      ["mount", "x,target=/g true"],
    ]);
  });

  it("calls what it cannot know as it is written", () => {
    expect(told("FROM\n")).toEqual(["stage stage 0 (built)", "unknown unknown", "unknown -base-> stage 0"]);
    expect(told("ARG BASE\nFROM $BASE\n")).toEqual(["stage stage 0 (built)", "unknown $BASE", "$BASE -base-> stage 0"]);
  });

  it("spans whole stages", () => {
    const text = "# c\nFROM a\nRUN b\n\nFROM c\n";
    const outline = outlineOf(
      { kind: "dockerfile", source: { path: "f", text } },
      { kinds, knowledge: defaultKnowledge },
    );
    const [first, second] = outline?.nodes.map(({ span }) => span) ?? [];
    expect(text.slice(first?.start, first?.end)).toBe("FROM a\nRUN b");
    expect(text.slice(second?.start, second?.end)).toBe("FROM c");
  });

  it("survives what is no Dockerfile", () => {
    for (const text of [
      "",
      "RUN a",
      "FROM",
      "FROM a AS a\nCOPY --from=a / /\nFROM b AS a\n",
      "FROM a\nCOPY --from=9 a b",
    ])
      told(text);
  });
});

describe("other kinds", () => {
  it.each(["compose", "dockerignore", "nope"])("%s has none", (kind) => {
    const source = { path: "f", text: "" };
    expect(outlineOf({ kind, source }, { kinds, knowledge: defaultKnowledge })).toBeUndefined();
  });
});
