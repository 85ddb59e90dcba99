import type { Pod } from "../../kinds/kubernetes/nodes.ts";
import { type Fact, known, unknownFact } from "../../syntax/fact.ts";
import { at } from "../../syntax/yaml/at.ts";
import type { YamlNode } from "../../syntax/yaml/nodes.ts";

/** More pods than these are not held against one Service. */
const mostPods = 100;

/** Finds the pods that a Service selects; not known where too many may be. */
export type PodSelector<P> = (service: YamlNode) => Fact<readonly P[]>;

/** The pods of a file by their labels, with what `read` takes from each. */
export function podSelector<P>(pods: readonly Pod[], read: (pod: Pod) => P): PodSelector<P> {
  const labelled = new Map<string, Labelled<P>[]>();
  for (const pod of pods) {
    const labels = textsAt(pod.metadata, "labels.*");
    const one = { labels, read: read(pod) };
    for (const label of labels) {
      const key = JSON.stringify(label);
      const others = labelled.get(key);
      if (others) others.push(one);
      else labelled.set(key, [one]);
    }
  }
  return (service) => {
    const selected = selectedBy(textsAt(service, "spec.selector.*"), labelled);
    if (!selected) return unknownFact(`more than ${mostPods} pods have the labels that the Service selects`);
    return known(selected.map(({ read }) => read));
  };
}

interface Labelled<P> {
  readonly labels: ReadonlyMap<string, string>;
  readonly read: P;
}

/** The pods whose labels are those that are wanted, among others. */
function selectedBy<P>(
  wanted: ReadonlyMap<string, string>,
  labelled: ReadonlyMap<string, readonly Labelled<P>[]>,
): readonly Labelled<P>[] | undefined {
  let fewest: readonly Labelled<P>[] | undefined;
  for (const label of wanted) {
    const pods = labelled.get(JSON.stringify(label)) ?? [];
    if (!fewest || pods.length < fewest.length) fewest = pods;
  }
  if (!fewest) return [];
  if (fewest.length > mostPods) return undefined;
  return fewest.filter(({ labels }) => [...wanted].every(([name, value]) => labels.get(name) === value));
}

/** Scalars at a way by the names of their keys. */
function textsAt(node: YamlNode | undefined, way: string): ReadonlyMap<string, string> {
  return new Map(at(node, way).flatMap(({ name, value }) => (value?.type === "scalar" ? [[name, value.value]] : [])));
}
