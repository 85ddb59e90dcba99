import { describe, expect, it } from "vitest";
import type { RuleContext } from "../../../src/rule.ts";
import { type AssumeYes, assumeYes } from "../../../src/rule-kit/packages/assume-yes.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";

const apt: AssumeYes = { managers: ["apt"] };

/** What the last RUN becomes by the fix, or why nobody can tell; for each command that may ask. */
function answers(text: string, policy: AssumeYes = apt): readonly (string | undefined)[] {
  const file = `FROM debian:12\nARG X\n${text}`;
  const model = modelOf(file);
  const verdicts = assumeYes(policy)(all(model, "Run").at(-1)!, { model, options: {} } as RuleContext<"dockerfile">);
  return [...(verdicts ?? [])].map((verdict) => {
    if ("unknown" in verdict) return verdict.unknown;
    const fix = [verdict.fixes ?? []].flat()[0];
    return fix && applyEdits(file, [fix.edits].flat()).split("\n").at(-1);
  });
}

describe("commands that would ask", () => {
  it.each([
    ["RUN apt-get install git", ["RUN apt-get install -y git"]],
    ["RUN apt-get remove git", ["RUN apt-get remove -y git"]],
    ["RUN apt-get upgrade", ["RUN apt-get upgrade -y"]],
    ["RUN apt-get purge --auto-remove", ["RUN apt-get purge -y --auto-remove"]],
    ["RUN apt-get install -f", ["RUN apt-get install -y -f"]],
    ["RUN apt-get remove --autoremove", ["RUN apt-get remove -y --autoremove"]],
    ["RUN cat list | xargs apt-get install", ["RUN cat list | xargs apt-get install -y"]],
    ["RUN apt-get install git 3< file", ["RUN apt-get install -y git 3< file"]],
    ["RUN apt-get install git > log", ["RUN apt-get install -y git > log"]],
    ["RUN apt-get install git | cat", ["RUN apt-get install -y git | cat"]],
    ["RUN apt-get install a && apt-get install b", [expect.anything(), expect.anything()]],
  ])("%s", (text, expected) => {
    expect(answers(text)).toEqual(expected);
  });

  it.each([
    "RUN apt-get install -y git",
    "RUN apt-get update",
    "RUN dnf install git",
    "RUN apt-get install",
    "RUN apt-get reinstall",
    "RUN apt-get remove",
    "RUN apt-get purge",
    "RUN sudo apt-get purge",
    "RUN yes | apt-get install git",
    "RUN apt-get install git < answers",
    "RUN apt-get install git 0< answers",
    "RUN apt-get install git <<< y",
    "RUN echo Assume-Yes > /etc/apt/apt.conf\nRUN apt-get install git",
  ])("are not among %s", (text) => {
    expect(answers(text)).toEqual([]);
  });

  it("cannot be told where a configuration is not known", () => {
    expect(answers("COPY apt.conf /etc/apt/apt.conf\nRUN apt-get install git")).toEqual([
      "the configuration of apt is not known",
    ]);
  });

  it.each(["$X", "${X}", "$@", "$*", "${@}", "${*}"])("cannot be told where %s may contain the option", (word) => {
    expect(answers(`RUN apt-get install ${word} git $X`)).toEqual([`${word} may contain the option`]);
  });

  it.each([
    "$PACKAGES",
    "$MY_PKGS",
    "$DEPS",
    "$LIBS",
    "$VERSION",
    "$TOOLS",
    "git$X",
    "${X:-git}",
    '"$X"',
    "$X=1",
    "$(x)",
  ])("are told of in spite of %s", (word) => {
    const text = `ARG PACKAGES MY_PKGS DEPS LIBS VERSION TOOLS\nRUN apt-get install ${word}`;
    expect(answers(text)).toEqual([`RUN apt-get install -y ${word}`]);
  });
});

describe("fixes", () => {
  it("add what the rule says, where it says", () => {
    expect(answers("RUN apt-get install git", { managers: ["apt"], option: "--yes" })).toEqual([
      "RUN apt-get install --yes git",
    ]);
    expect(answers("RUN zypper install git", { managers: ["zypper"], place: "program" })).toEqual([
      "RUN zypper -n install git",
    ]);
  });
});
