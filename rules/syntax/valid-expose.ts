import { defineRule, report } from "../../src/author.ts";
import { portFault } from "../../src/kit.ts";

export default defineRule({
  id: "valid-expose",
  summary: "EXPOSE names ports from 0 to 65535 and the protocols tcp, udp or sctp",
  why: "Docker rejects a port or protocol that does not exist.",
  topic: "syntax",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3011"],
    buildkit: ["build-error/port-syntax"],
    trivy: ["DS-0008"],
    kics: ["71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e"],
    semgrep: ["invalid-port"],
    dockerfilelint: ["invalid_port"],
    "dockerfile-utils": ["INVALID_PORT", "INVALID_PROTO"],
    dockadvisor: ["ExposePortOutOfRange", "ExposeInvalidProtocol"],
    "dockerfile-roast": ["DF040"],
  },
  messages: { invalid: "{fault}" },
  examples: [
    { bad: "FROM alpine:3.20\nEXPOSE «80800»", good: "FROM alpine:3.20\nEXPOSE 8080" },
    { bad: "FROM alpine:3.20\nEXPOSE «8080/http»", good: "FROM alpine:3.20\nEXPOSE 8080/tcp 53/udp" },
    { title: "The value of a variable counts", bad: "FROM alpine:3.20\nENV PORT=99999\nEXPOSE «$PORT»" },
    { title: "A variable may hold several ports", good: 'FROM alpine:3.20\nARG PORTS="80 443"\nEXPOSE $PORTS' },
  ],
  on: {
    Expose(expose, { model }) {
      return expose.ports.flatMap((word) => {
        const value = model.resolve(word, expose);
        if (!value.known) return [];
        // Docker splits a variable's value at blanks; one that is empty exposes nothing.
        const fault = value.value.split(/\s/).filter(Boolean).map(portFault).find(Boolean);
        return fault ? report(word, "invalid", { data: { fault } }) : [];
      });
    },
  },
});
