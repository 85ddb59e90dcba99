import { defineRule, type ProposedFix, replace, report, type Word } from "../../src/author.ts";

export default defineRule({
  id: "no-expose-host-port",
  summary: "EXPOSE names only a container port, without a host address or host port",
  why: "EXPOSE does not publish ports: Docker ignores the host part, and will reject it in a future release.",
  topic: "metadata",
  category: "deprecated",
  severity: "warning",
  fix: "safe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["ExposeInvalidFormat"], dockerfilelint: ["expose_host_port"] },
  reference: "https://docs.docker.com/reference/build-checks/expose-invalid-format/",
  messages: {
    host: "EXPOSE ignores the host part of {port}: it only documents that the container listens on {container}",
  },
  examples: [
    { bad: "FROM nginx:1.27\nEXPOSE «8080:80»", fixed: "FROM nginx:1.27\nEXPOSE 80" },
    { bad: "FROM nginx:1.27\nEXPOSE «127.0.0.1:53:53/udp»", fixed: "FROM nginx:1.27\nEXPOSE 53/udp" },
    { title: "A colon of a default value is not a host part", good: "FROM nginx:1.27\nEXPOSE ${PORT:-80}" },
  ],
  on: {
    Expose(expose, { model }) {
      return expose.ports.flatMap((word) => {
        const value = model.resolve(word, expose);
        if (!value.known || !value.value.includes(":")) return [];
        const container = value.value.slice(value.value.lastIndexOf(":") + 1);
        const data = { port: value.value, container: container || "no port" };
        return report(word, "host", { data, fixes: keepContainerPort(word) });
      });
    },
  },
});

/** Only of a word that is written out. */
function keepContainerPort({ text, span }: Word): ProposedFix | undefined {
  const container = text.slice(text.lastIndexOf(":") + 1);
  if (container === "" || /[$"'\\`]/.test(text)) return undefined;
  return { title: `Expose ${container}`, safe: true, effect: "ports", edits: replace(span, container) };
}
