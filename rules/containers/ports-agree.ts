import { defineRule, unknown } from "../../src/author.ts";
import { imagePorts, portList } from "../../src/kit.ts";

export default defineRule({
  id: "ports-agree",
  summary: "The ports of a container are ports that its image exposes",
  why: "A port that the image does not expose is mostly one on which nothing listens: it was changed in one file and not in the other. EXPOSE itself opens nothing, so an image that names its ports is taken at its word.",
  topic: "containers",
  category: "correctness",
  severity: "info",
  recommended: false,
  precision: "medium",
  reference: "https://docs.docker.com/reference/dockerfile/#expose",
  messages: { other: "{image} exposes {exposed}, not {port}" },
  examples: [
    {
      kind: "compose",
      bad: 'services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        EXPOSE 8080\n    ports:\n      - «"80:3000"»',
      good: 'services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        EXPOSE 8080\n    ports:\n      - "80:8080"',
    },
    {
      title: "A port that the container is told to listen on",
      unknown: "a variable may say on which port it listens",
      kind: "compose",
      good: 'services:\n  app:\n    build:\n      dockerfile_inline: |\n        FROM alpine:3.22\n        EXPOSE 8080\n    environment:\n      PORT: 3000\n    ports:\n      - "80:3000"',
    },
    {
      kind: "kubernetes",
      bad: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n      ports:\n        - «containerPort: 8080»",
      good: "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: web\n      image: nginx:1.29\n      ports:\n        - containerPort: 80",
    },
  ],
  on: {
    *Container(container, context) {
      const exposed = container.ports.length > 0 ? imagePorts(container, context) : undefined;
      if (!exposed) return;
      const list = portList(exposed.ports);
      for (const { container: range, span } of container.ports) {
        if (!range.known) continue;
        const { first: from, last: to } = range.value;
        if (exposed.exposes(from, to)) continue;
        const doubt = exposed.doubt(from);
        if (doubt !== undefined) {
          yield unknown(span, doubt);
          continue;
        }
        const { image, related } = exposed;
        const port = from === to ? `${from}` : `${from}-${to}`;
        yield { at: span, message: "other", data: { image, exposed: list, port }, related };
      }
    },
  },
});
