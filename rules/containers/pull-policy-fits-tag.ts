import { defineRule, imageText, knownValue, unknown } from "../../src/author.ts";
import { at, notSaid } from "../../src/kit.ts";

export default defineRule({
  id: "pull-policy-fits-tag",
  summary: "An image under a moving tag is pulled each time",
  why: "With `IfNotPresent` every node goes on with the image that it pulled first: two replicas of one Deployment run different versions, and a new one is not picked up.",
  topic: "containers",
  category: "reproducibility",
  severity: "warning",
  kinds: ["kubernetes"],
  recommended: false,
  reference: "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy",
  options: {
    always: {
      type: "boolean",
      default: false,
      description:
        "Whether every image has to be pulled each time, so that only those start a container that may pull its image.",
    },
  },
  aliases: { "kube-score": ["container-image-pull-policy"], checkov: ["CKV_K8S_15"] },
  messages: {
    moving: "{image} is a moving tag, and {policy} keeps what a node has: pin a version, or set Always",
    unsaid: "{container} starts an image that is on the node without asking who may pull it: set {wanted}",
    any: "{policy} starts an image that is on the node without asking who may pull it: set Always",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:latest\n      imagePullPolicy: «IfNotPresent»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.4.0\n      imagePullPolicy: IfNotPresent",
      message: "moving",
    },
  ],
  *check({ pods }, { model, options }) {
    const written = pods.flatMap(({ containers }) => containers);
    for (const [index, { node }] of written.entries()) {
      const container = model.containers[index];
      if (!container) continue;
      const { image } = container;
      const reference = image && knownValue(image.reference);
      const isMoving = reference && reference.digest === undefined && (reference.tag ?? "latest") === "latest";
      const policies = at(node, "imagePullPolicy");
      // Without a policy a moving tag is pulled each time, and another image once.
      if (options.always && policies.length === 0 && reference && !isMoving)
        yield notSaid(container, "unsaid", "imagePullPolicy: Always");
      for (const { value } of policies) {
        if (value?.type !== "scalar" || !/^(?:IfNotPresent|Never)$/.test(value.value)) continue;
        const policy = value.value;
        // With Never somebody loads the image onto the nodes, and decides which one that is.
        if (isMoving && policy !== "Never")
          yield { at: value.contentSpan, message: "moving", data: { image: imageText(image), policy } };
        else if (options.always) yield { at: value.contentSpan, message: "any", data: { policy } };
        else if (!reference && policy !== "Never") yield unknown(value.contentSpan, "the image is not known");
      }
    }
  },
});
