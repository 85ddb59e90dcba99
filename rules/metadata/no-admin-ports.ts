import { defineRule, knownValue, unknown } from "../../src/author.ts";
import { matchesImage } from "../../src/knowledge/base-images/pattern.ts";
import { adminPorts } from "../../src/knowledge/ports.ts";

export default defineRule({
  id: "no-admin-ports",
  summary: "No port for remote administration is exposed",
  why: "A container is replaced, not logged in to: remote access for administrators is also a target for attackers, with accounts, keys and a server to keep up to date.",
  topic: "metadata",
  category: "security",
  severity: "warning",
  // A Git server speaks SSH by trade, and a file does not always say that it builds one.
  recommended: false,
  aliases: {
    trivy: ["DS-0004"],
    "kube-linter": ["ssh-port"],
    checkov: ["CKV_DOCKER_1"],
    kics: ["5907595b-5b6d-4142-b173-dbb0e73fbff8"],
    sonar: ["S6473"],
  },
  options: {
    ports: {
      type: "array",
      items: { type: "integer", minimum: 1, maximum: 65535 },
      default: [...adminPorts.keys()],
      description: "TCP ports that must not be exposed or published.",
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
        "Images, by name or pattern, whose purpose is to serve such a port: Git and SFTP servers, remote browsers.",
    },
  },
  messages: {
    exposed: "Port {port} is {service}: do not expose remote administration",
    published: "Port {port} of the container is {service}: do not publish remote administration",
  },
  examples: [
    { bad: "FROM debian:12\nEXPOSE 80 «22»", good: "FROM debian:12\nEXPOSE 80", message: "exposed" },
    { title: "A Git server uses SSH", good: "FROM gitea/gitea:1.22\nEXPOSE 22" },
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
      const data = { port, service: adminPorts.get(port) ?? "forbidden by the policy" };
      return { at: span, message: published ? "published" : "exposed", data };
    },
  },
});
