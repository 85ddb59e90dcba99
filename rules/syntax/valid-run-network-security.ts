import { correctSpelling, problemRule } from "../../src/kit.ts";

export default problemRule({
  id: "valid-run-network-security",
  summary: "RUN --network is default, none or host, and --security is sandbox or insecure",
  why: "Docker rejects any other value.",
  aliases: {
    buildkit: ["build-error/network-security-value"],
    dockadvisor: ["RunInvalidNetworkFlag", "RunInvalidSecurityFlag"],
  },
  fix: "both",
  codes: ["network-security"],
  examples: [
    { bad: "FROM alpine:3.20\nRUN --network=«off» make test", good: "FROM alpine:3.20\nRUN --network=none make test" },
    { bad: "FROM alpine:3.20\nRUN --security=«privileged» make test" },
  ],
  repair: correctSpelling,
});
