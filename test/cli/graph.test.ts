import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/graph.schema.json", import.meta.url), "utf8"));

const shop = {
  "api/Dockerfile":
    "FROM golang:1.24 AS build\nRUN go build -o /api\nFROM gcr.io/distroless/static AS runtime\nCOPY --from=build /api /api\n",
  "api/.dockerignore": "*.md\n",
  "tools/Dockerfile": "FROM alpine:3.22\nCOPY --from=shop/api:dev /api /api\n",
  "compose.yaml": `services:
  api:
    image: shop/api:dev
    build:
      context: api
      target: runtime
      args: { VERSION: "1.2", API_TOKEN: abc, REVISION: "\${REVISION}" }
      platforms: [linux/amd64, linux/arm64]
  migrate:
    image: shop/api:dev
  cache:
    image: redis:8
  check:
    build:
      dockerfile_inline: FROM shop/api:dev
`,
  "docker-bake.hcl": 'variable "TAG" {}\ntarget "old" {\n  context = "gone"\n  tags = ["shop/old:${TAG}"]\n}\n',
  "k8s/shop.yaml": `apiVersion: v1
kind: Pod
spec:
  containers:
    - name: api
      image: shop/api:dev
    - name: old
      image: shop/old:1
    - name: pinned
      image: shop/api@sha256:${"0".repeat(64)}
`,
};

async function graphOf(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  const { out, err, code } = await plimsoll(tree(files), ["graph", ...argv]);
  expect([err, code]).toEqual(["", 0]);
  return out;
}

test("who builds which Dockerfile, how, and what runs the images", async () => {
  expect(await graphOf(shop)).toBe(`Dockerfile in compose.yaml:15
  from service api of compose.yaml:2
  built by service check of compose.yaml:13: context .
    runs as service check of compose.yaml:13

api/Dockerfile with the stages build, runtime
  from golang:1.24, gcr.io/distroless/static
  built by service api of compose.yaml:2: context api under api/.dockerignore, target runtime, API_TOKEN=?, REVISION=?, VERSION=1.2, for linux/amd64 and linux/arm64, as shop/api:dev
    runs as service api of compose.yaml:2
    runs as service migrate of compose.yaml:9
    runs as container api of k8s/shop.yaml:5
    taken by inline Dockerfile of compose.yaml:15
    taken by tools/Dockerfile

tools/Dockerfile
  from alpine:3.22
  copies from service api of compose.yaml:2
  built by no file that was read

gone/Dockerfile does not exist
  built by target old of docker-bake.hcl:2: context gone, as ?
    runs as perhaps container old of k8s/shop.yaml:7

Containers of images that are built elsewhere
  service cache of compose.yaml:11 runs redis:8
  container pinned of k8s/shop.yaml:9 runs shop/api@sha256:${"0".repeat(64)}
`);
});

test("a release of goreleaser, whose tag is not known before", async () => {
  const out = await graphOf({
    ".goreleaser.yaml":
      "version: 2\ndockers_v2:\n  - images: [shop/cli]\n    tags: ['{{ .Version }}', latest]\n    platforms: [linux/amd64]\n  - images: [shop/web]\n",
    Dockerfile: "FROM scratch\n",
    "pod.yaml":
      "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - {name: a, image: shop/cli}\n    - {name: b, image: shop/cli:1}\n    - {name: c, image: shop/web:1}\n",
  });
  expect(out).toBe(`Dockerfile
  built by dockers_v2[0] of .goreleaser.yaml:3: for linux/amd64, as ? and shop/cli:latest
    runs as container a of pod.yaml:5
    runs as perhaps container b of pod.yaml:6
  built by dockers_v2[1] of .goreleaser.yaml:6: for linux/amd64 and linux/arm64, as ?
    runs as perhaps container c of pod.yaml:7
`);
});

test("nothing is built or run", async () => {
  expect(await graphOf({ ".dockerignore": "*\n" })).toBe("Nothing is built or run here.\n");
});

describe("for programs", () => {
  test("as JSON of its schema", async () => {
    const graph = JSON.parse(await graphOf(shop, "--format", "json"));
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    expect(validate(graph), JSON.stringify(validate.errors)).toBe(true);
    const build = graph.nodes.findIndex(({ label }: { readonly label?: string }) => label === "service api");
    expect(graph.nodes[build]).toEqual({
      type: "build",
      label: "service api",
      path: "compose.yaml",
      line: 2,
      context: "api",
      ignoreFile: "api/.dockerignore",
      target: "runtime",
      args: [
        { name: "API_TOKEN", value: null },
        { name: "REVISION", value: null },
        { name: "VERSION", value: "1.2" },
      ],
      contexts: [],
      platforms: ["linux/amd64", "linux/arm64"],
      images: ["shop/api:dev"],
    });
    expect(graph.edges.filter(({ to }: { readonly to: number }) => to === build)).toEqual([
      { from: 1, to: build, type: "builds", certain: true },
    ]);
  });

  const small = {
    Dockerfile: "FROM alpine:3.22\n",
    "compose.yaml": 'services:\n  "a\\"]; <b>\\n##[x]":\n    build: .\n    image: "shop/x:${TAG}"\n',
    "pod.yaml": "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: shop/x:1\n",
  };

  test("as a Mermaid flowchart, in which no name is syntax", async () => {
    expect(await graphOf(small, "-f", "mermaid")).toBe(`flowchart LR
  n0["Dockerfile"]
  n1("service a#34;#93;#59; #60;b#62;#92;n#35;#35;#91;x#93;<br>compose.yaml:2")
  n2(["alpine:3.22"])
  n3[["service a#34;#93;#59; #60;b#62;#92;n#35;#35;#91;x#93;<br>compose.yaml:2"]]
  n4[["the container<br>pod.yaml:5"]]
  n5(["shop/x:1"])
  n0 -->|builds| n1
  n2 -->|base| n0
  n1 -->|runs| n3
  n1 -.->|runs| n4
  n5 -.->|runs| n4
`);
  });

  test("as DOT, in which no name is syntax", async () => {
    const dot = await graphOf(small, "-f", "dot");
    expect(dot).toContain('  n1 [shape=box, label="service a\\"]; <b>\\\\n#\\x23[x]\\ncompose.yaml:2"];\n');
    expect(dot).toContain('  n1 -> n4 [label="runs", style=dashed];\n');
  });
});

test("what a run reads is what is drawn", async () => {
  const directory = tree(shop);
  const some = await plimsoll(directory, ["graph", "tools"]);
  expect(some.out).toBe(
    "tools/Dockerfile\n  from alpine:3.22\n  copies from shop/api:dev\n  built by no file that was read\n",
  );
  const none = await plimsoll(directory, ["graph", "nothing"]);
  expect([none.code, none.err]).toEqual([2, "plimsoll: nothing does not exist\n"]);
  const misspelt = await plimsoll(directory, ["graph", "--format", "jsn"]);
  expect([misspelt.code, misspelt.err]).toEqual([
    2,
    "plimsoll: --format jsn: must be one of `text`, `json`, `mermaid`, `dot`; did you mean json?\nSee `plimsoll --help`.\n",
  ]);
});
