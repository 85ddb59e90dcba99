import { defineRule, unknown } from "../../src/author.ts";

export default defineRule({
  id: "compose-no-privileged-ports",
  summary: "Ports below 1024 of the host are not published",
  why: "Ports below 1024 belong to the host's own services, and a container engine without root's rights cannot publish them.",
  topic: "compose",
  category: "security",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  optIn: true,
  cis: ["5.8"],
  aliases: { kics: ["bc2908f3-f73c-40a9-8793-c1b7d5544f79"] },
  reference: "https://docs.docker.com/engine/security/rootless/tips/#exposing-privileged-ports",
  messages: { privileged: "Port {port} of the host is privileged: publish a port of 1024 or above" },
  examples: [
    {
      bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - «"80:8080"»',
      good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "8080:80"',
    },
  ],
  on: {
    Port({ span, host }) {
      if (!host) return;
      if (!host.known) return unknown(span, host.reason);
      const { first } = host.value;
      if (first > 0 && first < 1024) return { at: span, message: "privileged", data: { port: first } };
    },
  },
});
