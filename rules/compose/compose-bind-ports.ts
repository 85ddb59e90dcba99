import { defineRule, unknown } from "../../src/author.ts";
import { bindToLocalhost, isOnAllInterfaces } from "../../src/kit.ts";

export default defineRule({
  id: "compose-bind-ports",
  summary: "Published ports name the interface that they are published on",
  why: "A port without an address is open to every network that reaches the host, past the host's own firewall.",
  topic: "compose",
  category: "security",
  severity: "info",
  fix: "unsafe",
  kinds: ["compose"],
  recommended: false,
  // What serves the public has to be open to it.
  optIn: true,
  cwe: [668],
  cis: ["5.14"],
  aliases: { dclint: ["no-unbound-port-interfaces"], kics: ["451d79dc-0588-476a-ad03-3c7f0320abb3"] },
  reference: "https://docs.docker.com/reference/compose-file/services/#ports",
  messages: { open: "The port is open on all interfaces: name the address that it is published on" },
  examples: [
    {
      bad: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - «"8080:80"»',
      fixedUnsafe: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "127.0.0.1:8080:80"',
      good: 'services:\n  web:\n    image: nginx:1.29\n    ports:\n      - "127.0.0.1:8080:80"',
    },
  ],
  on: {
    Port(port, { source }) {
      const open = isOnAllInterfaces(port);
      if (!open.known) return unknown(port.span, open.reason);
      if (open.value) return { at: port.span, message: "open", fixes: bindToLocalhost(port, source) };
    },
  },
});
