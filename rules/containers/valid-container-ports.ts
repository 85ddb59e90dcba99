import { defineRule, report, type YamlNode, type YamlScalar } from "../../src/author.ts";
import { at } from "../../src/kit.ts";

export default defineRule({
  id: "valid-container-ports",
  summary: "The ports of a pod have numbers and names that Kubernetes takes, each name once",
  why:
    "The API server rejects a port beyond 65535, a name of more than 15 characters or with others than small letters, digits " +
    "and hyphens, and a name that a container gives twice. Two containers of a pod may give the same, which Services then " +
    "look up in the first of them, while some monitors want it so: it is left alone.",
  topic: "containers",
  category: "correctness",
  severity: "error",
  kinds: ["kubernetes"],
  recommended: true,
  reference: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports",
  aliases: { "kube-linter": ["invalid-target-ports"], "kube-score": ["container-ports-check"] },
  messages: {
    number: "{port} is not a port: use one between 1 and 65535",
    long: "The name {name} has {length} characters: a port has at most 15",
    name: "{name} is not a name of a port: use small letters, digits and single hyphens between them",
    again: "The container has another port {name}: give each a name of its own",
    node: "On the network of its node port {port} cannot be port {host} of the node: leave hostPort out",
  },
  examples: [
    {
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports:\n        - {name: «administration-http», containerPort: 8080}",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1\n      ports:\n        - {name: admin-http, containerPort: 8080}",
      message: "long",
    },
    {
      title: "Two protocols need two names",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: dns\n      image: example.com/dns:1\n      ports:\n        - {name: dns, containerPort: 53, protocol: UDP}\n        - {name: «dns», containerPort: 53, protocol: TCP}",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: dns\n      image: example.com/dns:1\n      ports:\n        - {name: dns, containerPort: 53, protocol: UDP}\n        - {name: dns-tcp, containerPort: 53, protocol: TCP}",
      message: "again",
    },
  ],
  *check({ pods }) {
    for (const { spec, containers } of pods) {
      const isOnNode = scalarsAt(spec, "hostNetwork").some(({ value }) => value === "true");
      for (const { node } of containers) {
        const first = new Map<string, YamlScalar>();
        for (const { value: port } of at(node, "ports.*")) {
          const numbers = scalarsAt(port, "containerPort");
          const hosts = scalarsAt(port, "hostPort");
          for (const number of [...numbers, ...hosts]) yield outOfRange(number, numbers.includes(number) ? 1 : 0);
          for (const host of isOnNode ? hosts : []) yield unlike(host, numbers[0]);
          for (const name of scalarsAt(port, "name")) {
            const earlier = first.get(name.value);
            if (!earlier) first.set(name.value, name);
            yield misnamed(name) ?? (earlier && again(name, earlier));
          }
        }
      }
    }
  },
});

function scalarsAt(node: YamlNode | undefined, key: string): readonly YamlScalar[] {
  return at(node, key).flatMap(({ value }) => (value?.type === "scalar" ? value : []));
}

function outOfRange({ value: port, contentSpan }: YamlScalar, least: number) {
  if (!/^\d+$/.test(port) || (Number(port) >= least && Number(port) <= 65_535)) return undefined;
  return report(contentSpan, "number", { data: { port } });
}

/** On the network of the node a container has the ports of the node themselves. Zero is a port that is not given. */
function unlike({ value: host, contentSpan }: YamlScalar, number: YamlScalar | undefined) {
  const port = number?.value ?? "";
  if (![host, port].every((one) => /^[1-9]\d*$/.test(one)) || host === port) return undefined;
  return report(contentSpan, "node", { data: { port, host } });
}

/** What a tool fills in is not known yet: `${NAME}`, `<name>`, `__NAME__`, `@name@`, `%NAME%`. */
function isOpen(name: string): boolean {
  return name === "" || /[${}<>@%]|^__.*__$/.test(name);
}

function misnamed({ value: name, contentSpan }: YamlScalar) {
  if (isOpen(name)) return undefined;
  if (name.length > 15) return report(contentSpan, "long", { data: { name, length: name.length } });
  const isName = /^[a-z\d]+(?:-[a-z\d]+)*$/.test(name) && /[a-z]/.test(name);
  return isName ? undefined : report(contentSpan, "name", { data: { name } });
}

function again({ value: name, contentSpan }: YamlScalar, { contentSpan: earlier }: YamlScalar) {
  if (isOpen(name)) return undefined;
  return report(contentSpan, "again", { data: { name }, related: [{ at: earlier, message: "The other one is here" }] });
}
