import {
  type ComposeDocument,
  contains,
  type DockerfileModel,
  defineRule,
  type ImageReference,
  knownValue,
  type Port,
  unknown,
} from "../../src/author.ts";
import { matchesImage } from "../../src/knowledge/base-images/pattern.ts";
import { adminPorts } from "../../src/knowledge/ports.ts";

export default defineRule({
  id: "no-admin-ports",
  summary: "No port for remote administration is offered",
  why: "A container is replaced, not logged into: a way in for administrators is one for attackers, with accounts, keys and a server to keep up to date.",
  topic: "metadata",
  category: "security",
  severity: "warning",
  kinds: ["dockerfile", "compose"],
  // A Git server speaks SSH by trade, and a file does not always say that it builds one.
  recommended: false,
  aliases: {
    trivy: ["DS-0004"],
    checkov: ["CKV_DOCKER_1"],
    kics: ["5907595b-5b6d-4142-b173-dbb0e73fbff8"],
    sonar: ["S6473"],
  },
  options: {
    ports: {
      type: "array",
      items: { type: "integer", minimum: 1, maximum: 65535 },
      default: [...adminPorts.keys()],
      description: "TCP ports that are not to be offered.",
    },
    servers: {
      type: "array",
      items: { type: "string" },
      default: [
        "gitea/*",
        "forgejo/*",
        "gogs/*",
        "gitlab/*",
        "linuxserver/openssh-server",
        "*sftp*",
        "selenium/*",
        "docker",
      ],
      description:
        "Images, by name or pattern, that are there to serve such a port: Git and SFTP servers, browsers to look at.",
    },
  },
  messages: {
    exposed: "Port {port} is {service}: a way in that an image should not offer",
    published: "Port {port} of the container is {service}: a way in that should not be offered",
  },
  examples: [
    { bad: "FROM debian:12\nEXPOSE 80 «22»", good: "FROM debian:12\nEXPOSE 80", message: "exposed" },
    { title: "A Git server speaks SSH", good: "FROM gitea/gitea:1.22\nEXPOSE 22" },
    {
      kind: "compose",
      bad: 'services:\n  app:\n    image: example.com/app:1\n    ports:\n      - «"2222:22"»',
      good: 'services:\n  app:\n    image: example.com/app:1\n    ports:\n      - "8080:80"',
      message: "published",
    },
  ],
  on: {
    Port(port, { document, model, options }) {
      if (!port.value.known) return unknown(port, port.value.reason);
      const found = port.value.value.split(/\s+/).flatMap((one) => adminPort(one, options.ports) ?? [])[0];
      if (found === undefined) return;
      const isCompose = document.kind === "compose";
      const image = isCompose ? imageOf(document as ComposeDocument, port) : baseOf(model as DockerfileModel, port);
      if (image === "elsewhere" || (image && options.servers.some((pattern) => matchesImage(pattern, image)))) return;
      const data = { port: found, service: adminPorts.get(found) ?? "one that the policy forbids" };
      return { at: port, message: isCompose ? "published" : "exposed", data };
    },
  },
});

/** The first such port that the container's part of `8080:22`, `22/tcp` or `20-23` holds. */
function adminPort(text: string, ports: readonly number[]): number | undefined {
  const [address = "", protocol = "tcp"] = text.split("/");
  const range = /(?:^|:)(\d{1,5})(?:-(\d{1,5}))?$/.exec(address);
  if (!range || protocol.toLowerCase() !== "tcp") return undefined;
  const first = Number(range[1]);
  const last = Number(range[2] ?? first);
  return ports.find((port) => port >= first && port <= last);
}

/** What the stage of an EXPOSE starts from; "elsewhere" where the port does not end in an image. */
function baseOf(model: DockerfileModel, { span }: Port): ImageReference | "elsewhere" | undefined {
  const stage = model.stages.find((one) => contains(one.span, span));
  if (!stage?.shipped) return "elsewhere";
  const base = stage.chain[0]?.base;
  return base?.kind === "image" ? knownValue(base.image.reference) : undefined;
}

function imageOf({ services }: ComposeDocument, port: Port): ImageReference | undefined {
  const image = services.find(({ ports }) => ports.includes(port))?.image;
  return image && knownValue(image.reference);
}
