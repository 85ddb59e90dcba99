import { defineRule, knownValue, unknown } from "../../src/author.ts";
import { bindToLocalhost, isOnAllInterfaces } from "../../src/kit.ts";
import { dataPorts } from "../../src/knowledge/ports.ts";

export default defineRule({
  id: "compose-bind-data-ports",
  summary: "Ports of databases, caches and brokers are not published on all interfaces",
  why: "Docker's own rules come before those of the host's firewall: a port without an address is open to every network that reaches the host, and such services often ask for no password, or for a well-known one.",
  topic: "compose",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["compose"],
  // Common in files that are for development alone.
  recommended: false,
  cwe: [668],
  cis: ["5.14"],
  reference: "https://docs.docker.com/engine/network/packet-filtering-firewalls/",
  options: {
    ports: {
      type: "array",
      items: { type: "integer", minimum: 1, maximum: 65535 },
      default: [...dataPorts.keys()],
      description: "TCP ports of containers that must not be published on all interfaces.",
    },
  },
  messages: { open: "Port {port} ({service}) is open on all interfaces: publish it on 127.0.0.1, or not at all" },
  examples: [
    {
      bad: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - «"5432:5432"»',
      fixedUnsafe: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"',
      good: 'services:\n  db:\n    image: postgres:17\n    ports:\n      - "127.0.0.1:5432:5432"',
    },
    {
      title: "Services of one project reach each other without it",
      good: "services:\n  app:\n    image: example.com/app:1\n  db:\n    image: postgres:17",
    },
  ],
  on: {
    Port(port, { options, source }) {
      const { span, container, protocol } = port;
      const range = knownValue(container);
      const number = range && options.ports.find((one) => one >= range.first && one <= range.last);
      if (number === undefined || knownValue(protocol) !== "tcp") return;
      const open = isOnAllInterfaces(port);
      if (!open.known) return unknown(span, open.reason);
      if (!open.value) return;
      const data = { port: number, service: dataPorts.get(number) ?? "not to be reached from elsewhere" };
      return { at: span, message: "open", data, fixes: bindToLocalhost(port, source) };
    },
  },
});
