import { type Container, defineRule, type Knowledge, knownValue, unknown } from "../../src/author.ts";
import { at, builtImages } from "../../src/kit.ts";

export default defineRule({
  id: "compose-healthy-needs-healthcheck",
  summary: "A service that others wait for to be healthy has a health check",
  why: "Compose does not start what waits for `service_healthy` if nothing checks the health of the service that it waits for.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  reference: "https://docs.docker.com/reference/compose-file/services/#depends_on",
  messages: {
    unchecked: "The service {name} has no health check, and neither has its image: add healthcheck to it",
    disabled: "The health check of the service {name} is switched off",
  },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    depends_on:\n      cache:\n        condition: «service_healthy»\n  cache:\n    image: redis:8",
      good: 'services:\n  app:\n    image: example.com/app:1\n    depends_on:\n      cache:\n        condition: service_healthy\n  cache:\n    image: redis:8\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]',
      message: "unchecked",
    },
  ],
  on: {
    *Service({ node }, { document, model, project, knowledge }) {
      for (const { path, value } of at(node, "depends_on.*.condition")) {
        const [, name = ""] = path;
        const awaited = model.containers.find(({ place }) => place.owner?.name === name);
        if (value?.type !== "scalar" || value.value !== "service_healthy" || !awaited) continue;
        const span = value.contentSpan;
        const check = awaited.healthcheck;
        const related = [{ at: awaited.nameSpan, message: "The service" }];
        if (check?.disabled) {
          yield { at: span, message: "disabled", data: { name }, related };
          continue;
        }
        if (check?.replaces) continue;
        const checks = imageChecks(awaited, document, project, knowledge);
        const doubt = awaited.unseen ?? (checks === undefined ? "the image may have a HEALTHCHECK" : undefined);
        if (checks) continue;
        if (doubt !== undefined) yield unknown(span, doubt);
        else yield { at: span, message: "unchecked", data: { name }, related };
      }
    },
  },
});

type Asked = Parameters<typeof builtImages>;

/** Whether the image of a service brings a check; undefined where that is not known. */
function imageChecks(container: Container, document: Asked[1], project: Asked[2], knowledge: Knowledge) {
  const images = builtImages(container, document, project, knowledge);
  if (images === "unknown") return undefined;
  if (images === "none") {
    const reference = container.image && knownValue(container.image.reference);
    return reference && knowledge.baseImage(reference.name, reference.tag, reference.digest)?.healthcheck;
  }
  const checks = images.map(({ stage }) =>
    stage.end.healthcheck
      ? stage.end.healthcheck.command !== undefined
      : stage.fromScratch
        ? false
        : stage.root?.healthcheck,
  );
  return checks.every((one) => one === checks[0]) ? checks[0] : undefined;
}
