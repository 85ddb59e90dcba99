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
    expect(covered(["FROM a", "# hadolint ignore=x", "# note", "", "RUN b", "RUN c"])).toEqual([
      "# hadolint ignore=x\n# note\n\nRUN b",
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
    expect(covered(["# hadolint stage ignore=x", "ARG y", "FROM a", "FROM b"])).toEqual([
      "# hadolint stage ignore=x\nARG y\nFROM a",
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
    expect(covered(["# hadolint ignore=x", "FROM a", "RUN b"])).toEqual(["# hadolint ignore=x\nFROM a"]);
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
    const lines = ["# escape=`", "# check=skip=StageNameCasing", "FROM a", "# hadolint ignore=x", "RUN b"];
    expect(covered(lines)).toEqual([lines.join("\n"), "# hadolint ignore=x\nRUN b"]);
    expect(covered(["# a comment", "# check=skip=all", "FROM a", "RUN b"])).toEqual(["# check=skip=all\nFROM a"]);
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
