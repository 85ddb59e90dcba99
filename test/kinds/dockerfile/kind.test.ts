import { describe, expect, it } from "vitest";
import { instructionTypes } from "../../../src/kinds/dockerfile/keywords.ts";
import { dockerfileKind } from "../../../src/kinds/dockerfile/kind.ts";
import type { Stage } from "../../../src/kinds/dockerfile/model/types.ts";
import { namesDockerfile } from "../../../src/kinds/dockerfile/path.ts";
import type { Spanned } from "../../../src/text/span.ts";
import { modelOf } from "./model/build.ts";

/** What a walk yields: the type, and what the node stands at. */
function walk(text: string, ...wanted: readonly string[]): readonly string[] {
  const model = modelOf(text);
  const visits = dockerfileKind.walk(model.document, model, new Set(wanted));
  return Array.from(visits, ({ type, node }) => {
    const { span } = (type === "Stage" ? (node as Stage).from : node) as Spanned;
    return `${type} ${text.slice(span.start, span.end)}`;
  });
}

const text = `ARG V=1
FROM alpine:$V AS a
ENV A=1
RUN --mount=target=/m make && ls
FOO
FROM a
COPY --from=busybox /x /y
EXPOSE 80 443
ONBUILD RUN b
CMD ["c"]
HEALTHCHECK NONE
`;

describe("a walk", () => {
  it("yields instructions in order, each as such and by its type, what ONBUILD wraps too", () => {
    expect(walk("ARG V=1\nFROM a\nONBUILD RUN b\n", "Instruction", "Run", "From", "Arg")).toEqual([
      "Instruction ARG V=1",
      "Arg ARG V=1",
      "Instruction FROM a",
      "From FROM a",
      "Instruction ONBUILD RUN b",
      "Instruction RUN b",
      "Run RUN b",
    ]);
  });

  it.each<[string, readonly string[]]>([
    ["Problem", ["Problem FOO"]],
    ["ImageRef", ["ImageRef alpine:$V", "ImageRef busybox"]],
    ["EnvVar", ["EnvVar V=1", "EnvVar A=1"]],
    ["Port", ["Port 80", "Port 443"]],
    ["Mount", ["Mount --mount=target=/m"]],
    ["Command", ["Command make", "Command ls", "Command b", "Command c"]],
    ["UnknownInstruction", ["UnknownInstruction FOO"]],
    ["Expose", ["Expose EXPOSE 80 443"]],
    ["Run", ["Run RUN --mount=target=/m make && ls", "Run RUN b"]],
    ["Service", []],
  ])("yields %s where it is asked for", (type, expected) => {
    expect(walk(text, type)).toEqual(expected);
  });

  it("yields stages before what is in them, and scripts before their commands", () => {
    const types = (...wanted: readonly string[]) =>
      Array.from(dockerfileKind.walk(modelOf(text).document, modelOf(text), new Set(wanted)), ({ type }) => type);
    expect(types("Stage", "From", "Port")).toEqual(["Stage", "From", "Stage", "From", "Port", "Port"]);
    expect(types("Script")).toEqual(["Script", "Script"]);
    expect(types("Script", "Command").slice(0, 4)).toEqual(["Script", "Command", "Command", "Script"]);
  });

  it("yields only what the kind says that it yields", () => {
    const known = new Set(dockerfileKind.yields);
    expect(known).toEqual(
      new Set([
        ...instructionTypes,
        ..."UnknownInstruction Instruction Problem Stage ImageRef Script Command EnvVar Port Mount".split(" "),
      ]),
    );
    const model = modelOf(text);
    const seen = Array.from(dockerfileKind.walk(model.document, model, known), ({ type }) => type);
    expect(seen.filter((type) => !known.has(type))).toEqual([]);
  });
});

describe("files", () => {
  it("are told apart by their names", () => {
    const { claims, takes, disclaims } = dockerfileKind;
    expect(claims("a/Dockerfile", () => "")).toBe(true);
    expect(claims("compose.yaml", () => "")).toBe(false);
    expect(["a", "a.yaml", "a.YML", "a.json", "a.yaml.in", "yaml"].filter((path) => takes?.(path))).toEqual([
      "a",
      "a.yaml.in",
      "yaml",
    ]);
    const paths = [
      "Dockerfile.md",
      "Dockerfile.",
      "a/dockerfile.x",
      "Containerfile.in",
      "Dockerfile",
      "aDockerfile.x",
      "Dockerfile.d/x",
      "file.x",
    ];
    expect(paths.filter((path) => disclaims?.(path))).toEqual([
      "Dockerfile.md",
      "Dockerfile.",
      "a/dockerfile.x",
      "Containerfile.in",
    ]);
  });

  it("have one pattern for those who search paths with one", () => {
    const { name, pattern, globs, languageIds, fence, keywords } = dockerfileKind.files;
    const paths = [
      "Dockerfile",
      "a/containerfile.dev",
      "app.Dockerfile",
      "Dockerfile.md",
      "Dockerfile.x.md",
      "a/b",
      "Dockerfile/a",
      "Dockerfile.test",
    ];
    for (const path of paths) expect(new RegExp(pattern ?? "", "i").test(path), path).toBe(!!namesDockerfile(path));
    expect([dockerfileKind.name, name, fence]).toEqual(["dockerfile", "Dockerfile", "dockerfile"]);
    expect(globs).toEqual(["**/*[Dd]ockerfile*", "**/*[Cc]ontainerfile*"]);
    expect(languageIds).toEqual(["dockerfile", "containerfile"]);
    expect(keywords?.has("HEALTHCHECK")).toBe(true);
  });
});

describe("a build", () => {
  it("has the ignore file beside the Dockerfile, then the one of its context", () => {
    const kind = "dockerignore";
    expect(dockerfileKind.built?.ignoreFiles("./a/x.Dockerfile", "ctx")).toEqual([
      { kind, path: "a/x.Dockerfile.dockerignore" },
      { kind, path: "ctx/.dockerignore" },
    ]);
    expect(dockerfileKind.built?.ignoreFiles("a/Containerfile", "ctx")).toEqual([
      { kind, path: "a/Containerfile.containerignore" },
      { kind, path: "a/Containerfile.dockerignore" },
      { kind, path: "ctx/.containerignore" },
      { kind, path: "ctx/.dockerignore" },
    ]);
    expect(dockerfileKind.built?.ignoreFiles(undefined, "ctx")).toEqual([{ kind, path: "ctx/.dockerignore" }]);
  });

  it("may be given the arguments of the file, and those of the platform that it mentions", () => {
    const { document } = modelOf("ARG A B=1\nFROM a\nENV E=1\nARG C\nONBUILD ARG D\nONBUILD RUN x\n");
    const args = dockerfileKind.built?.args(document);
    expect([...(args ?? [])].filter((name) => !/^(?:TARGET|BUILD)/.test(name))).toEqual(["A", "B", "C", "D"]);
    expect(args?.has("TARGETARCH")).toBe(false);
    const { document: platform } = modelOf("FROM --platform=$TARGETPLATFORM a");
    expect([...(dockerfileKind.built?.args(platform) ?? [])]).toEqual(["TARGETPLATFORM"]);
  });
});

it("has a section for each stage", () => {
  const model = modelOf("# a\nFROM x\nFROM y AS B\n");
  expect(dockerfileKind.sections?.(model.document, model)).toEqual([
    { name: "0", start: 4 },
    { name: "b", start: 11 },
  ]);
});
