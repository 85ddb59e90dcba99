import { defineRule, type YamlScalar } from "../../src/author.ts";
import { at, runTogether } from "../../src/kit.ts";

export default defineRule({
  id: "compose-unique-container-names",
  summary: "Names of containers are valid and unique",
  why: "The engine rejects a name that it does not allow, or that another container has: the second service does not start.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  aliases: { dclint: ["no-duplicate-container-names", "service-container-name-regex"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#container_name",
  messages: {
    invalid: "{name} is not a valid name for a container: use letters, digits, periods, underscores and dashes",
    duplicate: "The container name {name} is a duplicate: service {service} has it too",
    replicas: "Several containers of service {service} cannot have the name {name}: remove container_name",
  },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    container_name: shop\n  db:\n    image: postgres:17\n    container_name: «shop»",
      message: "duplicate",
    },
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    container_name: «my shop»",
      message: "invalid",
    },
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    container_name: «shop»\n    deploy:\n      replicas: 2",
      message: "replicas",
    },
    {
      title: "Services of different profiles need not run together",
      good: "services:\n  app:\n    image: example.com/app:1\n    container_name: shop\n    profiles: [prod]\n  dev:\n    image: example.com/app:1\n    container_name: shop\n    profiles: [dev]",
    },
  ],
  *check({ services }) {
    const holders = new Map<string, (typeof services)[number][]>();
    for (const service of services) {
      const name = scalarAt(service.node, "container_name");
      // What has a variable is not known here.
      if (!name || name.value.includes("$")) continue;
      const others = holders.get(name.value) ?? [];
      if (others.length < maxHolders) holders.set(name.value, [...others, service]);
      const other = others.find((one) => runTogether(one, service));
      const data = { name: name.value, service: service.name.value };
      const at = name.contentSpan;
      if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name.value)) yield { at, message: "invalid", data };
      else if (other) yield { at, message: "duplicate", data: { ...data, service: other.name.value } };
      else if (replicasOf(service.node) > 1) yield { at, message: "replicas", data };
    }
  },
});

/** More that share one name are compared with the first ones only. */
const maxHolders = 16;

type Node = Parameters<typeof at>[0];

function scalarAt(node: Node, way: string): YamlScalar | undefined {
  const value = at(node, way)[0]?.value;
  return value?.type === "scalar" ? value : undefined;
}

function replicasOf(node: Node): number {
  return Number(scalarAt(node, "deploy.replicas")?.value ?? scalarAt(node, "scale")?.value ?? 1);
}
