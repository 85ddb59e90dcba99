import { lastStarting, type Span } from "../../text/span.ts";
import type { Directive } from "../kind.ts";
import { entriesOf, get, type YamlEntry, type YamlNode, type YamlScalar } from "../yaml.ts";
import { yamlDirectives } from "../yaml-directives.ts";
import type { KubernetesDocument, KubernetesObject } from "./nodes.ts";

/** Suppressions in comments, and in annotations of objects and of the templates of their pods. */
export function kubernetesDirectives(document: KubernetesDocument): readonly Directive[] {
  const { objects, pods } = document;
  const comments = yamlDirectives(document).map((directive) => withinObject(directive, document));
  const metadata = [
    ...objects.map((object) => ({ object, node: get(object.node, "metadata") })),
    ...pods.map((pod) => ({ object: pod.object, node: pod.metadata })),
  ];
  const seen = new Set<YamlNode>();
  const annotations = metadata.flatMap(({ object, node }) => {
    const written = get(node, "annotations");
    if (!written || seen.has(written)) return [];
    seen.add(written);
    return entriesOf(written).flatMap((entry) => inAnnotation(entry, object) ?? []);
  });
  return [...comments, ...annotations].sort((a, b) => a.span.start - b.span.start);
}

/** Checkov takes each object as one resource: its comments cover that in which they stand. */
function withinObject(directive: Directive, { objects }: KubernetesDocument): Directive {
  if (directive.dialect !== "checkov") return directive;
  const object = lastStarting(objects, directive.span.start);
  return object ? { ...directive, scope: object.span } : directive;
}

type Said = Pick<Directive, "dialect" | "rules" | "reason">;

function inAnnotation({ key, value, span }: YamlEntry, object: KubernetesObject): Directive | undefined {
  const scalar = value?.type === "scalar" ? value : undefined;
  const said = kubeLinter(key, scalar) ?? (scalar && (checkov(key, scalar) ?? kubeScore(key, scalar)));
  return said && { ...said, span, scope: object.span, until: undefined, owner: undefined };
}

/**
 * `ignore-check.kube-linter.io/<check>: <reason>` and `kube-linter.io/ignore-all: <reason>`. Source: "Ignoring violations
 * for specific cases" in KubeLinter's documentation.
 */
function kubeLinter(key: YamlScalar, value: YamlScalar | undefined): Said | undefined {
  const prefix = "ignore-check.kube-linter.io/";
  const reason = value?.value || undefined;
  if (key.value === "kube-linter.io/ignore-all")
    return { dialect: "kube-linter", rules: [{ name: "all", span: key.contentSpan }], reason };
  if (!key.value.startsWith(prefix)) return undefined;
  const rule = { name: key.value.slice(prefix.length), span: within(key, prefix.length, key.value.length) };
  return { dialect: "kube-linter", rules: [rule], reason };
}

/** `checkov.io/skip<number>: <check>=<reason>`. Source: "Suppressing and Skipping Policies" in Checkov's documentation. */
function checkov(key: YamlScalar, value: YamlScalar): Said | undefined {
  if (!/^checkov\.io\/skip\d*$/.test(key.value)) return undefined;
  const equals = value.value.indexOf("=");
  const end = equals < 0 ? value.value.length : equals;
  const reason = (equals >= 0 && value.value.slice(equals + 1).trim()) || undefined;
  return {
    dialect: "checkov",
    rules: [{ name: value.value.slice(0, end).trim(), span: within(value, 0, end) }],
    reason,
  };
}

/** `kube-score/ignore: <check>,<check>`. Source: "Ignoring a test" in kube-score's README. */
function kubeScore(key: YamlScalar, value: YamlScalar): Said | undefined {
  if (key.value !== "kube-score/ignore") return undefined;
  const rules = [...value.value.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    name,
    span: within(value, index, index + name.length),
  }));
  return { dialect: "kube-score", rules, reason: undefined };
}

/** A part of a scalar; all of it where it is not spelled as it is written. */
function within({ value, contentSpan }: YamlScalar, from: number, to: number): Span {
  if (contentSpan.end - contentSpan.start !== value.length) return contentSpan;
  return { start: contentSpan.start + from, end: contentSpan.start + to };
}
