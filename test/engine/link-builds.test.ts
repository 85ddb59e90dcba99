import { beforeAll, describe, expect, it } from "vitest";
import { type LinkOptions, linkProject } from "../../src/engine/link.ts";
import { unitsOf } from "../../src/engine/unit.ts";
import { composeKind } from "../../src/kinds/compose/kind.ts";
import type { ComposeDocument } from "../../src/kinds/compose/nodes.ts";
import { dockerfileKind } from "../../src/kinds/dockerfile/kind.ts";
import { dockerignoreKind } from "../../src/kinds/dockerignore/kind.ts";
import type { AskedBuild, Document, Kind } from "../../src/kinds/kind.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { plainInvocation } from "../../src/nodes/invocation.ts";

const known = [dockerfileKind, dockerignoreKind, composeKind] as unknown as readonly Kind[];

beforeAll(() => composeKind.prepare?.());

type Files = Readonly<Record<string, string>>;

function link(files: Files, { kinds = known, ...options }: LinkOptions & { readonly kinds?: readonly Kind[] } = {}) {
  const reader = { read: (path: string) => files[path], exists: (path: string) => path in files };
  const units = Object.entries(files).flatMap(([path, text]) => {
    const kind = kinds.find((one) => one.claims(path, () => ""));
    return kind ? unitsOf(kind.parse({ path, text }), kind, kinds) : [];
  });
  const project = linkProject(units, reader, kinds, options);
  const at = (path: string, kind = "dockerfile") =>
    units.find(({ document }) => document.kind === kind && document.source.path === path)?.document as Document;
  return { project, at, compose: at("compose.yaml", "compose") as ComposeDocument };
}

const compose = (services: string) => `services: {${services}}`;

describe("the builds of a document", () => {
  const files = {
    "compose.yaml": compose(
      'api: {build: {context: api, args: {V: "2"}}}, web: {build: {dockerfile_inline: FROM b}}, db: {image: c}, far: {build: https://example.com/a.git}',
    ),
    "api/Dockerfile": "ARG V=1\nFROM a:$V",
  };

  it("are in its order, each with the document that it builds", () => {
    const { project, at, compose: asker } = link(files);
    const [api, web, far, ...others] = project.builds(asker);
    expect([api, web, far].map((build) => build?.by.name)).toEqual(["api", "web", "far"]);
    expect(others).toEqual([]);
    expect(api?.document("dockerfile")).toBe(at("api/Dockerfile"));
    expect(web?.document("dockerfile")).toMatchObject({ kind: "dockerfile", source: { text: "FROM b" } });
    expect(far?.document("dockerfile")).toBeUndefined();
  });

  it("give no document of another kind", () => {
    const { project, compose: asker } = link(files);
    expect(project.builds(asker).map((build) => build.document("dockerignore"))).toEqual([
      expect.objectContaining({ kind: "dockerignore" }),
      undefined,
      undefined,
    ]);
    expect(project.builds(asker)[1]?.open("compose", defaultKnowledge)).toBeUndefined();
  });

  it("are opened as they are built", () => {
    const { project, at, compose: asker } = link(files);
    const [api, , far] = project.builds(asker);
    const opened = api?.open("dockerfile", defaultKnowledge);
    expect(opened?.document).toBe(at("api/Dockerfile"));
    expect(opened?.model.stages[0]?.base).toMatchObject({ image: { reference: { value: { text: "a:2" } } } });
    expect(far?.open("dockerfile", defaultKnowledge)).toBeUndefined();
  });

  it("are found by who asks and by what is written", () => {
    const { project, compose: asker } = link(files);
    const [api, web] = project.builds(asker);
    const [service, , db] = asker.services;
    expect(project.buildOf(asker, service!.owner)).toBe(api);
    expect(project.buildOf(asker, web!.node!)).toBe(web);
    expect(project.buildOf(asker, db!.owner)).toBeUndefined();
  });

  it("are found in every document, whichever was asked about before", () => {
    const { project, at, compose: asker } = link({ ...files, "sub/compose.yaml": compose("x: {build: .}") });
    const other = at("sub/compose.yaml", "compose");
    const names = (document: Document) => project.builds(document).map(({ by }) => by.name);
    expect([names(other), names(asker), names(other)]).toEqual([["x"], ["api", "web", "far"], ["x"]]);
  });

  it("that one owner asks for several times: the first answers for it", () => {
    const owner = { type: "target", name: "x", label: "target x", span: { start: 0, end: 0 } };
    const build = (path: string): AskedBuild => ({
      by: owner,
      node: undefined,
      invocation: plainInvocation,
      root: ".",
      path,
      inline: undefined,
    });
    const listing = { ...composeKind, builds: () => [build("a"), build("b")] } as unknown as Kind;
    const { project, compose: asker } = link({ "compose.yaml": "" }, { kinds: [listing] });
    expect(project.buildOf(asker, owner)?.path).toBe("a");
  });
});

describe("whoever watches is told", () => {
  const files = {
    "compose.yaml": compose("web: {extends: {file: base.yaml, service: web}, build: .}"),
    "base.yaml": compose("web: {}"),
    Dockerfile: "FROM a",
    ".dockerignore": "x",
  };

  /** What is told while something is done. */
  function told(act: (linked: ReturnType<typeof link>) => unknown): readonly string[] {
    const log: string[] = [];
    act(
      link(files, {
        onOpen: (path) => log.push(`open ${path}`),
        onListed: (path, listed) => log.push(`listed ${path}: ${listed}`),
        onCallers: (path, callers) => log.push(`callers of ${path}: ${callers.length}`),
      }),
    );
    return log;
  }

  const looked = ["open .env", "open base.yaml", "listed base.yaml: false"];

  it("which files decide about builds, each time", () => {
    expect(told(({ project, compose }) => project.builds(compose))).toEqual(looked);
    expect(told(({ project, compose }) => project.buildOf(compose, compose))).toEqual(looked);
    expect(
      told(({ project, compose }) => {
        project.builds(compose);
        project.builds(compose);
      }),
    ).toEqual([...looked, ...looked]);
  });

  it("who builds a document, and what its context is, each time", () => {
    const asked = ["callers of Dockerfile: 1", "open Dockerfile.dockerignore", "open .dockerignore"];
    expect(told(({ project, at }) => project.builders(at("Dockerfile")))).toEqual(asked.slice(0, 1));
    expect(
      told(({ project, at }) => {
        project.context(at("Dockerfile"));
        project.context(at("Dockerfile"));
      }),
    ).toEqual([...asked, ...asked]);
  });

  it("which documents are opened, there or not", () => {
    expect(told(({ project, compose }) => project.open("dockerfile", "nowhere", compose))).toEqual(["open nowhere"]);
  });
});

it("builds are one where they differ in arguments that the document does not read", () => {
  const services = compose("a: {build: {context: ., args: {V: 1}}}, b: {build: {context: ., args: {V: 2}}}");
  const builders = (dockerfile: string) => {
    const { project, at } = link({ "compose.yaml": services, Dockerfile: dockerfile });
    return project.builders(at("Dockerfile")).length;
  };
  expect([builders("FROM a"), builders("ARG V\nFROM a:$V")]).toEqual([1, 2]);
});

describe("a context", () => {
  it("is none of a document that is not built", () => {
    const { project, compose: asker } = link({ "compose.yaml": compose("a: {image: b}"), ".dockerignore": "x" });
    expect(project.context(asker)).toBeUndefined();
  });

  it("is a document's own directory where nobody is known to build it, for whoever takes that for granted", () => {
    const {
      project,
      at,
      compose: asker,
    } = link({
      "compose.yaml": compose("a: {build: a}, b: {build: {context: b, dockerfile_inline: FROM b}}"),
      "a/Dockerfile": "FROM a",
      "c/Dockerfile": "FROM c",
      "c/Dockerfile.dockerignore": "x",
    });
    const inline = project.builds(asker).flatMap((build) => build.document("dockerfile") ?? []);
    const documents = [at("a/Dockerfile"), at("c/Dockerfile"), asker, ...inline.slice(-1)];
    expect(documents.map((one) => project.plainContext(one)?.root)).toEqual([undefined, "c", undefined, undefined]);
    expect(project.plainContext(at("c/Dockerfile"))?.ignore?.source.text).toBe("x");
  });

  it("has for each Dockerfile in it the ignore file of that", () => {
    const { project, at } = link({
      "compose.yaml": compose("a: {build: {dockerfile: a.Dockerfile}}, b: {build: {dockerfile: b.Dockerfile}}"),
      "a.Dockerfile": "FROM a",
      "a.Dockerfile.dockerignore": "a",
      "b.Dockerfile": "FROM b",
      "b.Dockerfile.dockerignore": "b",
    });
    expect(["a", "b"].map((name) => project.context(at(`${name}.Dockerfile`))?.ignore?.source.text)).toEqual([
      "a",
      "b",
    ]);
  });

  it("of what is written inline is its service's, and no ignore file is named after the outer one", () => {
    const { project, compose: asker } = link({
      "compose.yaml": compose(
        "a: {build: {context: a, dockerfile_inline: FROM a}}, b: {build: {context: b, dockerfile_inline: FROM b}}",
      ),
      "compose.yaml.dockerignore": "x",
      "b/.dockerignore": "b",
    });
    const contexts = project.builds(asker).map((build) => project.context(build.document("dockerfile") as Document));
    expect(contexts.map((context) => [context?.root, context?.ignore?.source.path])).toEqual([
      ["a", undefined],
      ["b", "b/.dockerignore"],
    ]);
  });

  it("is told by any of the ignore files that it may have", () => {
    const built = {
      ...dockerfileKind.built,
      ignoreFiles: (_: unknown, root: string) =>
        [".containerignore", ".dockerignore"].map((name) => ({ kind: "dockerignore", path: `${root}/${name}` })),
    };
    const kinds = [{ ...dockerfileKind, built }, dockerignoreKind] as unknown as readonly Kind[];
    const { project, at } = link({ "a/Dockerfile": "FROM a", "a/.dockerignore": "x" }, { kinds });
    expect(project.context(at("a/Dockerfile"))?.ignore?.source.path).toBe("a/.dockerignore");
  });
});

it("the document of a path is not the one written inside of it", () => {
  const { project, at, compose: asker } = link({ "compose.yaml": compose("a: {build: {dockerfile_inline: FROM a}}") });
  expect(project.open("dockerfile", "compose.yaml", asker)).not.toBe(at("compose.yaml"));
});
