import { beforeAll, expect, it } from "vitest";
import { lint } from "../../../src/index.ts";
import { kubernetesDirectives } from "../../../src/kinds/kubernetes/directives.ts";
import { kubernetesKind } from "../../../src/kinds/kubernetes/kind.ts";
import { read } from "./read.ts";

beforeAll(() => kubernetesKind.prepare?.());

function directives(text: string) {
  const file = read(text);
  return kubernetesDirectives(file).map(({ dialect, rules, scope, reason, span }) => ({
    dialect,
    rules: rules.map(({ name, span }) => [name, file.slice(span)]),
    scope: file.slice(scope),
    reason,
    span: file.slice(span),
  }));
}

const annotated = (line: string) => `kind: Pod\nmetadata:\n  annotations:\n    ${line}\n`;

it.each([
  ["ignore-check.kube-linter.io/latest-tag: why not", "kube-linter", [["latest-tag", "latest-tag"]], "why not"],
  ['"ignore-check.kube-linter.io/latest-tag": ""', "kube-linter", [["latest-tag", "latest-tag"]], undefined],
  ["kube-linter.io/ignore-all: why", "kube-linter", [["all", "kube-linter.io/ignore-all"]], "why"],
  ["checkov.io/skip1: CKV_K8S_20=why not", "checkov", [["CKV_K8S_20", "CKV_K8S_20"]], "why not"],
  ["checkov.io/skip12: CKV_K8S_20", "checkov", [["CKV_K8S_20", "CKV_K8S_20"]], undefined],
  [
    "kube-score/ignore: a-b, c",
    "kube-score",
    [
      ["a-b", "a-b"],
      ["c", "c"],
    ],
    undefined,
  ],
])("reads the annotation %s", (line, dialect, rules, reason) => {
  const text = annotated(line);
  expect(directives(text)).toEqual([{ dialect, rules, reason, scope: text.trimEnd(), span: line }]);
});

it.each([
  "a: b",
  "checkov.io/skip: [a]",
  "checkov.io/skipper: CKV_K8S_20=a",
  "kube-score/ignore:",
  "example.com/kube-score/ignore: a",
])("takes no other annotation for one: %s", (line) => {
  expect(directives(annotated(line))).toEqual([]);
});

it("covers the object for annotations of its pods", () => {
  const text =
    "kind: Pod\n---\nkind: Deployment\nspec:\n  template:\n    metadata:\n      annotations: {checkov.io/skip1: A=b}\n    spec:\n      containers: []\n";
  expect(directives(text).map(({ scope }) => scope)).toEqual([text.slice(text.indexOf("kind: Deployment")).trimEnd()]);
});

it("covers the object in which a comment of Checkov's stands, and what follows one of others", () => {
  const text =
    "kind: Pod\n---\nkind: Pod\nmetadata: {} #checkov:skip=CKV_K8S_1:why\nspec:\n  # trivy:ignore:KSV-0001\n  hostPID: true\n  hostIPC: true\n";
  expect(directives(text).map(({ dialect, scope }) => [dialect, scope])).toEqual([
    ["checkov", text.slice(text.lastIndexOf("kind: Pod")).trimEnd()],
    ["trivy", "# trivy:ignore:KSV-0001\n  hostPID: true"],
  ]);
});

it.each([
  [
    "kube-score/ignore: a",
    "A kube-score directive cannot give a reason: write a plimsoll directive with -- <reason> instead",
  ],
  ["checkov.io/skip1: A", "This checkov directive gives no reason"],
])("is asked for a reason where it can give one: %s", async (line, message) => {
  const file = { path: "pod.yaml", text: annotated(line).replace("kind:", "apiVersion: v1\nkind:") };
  const report = await lint(file, { config: { extends: [], rules: { "directive-reason": "warning" } } });
  expect(report.files[0]?.findings.map((finding) => finding.message)).toEqual([message]);
});
