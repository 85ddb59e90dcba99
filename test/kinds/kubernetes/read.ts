import { createModel, type PodsModel } from "../../../src/kinds/kubernetes/model.ts";
import type { KubernetesDocument } from "../../../src/kinds/kubernetes/nodes.ts";
import { parseKubernetes } from "../../../src/kinds/kubernetes/parse.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { Span } from "../../../src/text/span.ts";

export interface Read extends KubernetesDocument {
  readonly model: PodsModel;
  readonly containers: PodsModel["containers"];
  slice(span: Span | undefined): string;
}

/** A manifest with what its pods run. */
export function read(text: string): Read {
  const document = parseKubernetes({ path: "deployment.yaml", text });
  const model = createModel(document, { knowledge: defaultKnowledge });
  const slice = (span: Span | undefined) => (span ? text.slice(span.start, span.end) : "");
  return { ...document, model, containers: model.containers, slice };
}

/** The only container of a pod, by the lines of it and of the pod's `spec`. */
export function readOne(lines: readonly string[], spec: readonly string[] = []) {
  const head = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: shop\nspec:\n";
  const rest = spec.map((line) => `  ${line}\n`).join("");
  const file = read(`${head}${rest}  containers:\n    - name: web\n      ${lines.join("\n      ")}\n`);
  const [container] = file.containers;
  if (!container) throw new Error("no container");
  return { ...file, container };
}
