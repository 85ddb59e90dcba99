import { describe, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { makefileKind } from "../../../src/kinds/makefile/kind.ts";
import { parseMakefile } from "../../../src/kinds/makefile/parse.ts";

/** What a Makefile builds where these files are. */
function asked(text: string, there: readonly string[] = ["app/Dockerfile"], path = "app/Makefile") {
  const document = parseMakefile({ path, text });
  const files = {
    read: (name: string) => (there.includes(name) ? "FROM a" : undefined),
    exists: () => false,
    document: () => undefined,
  };
  return makefileKind.builds?.(document, files as never).map(({ root, path: file, invocation, by }) => ({
    root,
    file,
    target: invocation.target,
    args: Object.fromEntries(invocation.args),
    unknown: [...(invocation.unknownArgs ?? [])],
    by: by.label,
  }));
}

const plain = { root: "app", file: "app/Dockerfile", target: undefined, args: {}, unknown: [], by: "target image" };

/** The one build of a recipe below some lines. */
function built(recipe: string, above = "") {
  return asked(`${above}image:\n${recipe}\n`)?.[0];
}

describe("Makefiles", () => {
  it.each([
    ["Makefile", true],
    ["a/GNUmakefile", true],
    ["makefile", true],
    ["Makefile.am", false],
    ["rules.mk", false],
  ])("%s", (path, expected) => {
    expect(makefileKind.claims(path, () => "image:\n\tdocker build .\n")).toBe(expected);
  });

  it.each([
    "\tdocker build .",
    "\t@docker build .",
    "\t-@ docker build .",
    "\tdocker \\\n\t\tbuild .",
    "\tcd . && docker build .",
    "\tdocker build $(CURDIR)",
    '\tdocker build -f "$(PWD)/Dockerfile" .',
    "\tdocker build -f Dockerfile .",
  ])("have recipes, which run where the file lies: %j", (recipe) => {
    expect(built(recipe)).toEqual(plain);
  });

  it.each(["$(PWD)", "$(CURDIR)", "$(shell pwd)", "$$PWD", "$$(pwd)"])(
    "have recipes that start containers of kaniko with the directory %s",
    (directory) => {
      const run = `\tdocker run -v ${directory}:/workspace gcr.io/kaniko-project/executor:latest \\\n\t\t-d a:1`;
      expect(built(run)).toEqual(plain);
      expect(makefileKind.claims("Makefile", () => `image:\n${run}\n`)).toBe(true);
    },
  );

  it("have recipes that mean the same with CRLF", () => {
    const text = "image:\n\tcd . && \\\n\tdocker build \\\n\t  --build-arg A=1 \\\n\t  --target app .\n";
    const expected = [{ ...plain, target: "app", args: { A: "1" } }];
    expect(asked(text)).toEqual(expected);
    expect(asked(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  });

  it.each([
    ["V = 8\n", "8"],
    ["V := 8 # old\n", "8"],
    ["export V ?= 8\n", "8"],
    ["W = 8\nV = $(W)-slim\n", "8-slim"],
    ["W = 8\nV = ${W}$$\n", "8$"],
    ["V = 8\r\n", "8"],
    ["define X\nV = 9\nendef\nV = 8\n", "8"],
  ])("know variables that are assigned once: %j", (above, value) => {
    expect(built("\tdocker build --build-arg V='$(V)' .", above)).toEqual({ ...plain, args: { V: value } });
  });

  it.each([
    "",
    "V = 8\nV = 9\n",
    "V = 8\nV += 9\n",
    "V != date\n",
    "V = $(shell date)\n",
    "V = $(V)\n",
    "V = $(W)\n",
    "ifdef X\nV = 8\nendif\n",
    "V = 8\nimage: V = 9\n",
    "define V\n8\nendef\n",
  ])("know no more of others: %j", (above) => {
    for (const word of ["$(V)", "'$(V)'", '"${V}"']) {
      expect(built(`\tdocker build --build-arg V=${word} .`, above)).toEqual({ ...plain, unknown: ["V"] });
    }
  });

  it.each([
    "\tdocker build -f $< .",
    "\tdocker build -f $(@D)/Dockerfile .",
    "\tdocker build -f $*.Dockerfile .",
    "\tdocker build $(DIR)",
  ])("say no more than they do: %j", (recipe) => {
    expect(built(recipe)).toMatchObject({ file: undefined });
  });

  it.each([
    "DOCKER ?= docker\nimage:\n\t$(DOCKER) build .\n",
    "image: ; @echo\n\tdocker build .\n",
    "image: a b\n\t# why\n\n\tdocker build .\n",
  ])("name the program in a variable, and recipes below comments: %j", (text) => {
    expect(asked(text)).toEqual([plain]);
  });

  it.each([
    ".ONESHELL:\nimage:\n\tdocker build .\n",
    ".RECIPEPREFIX = >\nimage:\n\tdocker build .\n",
    "\tdocker build .\n",
  ])("that are read otherwise are left alone: %j", (text) => {
    expect(asked(text)).toEqual([]);
  });

  it("point to the words that are written", async () => {
    const text =
      "TOKEN = kx93hfk2nf02\nimage:\n\t@docker build \\\n\t\t--build-arg API_TOKEN=$(TOKEN) \\\n\t\t--target nope .\n";
    const report = await lint(
      { path: "Makefile", text },
      { config: { extends: [], rules: { "no-secret-values": "warning" } } },
    );
    const findings = report.files.flatMap((file) => file.findings);
    expect(findings.map(({ span }) => text.slice(span.start, span.end))).toEqual(["API_TOKEN=$(TOKEN)"]);
  });

  it("are read whatever they hold", async () => {
    for (const text of [
      "a:\n\tdocker build $(",
      "a:\n\tdocker build ${",
      "define\n\tdocker build .",
      "a:\n\tdocker build \\",
    ]) {
      const report = await lint({ path: "Makefile", text }, { config: { extends: "all" } });
      expect(report.failures).toEqual([]);
      expect(report.files[0]?.kind).toBe("makefile");
    }
  });

  it("work out each value once, however many others are made of it", () => {
    const wide = Array.from({ length: 20 }, (_, i) => `V${i} = ${`$(V${i + 1})`.repeat(10)}\n`).join("");
    expect(built("\tdocker build --build-arg V=a$(V0) .", `${wide}V20 =\n`)?.args).toEqual({ V: "a" });
  });

  it("have values that are used up to a length", () => {
    const uses = built(
      `\tdocker build ${"--label a=$(V) ".repeat(50_000)}--build-arg V=$(V) .`,
      `V = ${"x".repeat(9_000)}\n`,
    );
    expect(uses).toMatchObject({ args: {}, unknown: ["V"] });
  });
});
