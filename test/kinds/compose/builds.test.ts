import { beforeAll, describe, expect, it } from "vitest";
import { composeKind } from "../../../src/kinds/compose/kind.ts";

beforeAll(() => composeKind.prepare?.());

const parse = (path: string, text: string) => composeKind.parse({ path, text });

/** What the services of a file build, among other files. */
function builds(text: string, files: Readonly<Record<string, string>> = {}, path = "compose.yaml") {
  const reads: string[] = [];
  const found = composeKind.builds?.(parse(path, text), {
    read(name) {
      reads.push(name);
      return files[name];
    },
    exists: (name) => name in files,
    document: (name) => (files[name] === undefined ? undefined : parse(name, files[name])),
  });
  return Object.assign([...(found ?? [])], { reads });
}

function only(build: string) {
  const [found, ...others] = builds(`services: {web: {build: ${build}}}`);
  if (!found || others.length > 0) throw new Error("not one build");
  return found;
}

describe("the context", () => {
  it.each([
    "https://git.example.com/app.git",
    "HTTP://example.com/app.tar.gz",
    "git+ssh://git.example.com/app",
    "docker-image://alpine",
    "git@git.example.com:app.git",
    "github.com/example/app",
  ])("is elsewhere: %s", (context) => {
    expect(only(`'${context}'`)).toMatchObject({ root: undefined, path: undefined, inline: undefined });
  });

  it.each([
    ["./x", "x"],
    ["github.com", "github.com"],
    ["a/github.com/x", "a/github.com/x"],
    ["a/git@x", "a/git@x"],
    ["a:/x", "a:/x"],
    ["a/https://x", "a/https:/x"],
    ["://x", ":/x"],
  ])("is here: %s", (context, root) => {
    expect(only(`'${context}'`)).toMatchObject({ root, path: `${root}/Dockerfile` });
  });

  it("is where the file is, if nothing else is said, with the Dockerfile of the usual name", () => {
    const [found] = builds("services: {web: {build: {target: a}}}", {}, "deploy/compose.yaml");
    expect([found?.root, found?.path]).toEqual(["deploy", "deploy/Dockerfile"]);
  });

  it("leaves no Dockerfile to be found where a variable decides, or where it is written out", () => {
    expect(only("{context: $DIR, dockerfile: a}")).toMatchObject({ root: undefined, path: undefined });
    expect(only("{context: a, dockerfile: $FILE}")).toMatchObject({ root: "a", path: undefined });
    const inline = only("{context: a, dockerfile_inline: FROM b}");
    expect([inline.root, inline.path, inline.inline?.source.text]).toEqual(["a", undefined, "FROM b"]);
  });
});

it("has the Dockerfile that its own service writes out", () => {
  const found = builds(
    "services: {a: {build: {dockerfile_inline: FROM a}}, b: {build: {dockerfile_inline: FROM b}}, c: {build: .}}",
  );
  expect(found.map(({ inline }) => inline?.source.text)).toEqual(["FROM a", "FROM b", undefined]);
});

describe("the build", () => {
  it("belongs to its service", () => {
    const { by, node, invocation } = only(
      "{context: ., args: {A: 1}, additional_contexts: {x: , y: $Y, z: '${Z:-../z}'}}",
    );
    expect([by?.label, node?.args.map(({ name }) => name)]).toEqual(["service web", ["A"]]);
    expect(invocation).toEqual({
      args: new Map([["A", "1"]]),
      unknownArgs: new Set(),
      target: undefined,
      contexts: new Map([
        ["x", ""],
        ["y", "$Y"],
        ["z", "../z"],
      ]),
      known: true,
      builtImages: new Set(),
      checksHealth: false,
      label: "service web of compose.yaml",
    });
  });

  it("is given numbers as Go writes them", () => {
    const args = (written: string) => [...only(`{args: ${written}}`).invocation.args];
    expect(args("{A: 1.20, B: '1.20', C: True}")).toEqual([
      ["A", "1.2"],
      ["B", "1.20"],
      ["C", "true"],
    ]);
    expect(args("[A=1.20]")).toEqual([["A", "1.20"]]);
  });

  it("is given each argument once, as it is said last", () => {
    const { invocation } = only("{args: [A=1, B=1, A=2, B, C, C=3]}");
    expect([...invocation.args]).toEqual([
      ["A", "2"],
      ["C", "3"],
    ]);
    expect([...(invocation.unknownArgs ?? [])]).toEqual(["B"]);
  });

  it.each([
    ["{test: [CMD, a]}", true],
    ["{test: a}", true],
    ["{disable: true}", true],
    ["{interval: 1s}", false],
  ])("is for a service that checks its health itself, or not: %s", (healthcheck, expected) => {
    const own = builds(`services: {web: {build: ., healthcheck: ${healthcheck}}}`);
    expect(own.map(({ invocation }) => invocation.checksHealth)).toEqual([expected]);
    const extended = builds(
      `services: {web: {extends: base, healthcheck: {retries: 1}}, base: {build: ., healthcheck: ${healthcheck}}}`,
    );
    expect(extended.map(({ invocation }) => invocation.checksHealth)).toEqual([expected, expected]);
    const extending = builds(`services: {web: {extends: base, healthcheck: ${healthcheck}}, base: {build: .}}`);
    expect(extending.map(({ invocation }) => invocation.checksHealth)).toEqual([expected, false]);
  });
});

describe("a service that extends another", () => {
  const base =
    "base: {build: {context: b, dockerfile: b.Dockerfile, target: b, args: {A: b}, additional_contexts: {x: b}}}";
  const extending = (build: string) => {
    const [web] = builds(`services: {web: {extends: base, build: ${build}}, ${base}}`);
    const { args, target, contexts } = web?.invocation ?? {};
    return [web?.path, target, Object.fromEntries(args ?? []), Object.fromEntries(contexts ?? [])];
  };

  it("takes over each key that it does not have", () => {
    expect(extending("{args: {B: w}}")).toEqual(["b/b.Dockerfile", "b", { A: "b", B: "w" }, { x: "b" }]);
    expect(extending("{args: {A: w}, target: W}")).toEqual(["b/b.Dockerfile", "w", { A: "w" }, { x: "b" }]);
    expect(extending("w")).toEqual(["w/b.Dockerfile", "b", { A: "b" }, { x: "b" }]);
    expect(extending("{dockerfile: w, additional_contexts: {x: w, y: w}}")).toEqual([
      "b/w",
      "b",
      { A: "b" },
      { x: "w", y: "w" },
    ]);
  });

  it("takes over a Dockerfile that is written out", () => {
    const [web] = builds(
      "services: {web: {extends: base, build: {target: a}}, base: {build: {dockerfile_inline: FROM x}}}",
    );
    expect([web?.path, web?.inline?.source.text]).toEqual([undefined, "FROM x"]);
    const [own] = builds(
      "services: {web: {extends: base, build: {dockerfile_inline: FROM w}}, base: {build: {dockerfile_inline: FROM x}}}",
    );
    expect(own?.inline?.source.text).toBe("FROM w");
  });

  it("of another directory reads paths from there, but for its own context", () => {
    const files = { "common/base.yaml": "services: {app: {build: .}}" };
    const path = (build: string) =>
      builds(`services: {web: {extends: {file: common/base.yaml, service: app}, build: ${build}}}`, files)[0]?.path;
    expect([path("{target: a}"), path(".")]).toEqual(["common/Dockerfile", "Dockerfile"]);
    // Where none of them names a context it is the directory of the file that is read.
    const without = { "common/base.yaml": "services: {app: {build: {dockerfile: D}}}" };
    const extending = "services: {web: {extends: {file: common/base.yaml, service: app}}}";
    expect(builds(extending, without).map(({ root, path: built }) => [root, built])).toEqual([[".", "D"]]);
  });

  it("is fully known only where all are found that it extends", () => {
    const known = (text: string) => builds(`services: {${text}}`).map(({ invocation }) => invocation.known);
    expect(known("web: {extends: base, build: .}, base: {image: a}")).toEqual([true]);
    expect(known("web: {extends: none, build: .}")).toEqual([false]);
    expect(known("web: {extends: {file: no.yaml, service: a}, build: .}")).toEqual([false]);
    expect(known("web: {extends: base}, base: {extends: none, build: .}")).toEqual([false, false]);
    expect(known("web: {extends: none}")).toEqual([]);
  });

  it("is followed so far", () => {
    const links = Array.from({ length: 20 }, (_, i) => `s${i}: {extends: s${i + 1}}`);
    const found = builds(`services: {${links.join(", ")}, s20: {build: .}}`);
    expect(found.map(({ by }) => by?.name)).toEqual([...Array(17).keys()].map((i) => `s${i + 4}`));
    const building = Array.from({ length: 17 }, (_, i) => `s${i}: {build: ., extends: s${i + 1}}`);
    const known = builds(`services: {${building.join(", ")}, s17: {build: .}}`).map(
      ({ invocation }) => invocation.known,
    );
    expect(known).toEqual([false, ...Array(17).fill(true)]);
  });

  it("names the file that decides", () => {
    const text =
      "services: {a: {extends: {file: ../x.yaml, service: a}}, b: {extends: a}, c: {extends: {file: y.yml, service: a}}}";
    expect(composeKind.links?.(parse("deploy/prod.yaml", text))).toEqual(["x.yaml", "deploy/y.yml"]);
  });

  it("names the files that may be read over it", () => {
    expect(composeKind.links?.(parse("deploy/compose.yaml", "services: {}"))).toEqual([
      "deploy/compose.override.yaml",
      "deploy/compose.override.yml",
      "deploy/docker-compose.override.yml",
      "deploy/docker-compose.override.yaml",
    ]);
  });
});

describe("variables of the build", () => {
  it("come from the file beside, which is read once", () => {
    const text = "services: {a: {build: $A}, b: {build: '${A}/${B:-c}'}}";
    const found = builds(text, { "x/.env": "A=dir\n" }, "x/compose.yaml");
    expect(found.map(({ root }) => root)).toEqual(["x/dir", "x/dir/c"]);
    expect(found.reads).toEqual(["x/.env"]);
    // It may name the files that are read together.
    expect(builds("services: {a: {build: .}}").reads).toEqual([".env"]);
    expect(composeKind.companions?.("x/compose.yaml")).toEqual(["x/.env"]);
  });
});

describe("what files say together", () => {
  const base =
    "services:\n  web:\n    build: {context: web, target: prod, args: {A: 1, B: 2}}\n  tool: {build: tool}\n";
  const over = (text: string) => builds(text, { "compose.yaml": base }, "compose.override.yaml");
  const args = (text: string) => [...(over(text)[0]?.invocation.args ?? [])];

  it("adds an override to the file that it is read over", () => {
    const [web, other] = over("services:\n  web: {build: {target: dev, args: [B=3, C=4]}}\n  other: {build: other}\n");
    expect(web).toMatchObject({ path: "web/Dockerfile", root: "web", invocation: { target: "dev" } });
    expect([...(web?.invocation.args ?? [])]).toEqual([
      ["A", "1"],
      ["B", "3"],
      ["C", "4"],
    ]);
    expect(other?.path).toBe("other/Dockerfile");
    expect(builds("services: {web: {build: .}}", { "compose.yaml": base }, "compose.ci.yaml")[0]?.root).toBe(".");
  });

  describe("in files that are named together, as they may be", () => {
    const named = (build: string, others: Readonly<Record<string, string>> = { "compose.yaml": base }) =>
      builds(`services: {web: {build: ${build}}}`, others, "compose.dev.yaml")[0];

    it("knows no context that a file beside gives", () => {
      const build = named("{dockerfile: Dockerfile.dev, target: dev}");
      expect(build).toMatchObject({ invocation: { target: "dev", known: false } });
      expect([build?.root, build?.path]).toEqual([undefined, undefined]);
    });

    it("knows that a file beside may give more", () => {
      expect(named("{context: web, args: {A: 1}}")).toMatchObject({
        path: "web/Dockerfile",
        invocation: { known: false },
      });
      const secret = { "docker-compose.yml": "services: {web: {build: {context: ., secrets: [token]}}}" };
      expect(named(".", secret)?.invocation.known).toBe(false);
    });

    it.each([
      ["all is said", "{context: web, args: {A: 1, B: 2, C: 3}}", { "compose.yaml": base }],
      ["no file beside builds it", "{dockerfile: Dockerfile.dev}", { "compose.yaml": "services: {web: {image: a}}" }],
      ["there is none", "{dockerfile: Dockerfile.dev}", {}],
    ])("takes it as it is where %s", (_, build, files) => {
      expect(named(build, files)).toMatchObject({ invocation: { known: true } });
      expect(named(build, files)?.path).toBeDefined();
    });
  });

  it("replaces what the override says alone, and leaves out what it resets", () => {
    expect(args("services: {web: {build: {args: !override {C: 4}}}}")).toEqual([["C", "4"]]);
    expect(args("services: {web: {build: {args: !reset {C: 4}}}}")).toEqual([]);
    expect(over("services: {web: {build: {target: !reset null}}}")[0]?.invocation.target).toBeUndefined();
    expect(over("services: {web: {build: !reset null}}")).toHaveLength(0);
    expect(over("services: {web: {build: !override {context: .}}}")[0]).toMatchObject({
      root: ".",
      path: "Dockerfile",
    });
    expect(args("services: {web: {build: !override {context: .}}}")).toEqual([]);
  });

  it("extends the service that a variable's default names", () => {
    const text = 'services:\n  a: {build: {args: {A: 1}}}\n  b: {extends: "${KIND:-a}"}\n';
    expect(builds(text).map(({ by, invocation }) => [by.name, [...invocation.args]])).toEqual([
      ["a", [["A", "1"]]],
      ["b", [["A", "1"]]],
    ]);
  });
});
