import { describe, expect, it } from "vitest";
import type { RuleContext } from "../../../src/rule.ts";
import { isNotPinnable, type PinPackages, pinPackages } from "../../../src/rule-kit/packages/pin-packages.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

type Options = { accept: string; allow: readonly string[] };

/** The words that are reported, with the packages in them; or what is not known. */
function unpinned(text: string, more: Partial<PinPackages> = {}, options: Partial<Options> = {}): readonly string[] {
  const model = modelOf(`FROM debian:12\nARG X\n${text}`);
  const check = pinPackages({ managers: ["apt", "pip", "npm"], ...more });
  const context = { model, options: { accept: "range", allow: [], ...options } };
  const run = all(model, "Run").at(-1)!;
  return [...(check(run, context as unknown as RuleContext<"dockerfile", never>) ?? [])].map((verdict) => {
    if ("unknown" in verdict) return `? ${verdict.unknown}`;
    const place = "span" in verdict.at ? verdict.at.span : verdict.at;
    return `${at(model.document, place)}: ${verdict.data?.packages}${verdict.data?.note}`;
  });
}

const install = "RUN apt-get install -y git";

describe("packages without a version", () => {
  it.each<[string, readonly string[]]>([
    [install, ["git: git"]],
    ["RUN apt-get update && apt-get install -y git=1 curl", ["curl: curl"]],
    ["RUN apt-get remove git", []],
    ["RUN apk add git", []],
    ["RUN pip install flask==1.0", []],
    ["RUN pip install 'flask>=1'", []],
    ["RUN pip install flask>=1", ["flask: flask: quote the version, which the shell otherwise reads as a redirect"]],
    ["RUN pip install flask > log", ["flask: flask"]],
    ["RUN npx tool", ["tool: tool"]],
    ["RUN apt-get install -y $X", ["? $X is not known"]],
    ["RUN apt-get install -y git $X", ["? $X is not known", "git: git"]],
    ["RUN apt-get install -y git=$X", []],
    ["RUN PACKAGES='git curl' && apt-get install -y $PACKAGES", ["$PACKAGES: git, curl"]],
  ])("%s", (text, expected) => {
    expect(unpinned(text)).toEqual(expected);
  });

  it("may be allowed, exempt or decided by a file", () => {
    expect(unpinned(install, {}, { allow: ["git"] })).toEqual([]);
    expect(
      unpinned(install, {
        exempt:
          () =>
          ({ name }) =>
            name === "git",
      }),
    ).toEqual([]);
    expect(unpinned("RUN pip install -c c.txt flask", { decidedBy: ["constraint"] })).toEqual([]);
    expect(unpinned("RUN pip install flask", { decidedBy: ["constraint"] })).toEqual(["flask: flask"]);
  });

  it("are those without an exact one where only that is a pin", () => {
    expect(unpinned("RUN pip install 'flask>=1'", {}, { accept: "exact" })).toEqual(["'flask>=1': flask"]);
    expect(unpinned("RUN pip install flask==1", {}, { accept: "exact" })).toEqual([]);
  });
});

describe("a repository that is frozen", () => {
  it.each([
    [`RUN echo deb http://SNAPSHOT.example.org/x > /etc/apt/sources.list\n${install}`, true],
    [`RUN echo http://snapshot.example.org/x && apt-get install -y git`, true],
    [`COPY snapshot.list /x\nRUN true\n${install}`, false],
    [`COPY --from=b http://snapshot.example.org/ /etc/apt/\n${install}`, true],
    [`ADD http://snapshot.example.org/x.list /etc/apt/\n${install}`, true],
    [`LABEL a=http://snapshot.example.org/x\n${install}`, false],
    [`RUN echo\nFROM debian\nRUN echo http://snapshot.example.org/x\nFROM debian\n${install}`, false],
    ["RUN apt-get install -y --snapshot 2024 git", true],
    ["RUN echo http://snapshot.example.org/x && pip install flask", false],
    [install, false],
  ])("%s: %s", (text, frozen) => {
    expect(unpinned(text)).toHaveLength(frozen ? 0 : 1);
  });
});

it("knows what has no version", () => {
  expect(["@development", "/usr/bin/git", "git", undefined].map(isNotPinnable)).toEqual([true, true, false, false]);
});
