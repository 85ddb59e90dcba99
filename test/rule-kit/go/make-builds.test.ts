import { describe, expect, it } from "vitest";
import type { BuildContext } from "../../../src/nodes/build-context.ts";
import { goBuildsOf } from "../../../src/rule-kit/go/go-builds.ts";
import { knownValue } from "../../../src/syntax/fact.ts";
import { modelOf } from "../../kinds/dockerfile/model/build.ts";

interface Case {
  readonly files?: Readonly<Record<string, string>>;
  /** Before the RUN. */
  readonly before?: string;
  readonly ignored?: string;
}

/** The Go builds of a RUN that calls make, with files of the context. */
function builds(run: string, makefile: string, { files = {}, before = "COPY . .", ignored }: Case = {}) {
  const text = `FROM golang:1.26 AS build\nWORKDIR /src\n${before}\nRUN ${run}\n`;
  const model = modelOf(text);
  const there = new Map(Object.entries({ ...(makefile === "" ? {} : { Makefile: makefile }), ...files }));
  const isDirectory = (path: string) => path === "." || [...there.keys()].some((one) => one.startsWith(`${path}/`));
  const context: BuildContext = {
    root: "ctx",
    ignore:
      ignored === undefined ? undefined : ({ ignores: (path: string) => ({ ignored: path === ignored }) } as never),
    exists: (path) => there.has(path),
    read: (path) => there.get(path),
    look: (path) => (there.has(path) ? "text" : isDirectory(path) ? "directory" : "none"),
    ignoredByGit: () => false,
    list: () => undefined,
  };
  const project = { context: () => context, plainContext: () => undefined } as never;
  return goBuildsOf({ document: model.document, model, project }).map((build) => ({
    at: text.slice(build.span.start, build.span.end),
    made: build.outputs.map(({ directory, name }) => `${directory}/${name}`).join(),
    cgo: build.cgo.state,
    trimpath: knownValue(build.trimpath),
    ldflags: build.ldflags.known ? build.ldflags.value?.words : "unknown",
    recipe: build.recipe.map(({ path }) => path).join(),
  }));
}

const recipe = "app:\n\tgo build -o app .\n";

describe("Go builds of make", () => {
  it("stand where make is called", () => {
    expect(
      builds("true && make -j4 app | tee log", "app:\n\t@go build -trimpath -ldflags='-s -w' -o bin/app .\n"),
    ).toEqual([
      {
        at: "make -j4 app",
        made: "/src/bin/app",
        cgo: "on",
        trimpath: true,
        ldflags: ["-s", "-w"],
        recipe: "ctx/Makefile",
      },
    ]);
  });

  it.each<[run: string, makefile: string, made: string, more?: Case]>([
    ["make", `VERSION := 1\n.PHONY: x\n${recipe}test:\n\tgo test ./...\n`, "/src/app"],
    ["make build", ".PHONY: build\nall: test\nbuild:\n\tgo build -o app .\n", "/src/app", { files: { build: "" } }],
    ["make all", `all: app | dirs\ndirs:\n\tmkdir x\napp:\n\tgo build -o $@ .\n`, "/src/app"],
    ["make a b", "a b:\n\tgo build -o $@ .\n", "/src/a /src/b"],
    ["make -C sub", "", "/src/sub/app", { files: { "sub/Makefile": recipe } }],
    ["cd sub && make", "", "/src/sub/app", { files: { "sub/GNUmakefile": recipe, "sub/Makefile": "app:\n\ttrue\n" } }],
    ["make -f build.mk -s", "", "/src/app", { files: { "build.mk": recipe } }],
    ["--mount=target=. make", recipe, "/src/app", { before: "RUN true" }],
    ["make", recipe, "/go/app", { before: "COPY . /go\nWORKDIR /go" }],
    ["make OUT=app", "OUT = x\nBIN := $(OUT)\nall:\n\tgo build -o $(BIN) .\n", "/src/app"],
    ["make", "OUT ?= x\nall:\n\tgo build -o ${OUT} .\n", "/src/app", { before: "ENV OUT=app\nCOPY . ." }],
    ["make", "OUT ?= app\nall:\n\tgo build -o ${OUT} .\n", "/src/app"],
    ["OUT=app make", "OUT ?= x\nall:\n\tgo build -o ${OUT} .\n", "/src/app"],
    ["OUT=x make", "OUT = app\nall:\n\tgo build -o ${OUT} .\n", "/src/app"],
    ["make", "all:\n\tcd cmd && go build -o app .\n", "/src/cmd/app"],
    ["make", "all:\n\t$(MAKE) --no-print-directory app\napp:\n\tgo build -o app .\n", "/src/app"],
    ["make", ".DEFAULT_GOAL := app\nall:\n\ttrue\napp:\n\tgo build -o app .\n", "/src/app"],
    ["make", "SHELL := /bin/bash\napp: a.go ## builds it: all\n\tgo build \\\n\t  -o app .\n", "/src/app"],
    ["make", "app:\r\n\tgo build \\\r\n\t  -o app .\r\n", "/src/app"],
    ["make bin/x", "bin/x:\n\tgo build -o $(@D)/$(@F) .\n", "/src/bin/x"],
    ["make", "./bin/app:\n\tgo build -o $@ .\nother:\n\tgo build .\n", "/src/bin/app"],
    ["make", `$(info builds: app)\nexport X\n%.x: %.y\n\ttrue\n${recipe}`, "/src/app"],
    ["make", "load-image: app\ninclude-x:\napp:\n\tgo build -o $@ .\n", "/src/app"],
    ["make", "app:\n\tgo build -o $(OUT) .\n", "", { before: "ARG OUT\nCOPY . ." }],
    ["make", "app:\n\tgo build -o $(shell x) .\n", ""],
  ])("are those that %s runs by %j", (run, makefile, made, more) => {
    expect(
      builds(run, makefile, more)
        .map((one) => one.made)
        .join(" "),
    ).toBe(made);
  });

  it.each<[why: string, run: string, makefile: string, more?: Case]>([
    ["none is there", "make", ""],
    ["it comes from elsewhere", "make", recipe, { before: "COPY . .\nCOPY --from=x /m/Makefile ./" }],
    ["it may come from elsewhere", "make", recipe, { before: "ARG X\nCOPY $X ." }],
    ["it comes later", "make\nCOPY . .", recipe, { before: "RUN true" }],
    ["it is ignored", "make", recipe, { ignored: "Makefile" }],
    ["it is changed", "sed -i s/a/b/ Makefile && make", recipe],
    ["it may be another", "make", recipe, { before: "COPY . .\nRUN git checkout v1" }],
    ["it is not known which", "make -f $FILE", recipe, { before: "ARG FILE\nCOPY . ." }],
    ["another target is made", "make test", `${recipe}test:\n\ttrue\n`],
    ["it is not known which target is made", "make $X", recipe, { before: "ARG X\nCOPY . ." }],
    ["nothing is made", "make -n", recipe],
    ["the file may be there", "make", recipe, { files: { app: "" } }],
    ["it includes others", "make", `-include local.mk\n${recipe}`],
    ["the rule stands under a condition", "make", `ifdef X\n${recipe}endif\n`],
    ["the line stands under a condition", "make", "app:\nifdef X\n\tgo build -o app .\nendif\n"],
    ["what is made first has a name that is not known", "make", `$(shell x):\n\ttrue\n${recipe}`],
    ["what is made first is not known to be a rule", "make", `$(OUT:=.x): a\n\ttrue\n${recipe}`],
    ["what is made first may be another", "make", `ifdef X\nall:\n\ttrue\nendif\n${recipe}`],
    ["the goal is not known", "make", `.DEFAULT_GOAL := $(shell x)\n${recipe}`],
    ["a condition decides the goal", "make", `ifdef X\n.DEFAULT_GOAL := all\nendif\n${recipe}`],
    ["variables are taken away", "make", `undefine X\n${recipe}`],
    ["the rule is for a pattern", "make app", "%:\n\tgo build -o app .\n"],
    ["a recipe makes variables", "make", `x:\n\t$(eval F = -s)\n${recipe}`],
    ["rules are made", "make", `$(eval $(call rules))\n${recipe}`],
    ["there are two recipes", "make", `${recipe}app:\n\ttrue\n`],
    ["there may be more recipes", "make", "app::\n\tgo build -o app .\n"],
    ["the recipe stands beside the target", "make", "app: ; go build -o app .\n"],
    ["all lines share a shell", "make", `.ONESHELL:\n${recipe}`],
    ["somebody else is asked", "make", "app:\n\tsource env && go build -o app .\n"],
    ["make calls itself", "make", "app:\n\t$(MAKE) app\n"],
  ])("are none where %s", (_, run, makefile, more) => {
    expect(builds(run, makefile, more)).toEqual([]);
  });

  it.each<[cgo: string, run: string, makefile: string, more?: Case]>([
    ["off", "make", "app:\n\tCGO_ENABLED=0 go build -o app .\n"],
    ["off", "make CGO_ENABLED=0", recipe],
    ["off", "CGO_ENABLED=0 make app", recipe],
    ["off", "export CGO_ENABLED=0 && make app", recipe],
    ["off", "make", `export CGO_ENABLED = 0\n${recipe}`],
    ["off", "make", `CGO_ENABLED := 0\nexport\n${recipe}`],
    ["off", "make", `CGO_ENABLED ?= 1\n${recipe}`, { before: "ENV CGO_ENABLED=0\nCOPY . ." }],
    ["off", "make", `CGO_ENABLED = 0\n${recipe}`, { before: "ENV CGO_ENABLED=1\nCOPY . ." }],
    ["off", "make", "CGO ?= 0\napp:\n\tCGO_ENABLED=$(CGO) go build -o app .\n"],
    ["off", "make", "app:\n\texport CGO_ENABLED=0 && go build -o app .\n"],
    ["off", "make all", "all:\n\t$(MAKE) app CGO_ENABLED=0\napp:\n\tgo build -o app .\n"],
    ["off", "make CGO_ENABLED=0", "CGO_ENABLED = 1\nall:\n\t$(MAKE) app\napp:\n\tgo build -o app .\n"],
    ["on", "make CGO_ENABLED=0", "all:\n\t$(MAKE) app CGO_ENABLED=1\napp:\n\tgo build -o app .\n"],
    ["on", "make CGO_ENABLED=1", `export CGO_ENABLED = 0\n${recipe}`],
    ["on", "make", `CGO_ENABLED = 0\n${recipe}`],
    ["on", "CGO_ENABLED=0 make", `CGO_ENABLED = 1\n${recipe}`],
    ["unknown", "make", "CGO := $(shell x)\napp:\n\tCGO_ENABLED=$(CGO) go build -o app .\n"],
    ["unknown", "make", `ifdef X\nexport CGO_ENABLED = 0\nendif\n${recipe}`],
    ["unknown", "make", `CGO_ENABLED = 0\nifdef X\nexport CGO_ENABLED\nendif\n${recipe}`],
    ["unknown", "make", `CGO_ENABLED = 0\nifdef X\nexport\nendif\n${recipe}`],
    ["unknown", "make", "CGO := $(ZERO)\nZERO = 0\napp:\n\tCGO_ENABLED=$(CGO) go build -o app .\n"],
    ["off", "make", "CGO = $(ZERO)\nZERO = 0\napp:\n\tCGO_ENABLED=$(CGO) go build -o app .\n"],
    ["unknown", "make", `app: export CGO_ENABLED = 0\n${recipe}`],
    [
      "unknown",
      "make",
      `override CGO_ENABLED = 0\n${recipe}`.replace("=", "+="),
      { before: "ENV CGO_ENABLED=0\nCOPY . ." },
    ],
    ["unknown", "make CGO_ENABLED=1", `override CGO_ENABLED = 0\n${recipe}`],
    ["unknown", "make CGO_ENABLED=$X", recipe, { before: "ARG X\nCOPY . ." }],
  ])("have cgo %s after %s by %j", (cgo, run, makefile, more) => {
    expect(builds(run, makefile, more).map((one) => one.cgo)).toEqual([cgo]);
  });

  it.each<[flags: unknown, makefile: string]>([
    [["-X", "main.v=\0"], 'LDFLAGS = -X main.v=$(shell x)\napp:\n\tgo build -ldflags "$(LDFLAGS)" .\n'],
    [["-s", "-X", "main.v=\0"], 'FLAGS = -ldflags "-s -X main.v=$(V)"\nV = $(shell x)\napp:\n\tgo build $(FLAGS) .\n'],
    [["-s", "-X", "main.v=\0"], "LDFLAGS = -s -X main.v=$(shell x)\napp:\n\tgo build -ldflags '$(LDFLAGS)' .\n"],
    [
      ["-s", "-w", "-X", "main.v=\0b"],
      'LDFLAGS ?= \\\n\t-s -w \\\n\t-X main.v=$(shell x)b\nall:\n\tgo build -ldflags "${LDFLAGS}" .\n',
    ],
    [[undefined], 'L := $(shell x)\nall:\n\tgo build -ldflags "${L}" .\n'],
    [[undefined], 'LDFLAGS := $(shell x)\napp:\n\tgo build -ldflags "$(LDFLAGS)" .\n'],
    ["unknown", "FLAGS := $(shell x)\napp:\n\tgo build $(FLAGS) .\n"],
    ["unknown", "define FLAGS\n-s\nendef\nall:\n\tgo build $(FLAGS) .\n"],
    ["unknown", "ifdef X\n\tFLAGS = -ldflags -s\nendif\nall:\n\tgo build $(FLAGS) .\n"],
    ["unknown", "FLAGS = -ldflags '-X main.v=$(shell x)'\napp:\n\tgo build $(FLAGS) .\n"],
    [undefined, "app:\n\tgo build $(FLAGS) .\n"],
  ])("have the flags %j by %j", (flags, makefile) => {
    expect(builds("make", makefile).map(({ ldflags }) => ldflags)).toEqual([flags]);
  });
});
