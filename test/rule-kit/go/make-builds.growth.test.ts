import { describe, expect, it } from "vitest";
import type { BuildContext } from "../../../src/nodes/build-context.ts";
import { goBuildsOf } from "../../../src/rule-kit/go/go-builds.ts";
import { growthFrom, lines, times } from "../../growth/constructs.ts";
import { linear } from "../../helpers/steps.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

function builds(runs: string, makefile: string) {
  const model = modelOf(`FROM golang:1.26\nWORKDIR /src\nCOPY . .\n${runs}`);
  const context: BuildContext = {
    root: ".",
    ignore: undefined,
    exists: (path) => path === "Makefile",
    read: (path) => (path === "Makefile" ? makefile : undefined),
    look: (path) => (path === "Makefile" ? "text" : path === "." ? "directory" : "none"),
    ignoredByGit: () => false,
    list: () => undefined,
  };
  const project = { context: () => context } as never;
  return goBuildsOf({ document: model.document, model, project });
}

const build = "app:\n\tgo build -o app .\n";

describe("builds of make are read in proportion to the size", () => {
  it.each<[what: string, runs: (n: number) => string, makefile: (n: number) => string]>([
    [
      "of targets",
      () => "RUN make\n",
      (n) => `all: ${times(n, (i) => `t${i}`)}\n${lines(n, (i) => `t${i}:\n\tgo build`)}`,
    ],
    [
      "of targets that each need the next",
      () => "RUN make\n",
      (n) => `${lines(n, (i) => `t${i}: t${i + 1}\n\tgo build`)}`,
    ],
    [
      "of targets of one rule",
      () => "RUN make\n",
      (n) => `${times(n, (i) => `t${i}`)}: ${times(n, (i) => `p${i}`)}\n\tgo build\n`,
    ],
    ["of lines of a recipe", () => "RUN make\n", (n) => `all:\n${lines(n, () => "\tgo build")}`],
    ["of commands of a line", () => "RUN make\n", (n) => `all:\n\t${times(n, () => "go build", " && ")}\n`],
    [
      "of exports of a line",
      () => "RUN make\n",
      (n) => `all:\n\t${times(n, (i) => `export A${i}=b && go build`, " && ")}\n`,
    ],
    [
      "of variables",
      () => "RUN make\n",
      (n) => `${lines(n, (i) => `export V${i} = $(V${i + 1})`)}all:\n${lines(n, () => "\tgo build")}`,
    ],
    ["of calls of make in a recipe", () => "RUN make\n", (n) => `all:\n${lines(n, () => "\t$(MAKE) all")}`],
    ["of calls of make", (n) => lines(n, () => "RUN make"), () => build],
    [
      "of calls of make and of what they read",
      (n) => lines(n, () => "RUN make"),
      (n) => lines(n, (i) => `V${i} = a`) + build,
    ],
    [
      "of variables that read one before it has a value",
      () => "RUN make\n",
      (n) => `${lines(n, (i) => `V${i} := $(X)`)}X = a\n${build}`,
    ],
    ["of variables of a call", (n) => `RUN make ${times(n, (i) => `V${i}=a`)}\n`, () => build],
  ])("%s", async (_, runs, makefile) => {
    expect(await growthFrom((size) => builds(runs(size), makefile(size)))).toBeLessThan(linear);
  });
});
