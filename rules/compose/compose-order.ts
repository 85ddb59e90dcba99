import { defineRule, type YamlNode, type YamlScalar } from "../../src/author.ts";
import { at } from "../../src/kit.ts";

/** As the style guide of the peer has it: what a service is, what it needs, how it runs. */
const serviceKeys =
  "image build container_name depends_on volumes volumes_from configs secrets environment env_file ports networks network_mode extra_hosts command entrypoint working_dir restart healthcheck logging labels user isolation";

export default defineRule({
  id: "compose-order",
  summary: "Keys, services, ports and dependencies are in order",
  why: "What is in one order everywhere is found at once, and changes of two people meet less often.",
  topic: "compose",
  category: "style",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  aliases: {
    dclint: [
      "service-dependencies-alphabetical-order",
      "service-keys-order",
      "service-ports-alphabetical-order",
      "services-alphabetical-order",
      "top-level-properties-order",
    ],
  },
  reference: "https://docs.docker.com/reference/compose-file/",
  options: {
    of: {
      type: "array",
      items: { type: "string", enum: ["file", "services", "service", "depends_on", "ports"] },
      default: ["file", "services", "service", "depends_on", "ports"],
      description:
        "What must be in order: the keys of the file, the services by name, the keys of a service, dependencies and ports by their text.",
    },
    fileKeys: {
      type: "array",
      items: { type: "string" },
      default: "version name include services networks volumes secrets configs".split(" "),
      description: "The order of the keys of the file; keys of its own (`x-`) come first, others last.",
    },
    serviceKeys: {
      type: "array",
      items: { type: "string" },
      default: serviceKeys.split(" "),
      description: "The order of the keys of a service; others come last.",
    },
  },
  messages: { order: "{name} is out of order: move it before {other}" },
  examples: [
    {
      bad: "services:\n  app:\n    ports: [8080:80]\n    «image»: example.com/app:1",
      good: "services:\n  app:\n    image: example.com/app:1\n    ports: [8080:80]",
    },
    {
      bad: "services:\n  web:\n    image: example.com/web:1\n  «app»:\n    image: example.com/app:1",
      options: { of: ["services"] },
    },
  ],
  *check({ roots }, { options }) {
    const wants = new Set<string>(options.of);
    const inFile = (key: string) => (key.startsWith("x-") ? "0" : rankIn(options.fileKeys, key));
    const inService = (key: string) => rankIn(options.serviceKeys, key);
    for (const root of roots) {
      if (wants.has("file")) yield misplaced(keysOf(root), inFile);
      const [services] = at(root, "services");
      if (wants.has("services")) yield misplaced(keysOf(services?.value), byText);
      for (const { value: service } of at(services?.value, "*")) {
        if (wants.has("service")) yield misplaced(keysOf(service), inService);
        if (wants.has("depends_on")) yield misplaced(namesOf(at(service, "depends_on")[0]?.value), byText);
        if (wants.has("ports")) yield misplaced(namesOf(at(service, "ports")[0]?.value), byText);
      }
    }
  },
});

/** The first that belongs before one that stands above it. */
function misplaced(names: readonly YamlScalar[], rank: (name: string) => string) {
  let last: YamlScalar | undefined;
  for (const name of names) {
    if (last && rank(name.value) < rank(last.value)) {
      const other = names.find(({ value }) => rank(name.value) < rank(value)) ?? last;
      return { at: name.contentSpan, message: "order" as const, data: { name: name.value, other: other.value } };
    }
    last = name;
  }
  return undefined;
}

/** Ranks that compare as texts do. */
function rankIn(order: readonly string[], key: string): string {
  const index = order.indexOf(key);
  return String(index < 0 ? order.length : index).padStart(4, "0");
}

function byText(name: string): string {
  return name;
}

/** What anchors share is in an order of its own. */
function keysOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const inside = (span: YamlScalar["span"]) => node && node.span.start <= span.start && span.end <= node.span.end;
  return at(node, "*").flatMap(({ key }) => (key && inside(key.span) ? key : []));
}

function namesOf(node: YamlNode | undefined): readonly YamlScalar[] {
  if (node?.type === "map") return keysOf(node);
  return at(node, "*").flatMap(({ value }) => (value?.type === "scalar" ? value : []));
}
