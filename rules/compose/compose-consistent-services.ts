import { defineRule, type YamlNode } from "../../src/author.ts";
import { at, type Found } from "../../src/kit.ts";

export default defineRule({
  id: "compose-consistent-services",
  summary: "Settings of a service do not contradict each other",
  why: "Compose rejects a project in which a service says two things that exclude each other, and starts nothing.",
  topic: "compose",
  category: "correctness",
  severity: "error",
  kinds: ["compose"],
  recommended: true,
  precision: "very-high",
  reference: "https://docs.docker.com/reference/compose-file/services/",
  messages: {
    exclusive: "{service} has both {one} and {other}: remove one of them",
    distinct: "{service} has different values for {one} and {other}: remove one of them",
    platform: "{service} is not built for its platform {platform}: add it to build.platforms",
    target: "{action} needs a target: say where the files go in the container",
  },
  examples: [
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    «network_mode»: host\n    networks: [frontend]\nnetworks:\n  frontend:",
      good: "services:\n  app:\n    image: example.com/app:1\n    networks: [frontend]\nnetworks:\n  frontend:",
      message: "exclusive",
    },
    {
      bad: "services:\n  app:\n    image: example.com/app:1\n    «mem_limit»: 1g\n    deploy:\n      resources:\n        limits:\n          memory: 2g",
      message: "distinct",
    },
    {
      bad: "services:\n  app:\n    platform: «linux/arm64»\n    build:\n      context: .\n      platforms: [linux/amd64]",
      good: "services:\n  app:\n    platform: linux/arm64\n    build:\n      context: .\n      platforms: [linux/amd64, linux/arm64]",
      message: "platform",
    },
    {
      bad: "services:\n  app:\n    build:\n      context: .\n    develop:\n      watch:\n        - path: ./src\n          action: «sync»",
      message: "target",
    },
  ],
  on: {
    *Service({ node, name }) {
      const service = `Service ${name.value}`;
      for (const [one, other] of exclusive) {
        const [first, second] = [found(node, one), found(node, other)];
        if (first?.key && second) yield { at: first.key, message: "exclusive", data: { service, one, other } };
      }
      for (const [one, other] of equal) {
        const [first, second] = [found(node, one), found(node, other)];
        const values = [textOf(first), textOf(second)];
        if (!first?.key || values.includes(undefined) || values[0] === values[1]) continue;
        yield { at: first.key, message: "distinct", data: { service, one, other } };
      }
      const [platform, value] = [textOf(found(node, "platform")), found(node, "platform")?.value];
      const platforms = at(node, "build.platforms.*").map(textOf);
      if (value && platform !== undefined && platforms.length > 0 && !platforms.includes(platform)) {
        if (!platforms.includes(undefined)) yield { at: value, message: "platform", data: { service, platform } };
      }
      for (const { value: watch } of at(node, "develop.watch.*")) {
        const action = found(watch, "action");
        const text = textOf(action);
        if (!action?.value || !text?.startsWith("sync") || found(watch, "target")) continue;
        yield { at: action.value, message: "target", data: { action: text } };
      }
    },
  },
});

const exclusive = [
  ["network_mode", "networks"],
  ["build.dockerfile", "build.dockerfile_inline"],
] as const;

const equal = [
  ["scale", "deploy.replicas"],
  ["mem_limit", "deploy.resources.limits.memory"],
  ["mem_reservation", "deploy.resources.reservations.memory"],
  ["cpus", "deploy.resources.limits.cpus"],
  ["pids_limit", "deploy.resources.limits.pids"],
] as const;

function found(node: YamlNode | undefined, way: string): Found | undefined {
  return at(node, way)[0];
}

/** Undefined where a variable decides. */
function textOf(entry: Found | undefined): string | undefined {
  const value = entry?.value;
  return value?.type === "scalar" && !value.value.includes("$") ? value.value : undefined;
}
