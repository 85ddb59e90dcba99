import { defineRule, knownValue, unknown } from "../../src/author.ts";
import { matchesImage } from "../../src/knowledge/base-images/pattern.ts";
import { adminPorts } from "../../src/knowledge/ports.ts";

export default defineRule({
  id: "no-admin-ports",
  summary: "No port for remote administration is offered",
  why: "A container is replaced, not logged into: a way in for administrators is one for attackers, with accounts, keys and a server to keep up to date.",
  topic: "metadata",
  category: "security",
  severity: "warning",
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
    Port({ span, place, value, container, protocol, published }, { options }) {
      if (!container.known) return value.known ? undefined : unknown(span, container.reason);
      const { first, last } = container.value;
      const port = options.ports.find((one) => one >= first && one <= last);
      if (port === undefined) return;
      // Only an image that ships, or a container, offers anything.
      const image = knownValue(place.image);
      if (!place.ships || (image && options.servers.some((pattern) => matchesImage(pattern, image)))) return;
      if (!protocol.known) return unknown(span, protocol.reason);
      if (protocol.value !== "tcp") return;
      const data = { port, service: adminPorts.get(port) ?? "one that the policy forbids" };
      return { at: span, message: published ? "published" : "exposed", data };
    },
  },
});
