import { describe, expect, it } from "vitest";
import { parseDockerfile } from "../../../src/kinds/dockerfile/parse.ts";
import { directivesOf } from "../../../src/kinds/dockerfile/suppressions.ts";

/** The text that each directive covers. */
function covered(lines: readonly string[]): readonly string[] {
  const document = parseDockerfile({ path: "Dockerfile", text: lines.join("\n") });
  return directivesOf(document).map(({ scope }) => document.source.text.slice(scope.start, scope.end));
}

describe("scopes in a Dockerfile", () => {
  it("covers the instruction below, other comments and blank lines in between", () => {
    expect(covered(["FROM a", "# plimsoll ignore=x", "# note", "", "RUN b", "RUN c"])).toEqual([
      "# plimsoll ignore=x\n# note\n\nRUN b",
    ]);
  });

  it("covers the whole instruction from a comment inside it", () => {
    expect(covered(["FROM a", "RUN b \\", "  # plimsoll ignore=x", "  c", "RUN d"])).toEqual([
      "RUN b \\\n  # plimsoll ignore=x\n  c",
    ]);
  });

  it("covers only itself below the last instruction", () => {
    expect(covered(["FROM a", "# plimsoll ignore=x"])).toEqual(["# plimsoll ignore=x"]);
  });

  it("covers the stage that it stands in", () => {
    const lines = ["FROM a", "RUN b", "# plimsoll ignore-stage=x", "RUN c", "FROM d", "RUN e"];
    expect(covered(lines)).toEqual(["FROM a\nRUN b\n# plimsoll ignore-stage=x\nRUN c"]);
  });

  it("covers the stage that opens below it", () => {
    const lines = ["FROM a", "RUN b", "# plimsoll ignore-stage=x", "FROM d", "RUN e"];
    expect(covered(lines)).toEqual(["# plimsoll ignore-stage=x\nFROM d\nRUN e"]);
  });

  it("covers the first stage from above the first FROM", () => {
    expect(covered(["# plimsoll ignore-stage=x", "ARG y", "FROM a", "FROM b"])).toEqual([
      "# plimsoll ignore-stage=x\nARG y\nFROM a",
    ]);
  });

  it("covers the stage that it stands in, the second one too", () => {
    expect(covered(["FROM a", "FROM b", "# plimsoll ignore-stage=x", "RUN c"])).toEqual([
      "FROM b\n# plimsoll ignore-stage=x\nRUN c",
    ]);
    expect(covered(["ARG y", "# plimsoll ignore-stage=x", "ARG z", "FROM a"])).toEqual([
      "# plimsoll ignore-stage=x\nARG z\nFROM a",
    ]);
  });

  it("covers the first instruction below the top", () => {
    expect(covered(["# hadolint ignore=DL3002", "FROM a", "RUN b"])).toEqual(["# hadolint ignore=DL3002\nFROM a"]);
  });

  it("covers the file", () => {
    const lines = ["FROM a", "RUN b", "#checkov:skip=CKV_DOCKER_3"];
    expect(covered(lines)).toEqual([lines.join("\n")]);
  });

  it("reads BuildKit's parser directive for the file, and its comment for an instruction", () => {
    const lines = ["# check=skip=all", "FROM a", "# check=skip=StageNameCasing", "RUN b", "RUN c"];
    expect(covered(lines)).toEqual([lines.join("\n"), "# check=skip=StageNameCasing\nRUN b"]);
    expect(covered(["FROM a", "RUN b && \\", "# check=skip=all", "  c"])).toEqual([]);
    expect(covered(["FROM a", "# check=skip=all"])).toEqual(["# check=skip=all"]);
  });

  it("reads each parser directive by itself, and none that is a comment at the top", () => {
    const lines = ["# escape=`", "# check=skip=StageNameCasing", "FROM a", "# hadolint ignore=DL3002", "RUN b"];
    expect(covered(lines)).toEqual([lines.join("\n"), "# hadolint ignore=DL3002\nRUN b"]);
    expect(covered(["# a comment", "# check=skip=all", "FROM a", "RUN b"])).toEqual(["# check=skip=all\nFROM a"]);
  });

  it("covers from afar what a tool lets stand afar", () => {
    const below = (comment: string, ...between: readonly string[]) =>
      covered(["FROM a", comment, ...between, "RUN b"])
        .at(-1)
        ?.endsWith("RUN b");
    const directly = ["# hadolint ignore=DL3002", "# nosemgrep", "# kics-scan ignore-line", "# kics-scan ignore-block"];
    const comments = ["# check=skip=all", "#trivy:ignore:DS-0002"];
    const anything = ["# plimsoll ignore=x", "# tally ignore=x", "# droast ignore=x"];
    const all = [...directly, ...comments, ...anything];
    expect(all.filter((comment) => below(comment))).toEqual(all);
    expect(all.filter((comment) => below(comment, "  # note"))).toEqual([...comments, ...anything]);
    expect(all.filter((comment) => below(comment, ""))).toEqual(anything);
    expect(all.filter((comment) => below(comment, "# note", "", "# note"))).toEqual(anything);
  });

  it("covers with hadolint's the stage whose FROM is right below", () => {
    const hadolint = "# hadolint stage ignore=DL3002";
    expect(covered([hadolint, "FROM a", "RUN b", "FROM c"])).toEqual([`${hadolint}\nFROM a\nRUN b`]);
    expect(covered([hadolint, "", "FROM a", "RUN b"])).toEqual([hadolint]);
    expect(covered([hadolint, "ARG y", "FROM a", "RUN b"])).toEqual([hadolint]);
    expect(covered(["FROM a", hadolint, "RUN b"])).toEqual([hadolint]);
  });

  it("covers with the block of KICS a stage above its FROM, and elsewhere an instruction", () => {
    expect(covered(["# kics-scan ignore-block", "FROM a", "RUN b", "FROM c"])).toEqual([
      "# kics-scan ignore-block\nFROM a\nRUN b",
    ]);
    expect(covered(["FROM a", "# kics-scan ignore-block", "RUN b", "RUN c"])).toEqual([
      "# kics-scan ignore-block\nRUN b",
    ]);
  });

  it("knows only our own and what is for a whole file inside an instruction", () => {
    for (const comment of ["# hadolint global ignore=DL3002", "# tally ignore=x", "# nosemgrep", "#trivy:ignore:a"])
      expect(covered(["FROM a", "RUN b \\", comment, "  c"])).toEqual([]);
    const lines = ["FROM a", "RUN b \\", "#checkov:skip=CKV_DOCKER_2", "  c"];
    expect(covered(lines)).toEqual([lines.join("\n")]);
  });

  it("reads Semgrep's beside the first line of an instruction", () => {
    const lines = [
      "FROM a",
      "RUN b # nosemgrep: x",
      "# plimsoll ignore=y",
      "RUN c \\",
      "  d # nosemgrep",
      'CMD ["e#nosem"]',
    ];
    expect(covered(lines)).toEqual(["RUN b # nosemgrep: x", "# plimsoll ignore=y\nRUN c \\\n  d # nosemgrep"]);
    expect(covered(["FROM a", "RUN b # NOSEM \\", "  c"])).toEqual(["RUN b # NOSEM \\\n  c"]);
  });

  it("ends the list of BuildKit's comment at a blank, that of its parser directive not", () => {
    const names = (lines: readonly string[]) =>
      directivesOf(parseDockerfile({ path: "Dockerfile", text: lines.join("\n") })).map(({ rules }) =>
        rules.map(({ name }) => name),
      );
    expect(names(["# check=skip=a, b", "FROM a"])).toEqual([["a", "b"]]);
    expect(names(["FROM a", "# check=skip=a,b, c", "RUN b"])).toEqual([["a", "b"]]);
  });

  it("drops what counts only at the top from elsewhere", () => {
    expect(covered(["# kics-scan ignore", "FROM a"])).toHaveLength(1);
    expect(covered(["FROM a", "# kics-scan ignore", "RUN b"])).toEqual([]);
  });

  it("survives a document without instructions", () => {
    const comments = ["# plimsoll ignore=x", "# plimsoll ignore-stage=x", "# plimsoll ignore-file=x"];
    expect(covered(comments)).toEqual([comments[0], comments[1], comments.join("\n")]);
  });
});
