import { defineRule, type YamlNode } from "../../src/author.ts";
import { at } from "../../src/kit.ts";

export default defineRule({
  id: "compose-wait-for-health",
  summary: "Services wait until those with a health check are healthy",
  why: "`depends_on` alone waits until a container is started, not until what runs in it answers: the first requests fail now and then.",
  topic: "compose",
  category: "correctness",
  severity: "info",
  kinds: ["compose"],
  recommended: false,
  reference: "https://docs.docker.com/compose/how-tos/startup-order/",
  messages: {
    started:
      "{service} does not wait until {other} is healthy, which has a health check: use condition: service_healthy",
  },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    depends_on:\n      - «db»\n  db:\n    image: postgres:17\n    healthcheck:\n      test: [CMD, pg_isready, -U, postgres]",
      good: "services:\n  app:\n    image: example.com/app:1\n    depends_on:\n      db:\n        condition: service_healthy\n  db:\n    image: postgres:17\n    healthcheck:\n      test: [CMD, pg_isready, -U, postgres]",
    },
  ],
  *check({ services }, { model }) {
    const checked = new Set(services.filter((_, i) => model.containers[i]?.healthcheck?.replaces).map(nameOf));
    for (const [i, { node, name }] of services.entries()) {
      for (const { value } of at(node, "depends_on")) {
        for (const awaited of startedOnly(value)) {
          if (isSaidOtherwise(model.services[i]?.whole, awaited.value)) continue;
          const data = { service: name.value, other: awaited.value };
          if (checked.has(awaited.value)) yield { at: awaited.contentSpan, message: "started", data };
        }
      }
    }
  },
});

/** Whether a file that is read over this one takes the dependency away, or gives it another condition. */
function isSaidOtherwise(whole: YamlNode | undefined, awaited: string): boolean {
  const [condition] = at(whole, ["depends_on", awaited, "condition"]);
  if (condition) return condition.value?.type !== "scalar" || condition.value.value !== "service_started";
  return at(whole, "depends_on").length === 0;
}

/** The services that are only started before. */
function startedOnly(dependencies: YamlNode | undefined) {
  if (dependencies?.type === "sequence") return dependencies.items.filter((item) => item.type === "scalar");
  return at(dependencies, "*").flatMap(({ key, value }) => {
    const [condition] = at(value, "condition");
    const isStarted = condition?.value?.type === "scalar" && condition.value.value === "service_started";
    return isStarted && key ? key : [];
  });
}

function nameOf({ name }: { readonly name: { readonly value: string } }): string {
  return name.value;
}
