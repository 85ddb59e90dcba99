import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { checkAll } from "../../src/engine/check-file.ts";
import { openBaseline } from "../../src/engine/gates/baseline.ts";
import { graphOf } from "../../src/engine/graph/graph.ts";
import { openRun } from "../../src/engine/lint.ts";
import { kinds } from "../../src/kinds/index.ts";
import { configWith, lintWith } from "../engine/project.ts";
import { linear } from "../helpers/steps.ts";
import { growthFrom, lines, times } from "./constructs.ts";

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

/** Services that all build one Dockerfile, each with an argument of its own. */
function project(services: number, dockerfile: string) {
  const compose = lines(services, (i) => `  s${i}:\n    build:\n      context: .\n      args: {V: "${i}"}`);
  return [
    { path: "compose.yaml", kind: "compose", text: `services:\n${compose}` },
    { path: "Dockerfile", kind: "dockerfile", text: dockerfile },
  ];
}

const steps = (count: number) => lines(count, (i) => `RUN apt-get install -y x${i} && cd /x`);

describe("many builds of one image", () => {
  it.each([
    ["each with a tag", (i: number) => `a:${i}`, (i: number) => `a:${i}`],
    ["each with another tag", (i: number) => `a:b${i}`, (i: number) => `a:r${i}`],
    ["with tags that are not known", (i: number) => `a:\${B${i}}`, (i: number) => `a:${i}`],
  ])("are drawn for those that run them in proportion to their number, %s", async (_, built, run) => {
    const draw = (size: number) => {
      const services = lines(
        size,
        (i) => `  b${i}: {build: ./d${i}, image: "${built(i)}"}\n  r${i}: {image: "${run(i)}"}`,
      );
      const files = [{ path: "compose.yaml", kind: "compose", text: `services:\n${services}` }];
      return graphOf(files, {
        config: configWith([]),
        reader: { read: () => undefined, exists: () => false },
        today: "",
      });
    };
    expect(await growthFrom(draw)).toBeLessThan(linear);
  });

  it("are drawn for calls of Bake whose targets each have a Dockerfile of their own", async () => {
    const draw = (size: number) => {
      const targets = lines(size, (i) => `target "t${i}" {\n  dockerfile-inline = "FROM a"\n}`);
      const bake = `group "default" {\n  targets = [${times(size, (i) => `"t${i}"`, ", ")}]\n}\n${targets}`;
      const files = [
        { path: "build.sh", kind: "shell", text: "docker buildx bake\n" },
        { path: "docker-bake.hcl", kind: "bake", text: bake },
      ];
      const reader = { read: () => undefined, exists: () => false };
      const { edges } = graphOf(files, { config: configWith([], { kinds }), reader, today: "2026-01-01" });
      if (edges.length < size * 2) throw new Error("the targets are built by nobody");
    };
    expect(await growthFrom(draw, 160)).toBeLessThan(linear);
  });

  it("are drawn for many that run it, in proportion to their number", async () => {
    const draw = (size: number) => {
      const texts = [
        { path: "build.sh", kind: "shell", text: lines(size, () => "docker build -t same:1 .") },
        { path: "compose.yaml", kind: "compose", text: `services:\n${lines(size, (i) => `  s${i}: {image: same:1}`)}` },
      ];
      const config = configWith([], { kinds });
      const reader = { read: () => "FROM a", exists: (path: string) => path === "Dockerfile" };
      const { edges } = graphOf(texts, { config, reader, today: "2026-01-01" });
      if (edges.length < size * 2) throw new Error("the image is run by nobody");
    };
    expect(await growthFrom(draw, 160)).toBeLessThan(linear);
  });
});

describe("many builds of one Dockerfile", () => {
  it("are one where they differ in nothing that it reads", async () => {
    const lint = (size: number) => lintWith(builtinRules, project(size, `FROM debian:12\n${steps(size)}`));
    expect(await growthFrom(lint)).toBeLessThan(linear);
  });

  it("are looked at up to a number, which is said once", async () => {
    const dockerfile = (size: number) => `FROM debian:12\nARG V\nRUN echo $V\n${steps(size)}`;
    const lint = (size: number) => lintWith(builtinRules, project(size, dockerfile(size)));
    expect(lint(64).files[1]?.unknown.filter(({ rule }) => rule === "all")).toEqual([]);
    expect(lint(65).files[1]?.unknown.filter(({ rule }) => rule === "all")).toEqual([
      {
        rule: "all",
        path: "Dockerfile",
        span: { start: 0, end: 0 },
        reason: "only 64 of the 65 ways in which it is built are checked",
      },
    ]);
    expect(await growthFrom(lint, 80)).toBeLessThan(linear);
  });

  it("have one model at a time", () => {
    let made = 0;
    const counting = kinds.map((kind) =>
      kind.name === "dockerfile" ? { ...kind, model: () => ({ number: made++, stages: [], images: [] }) } : kind,
    );
    const inputs = project(40, "FROM debian:12\nARG V\n");
    const run = openRun(inputs, inputs, {
      config: configWith([], { kinds: counting as typeof kinds }),
      reader: { read: () => undefined, exists: () => false },
      today: "2026-01-01",
    });
    const [unit] = run.unitsOf(inputs[1] as (typeof inputs)[number]);
    if (!unit) throw new Error("there is no unit");
    const verdict = checkAll(unit.document, unit.kind, run.project, run.options);
    expect(made).toBe(40);
    expect(verdict.model).toMatchObject({ number: 0 });
    // The others are made again for whoever wants them.
    expect(verdict.models()).toHaveLength(40);
    expect(made).toBe(79);
  });

  it("are opened by a rule no more often than that", async () => {
    const compose = (size: number) =>
      lines(
        size,
        (i) => `  s${i}:\n    build: {context: ., args: {V: "${i}"}}\n    healthcheck: {test: curl localhost}`,
      );
    const lint = (size: number) =>
      lintWith(builtinRules, [
        { path: "compose.yaml", kind: "compose", text: `services:\n${compose(size)}` },
        { path: "Dockerfile", kind: "dockerfile", text: `FROM debian:12\nARG V\n${steps(size)}` },
      ]);
    expect(await growthFrom(lint, 80)).toBeLessThan(linear);
  });
});

it.each<[string, (size: number) => string]>([
  ["all is left out, and let in one by one", (size) => `*\n${lines(size, (i) => `!b${i}`)}`],
  ["nothing is let in", (size) => lines(size, (i) => `b${i}\n*`)],
])("asks an ignore file once for what many COPY ask: %s", async (_, ignore) => {
  const copies = (size: number) => lines(size, (i) => `COPY a${i} /b${i}\nCOPY . /a${i}`);
  const lint = (size: number) =>
    lintWith(
      builtinRules,
      [
        { path: "compose.yaml", kind: "compose", text: "services: {a: {build: .}}" },
        { path: "Dockerfile", kind: "dockerfile", text: `FROM debian:12\n${copies(size)}` },
        { path: ".dockerignore", kind: "dockerignore", text: ignore(size) },
      ],
      { reader: { read: () => undefined, exists: () => true } },
    );
  expect(await growthFrom(lint)).toBeLessThan(linear);
});

it("looks through a directory once for all Dockerfiles that are not in it", async () => {
  const lint = (size: number) => {
    const entries = Array.from({ length: size }, (_, i) => ({ name: `file${i}`, sort: "file" as const }));
    const text = `services:\n${lines(size, (i) => `  s${i}: {build: {context: ., dockerfile: d${i % 8}}}`)}`;
    return lintWith(builtinRules, [{ path: "compose.yaml", kind: "compose", text }], {
      reader: { read: () => undefined, exists: () => false, look: () => "none", list: () => entries },
    });
  };
  expect(await growthFrom(lint)).toBeLessThan(linear);
});

it("finds who includes each of many files in proportion to their number", async () => {
  const lint = (size: number) => {
    const parts = Array.from(
      { length: size },
      (_, i) => [`d${i}/compose.yaml`, "services: {a: {image: a:1}}\n"] as const,
    );
    const files = new Map([
      ["compose.yaml", `include: [${times(size, (i) => `d${i}/compose.yaml`, ", ")}]\n`],
      ...parts,
    ]);
    const inputs = [...files].map(([path, text]) => ({ path, kind: "compose", text }));
    return lintWith(builtinRules, inputs, {
      reader: { read: (path) => files.get(path), exists: (path) => files.has(path) },
    });
  };
  expect(await growthFrom(lint)).toBeLessThan(linear);
});

it("sees through many ignore patterns for many files", async () => {
  const lint = (size: number) =>
    lintWith(
      builtinRules,
      [
        { path: "compose.yaml", kind: "compose", text: "services: {a: {build: .}}" },
        { path: "Dockerfile", kind: "dockerfile", text: `FROM debian:12\n${lines(size, (i) => `COPY a${i} /b${i}`)}` },
        { path: ".dockerignore", kind: "dockerignore", text: lines(size, (i) => `a${10_000 + i}/**/*.b`) },
      ],
      { reader: { read: () => undefined, exists: () => true } },
    );
  expect(await growthFrom(lint)).toBeLessThan(linear);
});

it("holds findings of one long instruction against a baseline in time that grows with them", async () => {
  const entry = {
    path: "Dockerfile",
    rule: "require-user",
    within: "0",
    at: "FROM debian:12",
    words: "debian:12",
    count: 1,
  };
  const hold = (size: number) => {
    const text = `FROM debian:12\nRUN ${times(size, (i) => `curl -o f${i} http://example.com/${i} && sh f${i}`, " && ")}\n`;
    const [file] = lintWith(builtinRules, [{ path: "Dockerfile", kind: "dockerfile", text }]).files;
    const baseline = openBaseline([entry], { kinds, origin: "baseline", exists: () => true });
    return baseline.gate(file!, file!.findings);
  };
  expect(await growthFrom(hold)).toBeLessThan(linear);
});

it("says no more of a value that very many places use than of others", () => {
  const said = (size: number) => {
    const text = `ARG A=${"a".repeat(size)}\n${lines(20, (i) => `FROM $A AS s${i}`)}`;
    const [file] = lintWith(builtinRules, [{ path: "Dockerfile", kind: "dockerfile", text }]).files;
    return JSON.stringify([file?.findings, file?.unknown]).length;
  };
  expect(said(20_000)).toBeLessThan(2 * said(2_000));
});

describe("a service that could be built in a stage of its own", () => {
  const service = 'FROM golang:1.24\nWORKDIR /app\nCOPY . .\nRUN go build -o server .\nCMD ["/app/server"]\n';
  const program = (body: string) => `package main\nimport ("os"; "path/filepath")\nfunc main() {\n${body}\n}\n`;

  it.each<[string, (size: number) => { readonly go: string; readonly dockerfile?: string }]>([
    [
      "files that it writes to directories that it makes",
      (size) => ({ go: lines(size, (i) => `os.WriteFile("x${i}/y", nil, 0)\nos.MkdirAll("m${i}", 0)`) }),
    ],
    ["files that it reads", (size) => ({ go: lines(size, (i) => `os.Open("a${i}/b")`) })],
    [
      "calls within calls",
      (size) => ({ go: `os.Open(${'filepath.Join("a", '.repeat(10 * size)}"b"${")".repeat(10 * size)})` }),
    ],
    [
      "directories that commands make",
      (size) => ({ go: "", dockerfile: service.replace("RUN", `RUN mkdir -p ${times(size, (i) => `/d${i}`)}\nRUN`) }),
    ],
    [
      "volumes",
      (size) => ({
        go: lines(size, (i) => `os.WriteFile("/x${i}/y", nil, 0)`),
        dockerfile: service.replace("CMD", `VOLUME ${times(size, (i) => `/v${i}`)}\nCMD`),
      }),
    ],
  ])("costs work in proportion to %s", async (_, make) => {
    const lint = (size: number) => {
      const { go, dockerfile = service } = make(size);
      const files = new Map([
        ["go.mod", "module example.com/a\n\ngo 1.24\n"],
        ["main.go", program(go)],
      ]);
      return lintWith(
        builtinRules,
        [
          { path: "compose.yaml", kind: "compose", text: "services: {a: {build: .}}" },
          { path: "Dockerfile", kind: "dockerfile", text: dockerfile },
          { path: ".dockerignore", kind: "dockerignore", text: ".git\n" },
        ],
        {
          reader: {
            read: (path) => files.get(path),
            exists: (path) => path === "." || files.has(path),
            look: (path) => (path === "." ? "directory" : files.has(path) ? "text" : "none"),
            list: (path) =>
              path === "." ? [...files.keys()].map((name) => ({ name, sort: "file" as const })) : undefined,
          },
        },
      );
    };
    expect(await growthFrom(lint)).toBeLessThan(linear);
  });
});

describe("calls of what other files describe", () => {
  const config = configWith([], { kinds });
  const reader = { read: () => undefined, exists: () => true };
  const draw = (files: readonly { path: string; kind: string; text: string }[]) =>
    graphOf(files, { config, reader, today: "2026-01-01" }).nodes.length;

  it("are followed up to a number", async () => {
    const targets = (size: number) => lines(size, (i) => `target "t${i}" { args = { A = "${i}" } }`);
    const group = (size: number) => `group "default" { targets = [${lines(size, (i) => `"t${i}",`)}] }\n`;
    const calls = (size: number) => [
      { path: "docker-bake.hcl", kind: "bake", text: group(size) + targets(size) },
      { path: "build.sh", kind: "shell", text: "docker buildx bake --set '*.args.B=c'\n".repeat(4) },
    ];
    expect(await growthFrom((size) => draw(calls(size)))).toBeLessThan(linear);
  });

  it.each<[string, (i: number) => string]>([
    ["targets", (i) => `t${i}`],
    ["patterns of targets", (i) => `'*${i}*t*'`],
  ])("set what it says of many %s", async (_, target) => {
    const call = (size: number) => [
      { path: "docker-bake.hcl", kind: "bake", text: lines(size, (i) => `target "t${i}" {}`) },
      {
        path: "build.sh",
        kind: "shell",
        text: `docker buildx bake ${times(size, (i) => `--set ${target(i)}.args.A=${i}`)} ${times(size, (i) => `t${i}`)}\n`,
      },
    ];
    expect(await growthFrom((size) => draw(call(size)))).toBeLessThan(linear);
  });

  it("are followed through workflows that use each other", async () => {
    const workflows = (size: number) =>
      Array.from({ length: size }, (_, i) => ({
        path: `.github/workflows/w${i}.yml`,
        kind: "workflow",
        text: `on: workflow_call\njobs:\n  a: {uses: ./.github/workflows/w${(i + 1) % size}.yml}\n  b: {runs-on: x, steps: [{run: docker build .}]}\n`,
      }));
    expect(await growthFrom((size) => draw(workflows(size)), 20)).toBeLessThan(linear);
  });
});
