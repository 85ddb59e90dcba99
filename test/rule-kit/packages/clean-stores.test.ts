import { describe, expect, it } from "vitest";
import type { RuleContext } from "../../../src/rule.ts";
import type { StagesOption } from "../../../src/rule-kit/packages/clean-stores.ts";
import { appendRemedy, cleanStores, countsForSize } from "../../../src/rule-kit/packages/clean-stores.ts";
import { leftBehind } from "../../../src/rule-kit/packages/left-behind.ts";
import { applyEdits } from "../../../src/text/edit.ts";
import { all, modelOf } from "../../kinds/dockerfile/model/build.ts";
import { at } from "../../kinds/dockerfile/parsing.ts";

type Context = RuleContext<"dockerfile", StagesOption>;

/** The verdict on a RUN of a file. */
function verdict(text: string, index: number, what: "lists" | "cache" | "both" = "lists") {
  const model = modelOf(text);
  const check = cleanStores({ managers: ["apt", "pip", "dnf"], what, fix: () => undefined });
  const found = check(all(model, "Run").at(index)!, { model, options: { stages: "shipped" } } as Context);
  if (!found) return undefined;
  if ("unknown" in found) return found.unknown;
  const late = (found.related ?? []).map((place) => ("at" in place ? place.at : undefined));
  const spans = late.map((place) => place && at(model.document, "span" in place ? place.span : place));
  return `${found.data?.command}${spans.length > 0 ? `, ${spans.join(" ")}` : ""}`;
}

describe("what stays in a layer", () => {
  it.each([
    ["FROM debian\nRUN apt-get update", "apt-get update"],
    ["FROM debian\nRUN apt-get update && apt-get -q update", "apt-get update"],
    ["FROM debian\nRUN pip install flask", undefined],
    ["FROM debian\nRUN apt-get update && rm -rf $(x)", "it is not known what a later command of this RUN removes"],
    [
      "FROM debian\nRUN apt-get update && apt-get update && clean.sh",
      "it is not known what a later command of this RUN removes",
    ],
    ["FROM debian AS b\nRUN apt-get update\nFROM debian\nCOPY --from=b /a /a", undefined],
    ["FROM debian\nRUN apt-get update; fi", "the script has syntax errors"],
  ])("%s: %s", (text, expected) => {
    expect(verdict(text, 0)).toBe(expected);
  });

  it("is a matter of lists, caches or both", () => {
    expect(verdict("FROM debian\nRUN pip install flask", 0, "cache")).toBe("pip install");
    expect(verdict("FROM debian\nRUN pip install flask", 0, "both")).toBe("pip install");
    expect(
      verdict("FROM debian\nCOPY pip.conf /etc/pip.conf\nRUN apt-get update && pip install flask", 0, "both"),
    ).toBe("the configuration of pip is not known");
  });
});

describe("a RUN that cleans too late", () => {
  const late = (text: string) =>
    verdict(`FROM debian AS base\nRUN rm -rf /var/lib/apt/lists/*\nRUN apt-get update\n${text}`, 1);

  it.each([
    ["", "apt-get update"],
    ["RUN rm -rf /var/lib/apt/lists/*", "apt-get update, RUN"],
    ["run rm -rf /var/lib/apt/lists/*\nRUN rm -rf /var/lib/apt/lists/*", "apt-get update, run"],
    ["RUN apt-get distclean", "apt-get update, RUN"],
    ["RUN apt-get clean", "apt-get update"],
    ["RUN pip cache purge", "apt-get update"],
    ["RUN rm -rf /tmp/x", "apt-get update"],
    ["RUN dnf clean all", "apt-get update"],
    ["RUN rm -rf /var/lib/apt/lists/* && apt-get clean", "apt-get update, RUN"],
    ["RUN rm -rf /tmp/x\nrun rm -rf /tmp/x /var/lib/apt/lists/*", "apt-get update, run"],
    ["RUN touch /var/lib/apt/lists", "apt-get update"],
    ["FROM debian\nRUN rm -rf /var/lib/apt/lists/*\nFROM base", "apt-get update"],
    ["FROM base\nrun rm -rf /var/lib/apt/lists/*", "apt-get update, run"],
  ])("%s: %s", (text, expected) => {
    expect(late(text)).toBe(expected);
  });
});

it("counts layers that ship, or all", () => {
  const model = modelOf("FROM debian AS b\nRUN a\nFROM debian\nRUN b");
  const [first, second] = all(model, "Run");
  expect(countsForSize(first!, model, { stages: "shipped" })).toBe(false);
  expect(countsForSize(second!, model, { stages: "shipped" })).toBe(true);
  expect(countsForSize(first!, model, { stages: "all" })).toBe(true);
});

describe("the remedy", () => {
  const mended = (script: string, manager: string, remedy?: string) => {
    const text = `FROM fedora:40\n${script}`;
    const model = modelOf(text);
    const run = all(model, "Run")[0]!;
    const left = leftBehind(run, [manager], model);
    const fix = remedy === undefined ? appendRemedy(left, run, model) : appendRemedy(left, run, model, remedy);
    if (Object.values(fix?.requires ?? {}).includes(false)) return undefined;
    return fix && `${fix.title}: ${applyEdits(text, [fix.edits].flat()).split("\n").slice(1).join("\n")}`;
  };

  it.each([
    ["RUN dnf install -y git", "dnf", "Append dnf clean all: RUN dnf install -y git && dnf clean all"],
    [
      "RUN sudo dnf install -y git",
      "dnf",
      "Append sudo dnf clean all: RUN sudo dnf install -y git && sudo dnf clean all",
    ],
    ["RUN time dnf install -y git", "dnf", "Append dnf clean all: RUN time dnf install -y git && dnf clean all"],
    ["RUN if x; then dnf install -y git; fi", "dnf", undefined],
    ["RUN dnf install -y a && if x; then dnf install -y git; fi", "dnf", undefined],
    ["RUN pip install flask", "pip", undefined],
    ['RUN ["dnf", "install", "-y", "git"]', "dnf", undefined],
    ["RUN true", "dnf", undefined],
  ])("%s", (script, manager, expected) => {
    expect(mended(script, manager)).toBe(expected);
  });

  it("that only removes files may be called wherever", () => {
    expect(mended("RUN if x; then apt-get update; fi", "apt", "rm -rf /x")).toBe(
      "Append rm -rf /x: RUN if x; then apt-get update; fi && rm -rf /x",
    );
    expect(mended("RUN conda run pip install flask", "pip", "rm -rf /x")).toMatch(/^Append rm/);
    expect(mended("RUN conda run pip install flask", "pip", "pip cache purge")).toBeUndefined();
  });
});

describe("who cleans", () => {
  it.each([
    ["RUN npm ci && npm install x", "npm", true],
    ["RUN sudo npm ci && sudo npm install x", "npm", true],
    ["RUN sudo npm ci && npm install x", "npm", false],
    ["RUN npm ci && sudo npm install x", "npm", false],
    ["RUN sudo dnf install -y a && dnf install -y b", "dnf", true],
    ["RUN su-exec node npm ci", "npm", false],
  ])("is who wrote, in one home: %s", (text, manager, expected) => {
    const model = modelOf(`FROM fedora:41\n${text}`);
    const run = all(model, "Run").at(-1)!;
    const fix = appendRemedy(leftBehind(run, [manager], model), run, model);
    expect(fix?.requires?.["the cleanup runs as the user who wrote the files"]).toBe(expected);
  });
});
