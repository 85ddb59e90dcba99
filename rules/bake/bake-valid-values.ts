import { type BuildPart, defineRule } from "../../src/author.ts";

export default defineRule({
  id: "bake-valid-values",
  summary: "Networks, entitlements and annotations have valid values",
  why: "Bake passes them on unchecked, and the build fails when they are used.",
  topic: "bake",
  category: "correctness",
  severity: "error",
  kinds: ["bake"],
  recommended: true,
  reference: "https://docs.docker.com/build/bake/reference/#target",
  aliases: { "docker-language-server": ["bake/entitlements-value", "bake/network-value", "bake/annotation-format"] },
  messages: {
    network: "{value} is not a valid network mode: use default, none or host",
    entitlement: "{value} is not a valid entitlement: use network.host or security.insecure",
    annotation: "{value} is not a valid annotation: write key=value",
    annotated: "{value} is not what an annotation is for: use manifest, index, manifest-descriptor or index-descriptor",
  },
  examples: [
    {
      bad: 'target "app" {\n  network = "«hots»"\n}\n',
      good: 'target "app" {\n  network = "host"\n}\n',
      message: "network",
    },
    {
      bad: 'target "app" {\n  entitlements = ["«network»"]\n}\n',
      good: 'target "app" {\n  entitlements = ["network.host"]\n}\n',
      message: "entitlement",
    },
    {
      bad: 'target "app" {\n  annotations = ["«org.example.title»"]\n}\n',
      good: 'target "app" {\n  annotations = ["org.example.title=app"]\n}\n',
      message: "annotation",
    },
    {
      bad: 'target "app" {\n  annotations = ["«image:org.example.title=app»"]\n}\n',
      good: 'target "app" {\n  annotations = ["manifest:org.example.title=app"]\n}\n',
      message: "annotated",
    },
  ],
  on: {
    *BakeTarget({ network, entitlements, annotations }) {
      if (network) yield* misfit(network, networks, "network");
      for (const one of entitlements) yield* misfit(one, entitled, "entitlement");
      for (const one of annotations) yield* wrongAnnotation(one);
    },
  },
});

const networks: readonly string[] = ["default", "none", "host"];
const entitled: readonly string[] = ["network.host", "security.insecure", "device"];
const annotated: readonly string[] = ["manifest", "index", "manifest-descriptor", "index-descriptor"];

function* misfit({ value, contentSpan }: BuildPart, allowed: readonly string[], message: "network" | "entitlement") {
  if (!value.known || value.value === "") return;
  // A device is named after an equals sign.
  const [name = ""] = value.value.split("=", 1);
  if (allowed.includes(message === "entitlement" ? name : value.value)) return;
  yield { at: contentSpan, message, data: { value: value.value } } as const;
}

/** What an annotation is for stands before its key: "index,manifest[linux/amd64]:". */
const prefix = /^([a-z-]+)(?:\[[^\]]*\])?:/;

function* wrongAnnotation({ value, contentSpan }: BuildPart) {
  if (!value.known) return;
  const text = value.value;
  if (!text.includes("=")) {
    yield { at: contentSpan, message: "annotation", data: { value: text } } as const;
    return;
  }
  const type = prefix.exec(text.slice(0, text.indexOf("=")))?.[1];
  if (type === undefined || annotated.includes(type)) return;
  yield { at: contentSpan, message: "annotated", data: { value: type } } as const;
}
