import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { tree } from "../config/fixtures.ts";
import { plimsoll } from "./real.ts";

const schema = JSON.parse(readFileSync(new URL("../../schema/files.schema.json", import.meta.url), "utf8"));

const pod = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - image: a:1\n";
const files = {
  Dockerfile: "FROM alpine:3.22\n",
  "compose.yaml": "services: {}\n",
  "Dockerfile.go": "package main\n",
  "k8s/pod.yaml": pod,
  "chart/templates/pod.yaml": pod.replace("a:1", "{{ .Values.image }}"),
  "old/Dockerfile": "FROM alpine:3.22\n",
  "house/Dockerfile": "FROM alpine:3.22\n",
  "values.yaml": "a: 1\n",
  ".gitignore": "old/Dockerfile\n",
  "plimsoll.config.yaml": "ignore: [house]\n",
};

test("which files are read, and which look so and are not", async () => {
  const { out, code } = await plimsoll(tree(files), ["files"]);
  expect(out).toBe(`dockerfile  Dockerfile
compose     compose.yaml
kubernetes  k8s/pod.yaml
3 files

Passed over:
  Dockerfile.go does not look like a Dockerfile
  chart/templates/pod.yaml is a template of a Kubernetes manifest
  old/Dockerfile is ignored by git
`);
  expect(code).toBe(0);
});

test("the same as JSON of its schema", async () => {
  const { out } = await plimsoll(tree(files), ["files", "--format", "json"]);
  const validate = new Ajv().compile(schema);
  const listed = JSON.parse(out);
  expect(validate(listed), JSON.stringify(validate.errors)).toBe(true);
  expect(listed.passedOver).toContainEqual({
    path: "chart/templates/pod.yaml",
    kind: "kubernetes",
    reason: "template",
  });
});

test("a run says how many files it passed over", async () => {
  const { out, err } = await plimsoll(tree(files), ["--format", "pretty", "--preset", "only:size"]);
  expect(out.trim()).toBe("1 Dockerfile, 1 Compose file, 1 Kubernetes manifest: no findings (1 passed over)");
  expect(err).toBe("");
  const named = await plimsoll(tree(files), ["chart/templates/pod.yaml"]);
  expect(named.err).toBe("plimsoll: chart/templates/pod.yaml is a template of a Kubernetes manifest; it was skipped\n");
});

test("what cannot be read is told", async () => {
  const { out, code } = await plimsoll(tree({ Dockerfile: "\0" }), ["files"]);
  expect(out).toBe("No files\n\nCannot be read:\n  Dockerfile is not text\n");
  expect(code).toBe(2);
});
