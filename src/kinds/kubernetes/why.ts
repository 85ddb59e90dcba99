import { placeFacts, type WhySupport } from "../why.ts";
import type { PodsModel } from "./model.ts";
import type { KubernetesDocument, WrittenContainer } from "./nodes.ts";

/** What is known of a container of a pod. */
export const kubernetesWhy: WhySupport<KubernetesDocument, PodsModel, WrittenContainer> = {
  subject({ pods }, isThere) {
    const written = pods.flatMap(({ containers }) => containers).find(({ node }) => isThere(node.span));
    return written && { name: "container", span: written.node.span, node: written };
  },
  facts(written, [model]) {
    const container = model?.containers.find(({ node }) => node === written.node);
    return container ? placeFacts(container.place, container.environment) : [];
  },
};
