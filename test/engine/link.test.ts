import { beforeAll, describe, expect, it } from "vitest";
import { linkProject } from "../../src/engine/link.ts";
import { unitsOf } from "../../src/engine/unit.ts";
import { composeKind } from "../../src/kinds/compose/kind.ts";
import { dockerfileKind } from "../../src/kinds/dockerfile/kind.ts";
import type { DockerfileDocument } from "../../src/kinds/dockerfile/nodes.ts";
import { dockerignoreKind } from "../../src/kinds/dockerignore/kind.ts";
import type { Kind } from "../../src/kinds/kind.ts";

const kinds = [dockerfileKind, dockerignoreKind, composeKind] as unknown as readonly Kind[];

beforeAll(() => composeKind.prepare?.());

/** Links `linted` among all `files`; reads are counted. */
function link(files: Readonly<Record<string, string>>, linted = Object.keys(files)) {
  const reads: string[] = [];
  const reader = {
    read(path: string) {
      reads.push(path);
      return files[path];
    },
    exists: (path: string) => path in files,
  };
  const units = linted.flatMap((path) => {
    const kind = kinds.find((kind) => kind.claims(path, () => ""));
    if (!kind) return [];
    return unitsOf(kind.parse({ path, text: files[path] ?? "" }), kind, kinds);
  });
  const project = linkProject(units, reader, kinds);
  const dockerfiles = units.map(({ document }) => document).filter(({ kind }) => kind === "dockerfile");
  const at = (path: string) => dockerfiles.find(({ source }) => source.path === path) as DockerfileDocument;
  return { project, at, reads };
}

const dockerfile = "FROM a\n";

function callers(files: Readonly<Record<string, string>>, path: string) {
  const { project, at } = link(files);
  return project.builders(at(path)).map(({ args, unknownArgs, target, contexts, known, label }) => ({
    args: Object.fromEntries(args),
    unknown: [...(unknownArgs ?? [])],
    target,
    contexts: Object.fromEntries(contexts),
    known,
    label,
  }));
}

describe("which Dockerfile a service builds", () => {
  it.each([
    ["compose.yaml", "build: .", "Dockerfile"],
    ["compose.yaml", "build: ./api", "api/Dockerfile"],
    ["compose.yaml", "build: {context: ./api/, dockerfile: ../docker/api.Dockerfile}", "docker/api.Dockerfile"],
    ["compose.yaml", "build: {dockerfile: docker/Dockerfile}", "docker/Dockerfile"],
    ["deploy/compose.yaml", "build: ..", "Dockerfile"],
    ["deploy/compose.yaml", 'build: {context: "${DIR:-../api}"}', "api/Dockerfile"],
    ["./deploy/compose.yaml", "build: .", "deploy/Dockerfile"],
    ["../compose.yaml", "build: x", "../x/Dockerfile"],
    ["compose.yaml", "build: {context: /srv/app}", "/srv/app/Dockerfile"],
    ["compose.yaml", "build: {dockerfile: /srv/Dockerfile}", "/srv/Dockerfile"],
  ])("%s %s: %s", (path, build, expected) => {
    const files = { [path]: `services:\n  web:\n    ${build}\n`, [expected]: dockerfile };
    expect(callers(files, expected)).toHaveLength(1);
  });

  it.each([
    "build: https://git.example.com/app.git",
    "build: git@git.example.com:app.git",
    "build: github.com/example/app",
    "build: ${DIR}",
    'build: {dockerfile: "${FILE}"}',
    "image: x",
    "build:",
  ])("%s: none", (build) => {
    const files = { "compose.yaml": `services:\n  web:\n    ${build}\n`, Dockerfile: dockerfile };
    expect(callers(files, "Dockerfile")).toEqual([]);
  });
});

describe("invocations", () => {
  it("hold args, target and contexts", () => {
    const compose = [
      "services:",
      "  web:",
      "    build:",
      "      context: .",
      "      target: Prod",
      "      args: [A=1, B, 'C=${D:-d}', 'E=$F']",
      "      additional_contexts: {assets: ../assets, other: $OTHER}",
    ].join("\n");
    expect(callers({ "compose.yaml": compose, Dockerfile: dockerfile }, "Dockerfile")).toEqual([
      {
        args: { A: "1", C: "d" },
        unknown: ["B", "E"],
        target: "prod",
        contexts: { assets: "../assets", other: "$OTHER" },
        known: true,
        label: "service web of compose.yaml",
      },
    ]);
  });

  it("are distinct, with the labels of all who share them", () => {
    const compose = "services:\n  a: {build: .}\n  b: {build: .}\n  c: {build: {target: x}}\n";
    const files = { "compose.yaml": compose, "compose.dev.yaml": "services: {d: {build: .}}", Dockerfile: dockerfile };
    expect(callers(files, "Dockerfile").map(({ target, label }) => [target, label])).toEqual([
      [undefined, "service a of compose.yaml and 2 more"],
      ["x", "service c of compose.yaml"],
    ]);
    const two = { "compose.yaml": "services:\n  a: {build: .}\n  b: {build: .}\n", Dockerfile: dockerfile };
    expect(callers(two, "Dockerfile").map(({ label }) => label)).toEqual([
      "service a of compose.yaml and service b of compose.yaml",
    ]);
  });

  it("take what a service extends", () => {
    const compose = [
      "services:",
      "  base:",
      "    build: {context: api, target: prod, args: {A: 1, B: 2}}",
      "  web:",
      "    extends: base",
      "  dev:",
      "    extends: {service: web}",
      "    build: {target: dev, args: [A, C=3]}",
      "  lost:",
      "    extends: {service: none}",
      "    build: api",
    ].join("\n");
    const found = callers(
      { "compose.yaml": compose, "api/Dockerfile": dockerfile, Dockerfile: dockerfile },
      "api/Dockerfile",
    );
    expect(found).toMatchObject([
      {
        args: { A: "1", B: "2" },
        target: "prod",
        label: "service base of compose.yaml and service web of compose.yaml",
      },
      { args: { B: "2", C: "3" }, unknown: ["A"], target: "dev", known: true },
      { args: {}, target: undefined, known: false },
    ]);
  });

  it("take what a service extends in another file of the run", () => {
    const files = {
      "compose.yaml":
        "services:\n  web:\n    extends: {file: common/compose.yaml, service: app}\n    build: {target: dev}\n",
      "common/compose.yaml": "services:\n  app:\n    build: ./app\n",
      "common/app/Dockerfile": dockerfile,
      Dockerfile: dockerfile,
    };
    expect(callers(files, "common/app/Dockerfile").map(({ target, known }) => [target, known])).toEqual([
      ["dev", true],
      [undefined, true],
    ]);
    const { "common/compose.yaml": _, ...others } = files;
    expect(callers(others, "Dockerfile").map(({ target, known }) => [target, known])).toEqual([["dev", false]]);
  });

  it("never follow a circle", () => {
    const compose = "services:\n  a: {extends: b, build: .}\n  b: {extends: a}\n";
    expect(callers({ "compose.yaml": compose, Dockerfile: dockerfile }, "Dockerfile")).not.toEqual([]);
  });

  it("take variables from the .env file beside", () => {
    const compose = 'services:\n  web:\n    build: {context: "${DIR}", args: {A: "${A:-1}", B: "${B:-1}", C: "$C"}}\n';
    const files = {
      "a/compose.yaml": compose,
      "a/.env": "DIR=src\nA=2\n",
      ".env": "C=3",
      "a/src/Dockerfile": dockerfile,
    };
    expect(callers(files, "a/src/Dockerfile")).toMatchObject([{ args: { A: "2", B: "1" }, unknown: ["C"] }]);
  });

  it("are given to inline Dockerfiles too", () => {
    const compose = "services:\n  web:\n    build:\n      args: {A: 1}\n      dockerfile_inline: FROM a\n";
    expect(callers({ "a/compose.yaml": compose, "a/Dockerfile": dockerfile }, "a/compose.yaml")).toMatchObject([
      { args: { A: "1" }, label: "service web of compose.yaml" },
    ]);
    expect(callers({ "a/compose.yaml": compose, "a/Dockerfile": dockerfile }, "a/Dockerfile")).toEqual([]);
  });

  it("are none where nobody is known", () => {
    expect(callers({ Dockerfile: dockerfile }, "Dockerfile")).toEqual([]);
  });
});

describe("context", () => {
  const compose = "services:\n  web: {build: {context: app, dockerfile: ../docker/Dockerfile}}\n";
  const base = {
    "compose.yaml": compose,
    "docker/Dockerfile": dockerfile,
    "app/src/a": "x",
    "app/.dockerignore": "src",
  };

  it("reads below its root, and never above", () => {
    const { project, at } = link(base);
    const context = project.context(at("docker/Dockerfile"));
    expect(context?.root).toBe("app");
    expect(["src/a", "/src/a", "./src/../src/a", "../src/a", "b"].map((path) => context?.exists(path))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(context?.read("src/a")).toBe("x");
  });

  it("takes the ignore file at its root, or the one named after the Dockerfile", () => {
    const root = link(base);
    expect(root.project.context(root.at("docker/Dockerfile"))?.ignore?.source.path).toBe("app/.dockerignore");
    const own = link({ ...base, "docker/Dockerfile.dockerignore": "dist" });
    const ignore = own.project.context(own.at("docker/Dockerfile"))?.ignore;
    expect([ignore?.source.path, ignore?.ignores("dist").ignored]).toEqual(["docker/Dockerfile.dockerignore", true]);
  });

  it("finds ignore files that are not linted, reading each once", () => {
    const { project, at, reads } = link(base, ["compose.yaml", "docker/Dockerfile"]);
    const first = project.context(at("docker/Dockerfile"));
    expect(first?.ignore?.patterns).toHaveLength(1);
    expect(project.context(at("docker/Dockerfile"))).toBe(first);
    expect(reads.filter((path) => path.endsWith(".dockerignore"))).toEqual([
      "docker/Dockerfile.dockerignore",
      "app/.dockerignore",
    ]);
  });

  it("is the directory of a Dockerfile without a caller that has an ignore file beside it", () => {
    const { project, at } = link({ "app/Dockerfile": dockerfile, "app/.dockerignore": "dist" });
    expect(project.context(at("app/Dockerfile"))?.root).toBe("app");
  });

  it("is not known without a caller, or where callers differ", () => {
    const alone = link({ Dockerfile: dockerfile });
    expect(alone.project.context(alone.at("Dockerfile"))).toBeUndefined();
    const differ = link({
      "compose.yaml": "services:\n  a: {build: .}\n  b: {build: {context: x, dockerfile: ../Dockerfile}}\n",
      Dockerfile: dockerfile,
    });
    expect(differ.project.context(differ.at("Dockerfile"))).toBeUndefined();
  });

  it("of an inline Dockerfile is its service's, with the ignore file of the root", () => {
    const { project, at } = link({
      "compose.yaml": "services: {web: {build: {context: app, dockerfile_inline: FROM a}}}",
      "app/.dockerignore": "x",
    });
    const context = project.context(at("compose.yaml"));
    expect([context?.root, context?.ignore?.source.path]).toEqual(["app", "app/.dockerignore"]);
  });
});

describe("dockerfile", () => {
  it("finds by a path relative to another document, linted or not, once", () => {
    const { project, at, reads } = link({ "a/Dockerfile": dockerfile, "b/Dockerfile": dockerfile }, ["a/Dockerfile"]);
    const from = { source: { path: "c/compose.yaml", text: "" } };
    expect(project.open("dockerfile", "../a/Dockerfile", from)).toBe(at("a/Dockerfile"));
    const read = project.open("dockerfile", "../b/Dockerfile", from);
    expect(read?.stages).toHaveLength(1);
    expect(project.open("dockerfile", "../b/./Dockerfile", from)).toBe(read);
    expect(project.open("dockerfile", "nowhere", from)).toBeUndefined();
    expect(reads).toEqual(["b/Dockerfile", "c/nowhere"]);
  });
});
