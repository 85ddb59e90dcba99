import { contains, defineRule, type Span, type Spanned, spanOf, type YamlNode } from "../../src/author.ts";
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
  *check({ services }, { model }) {
    for (const [i, written] of services.entries()) {
      // What a service takes over is not told again where it adds nothing to it.
      const adds = (...ways: readonly string[]) => ways.some((way) => found(written.node, way));
      const service = `Service ${written.name.value}`;
      const node = model.services[i]?.node;
      for (const [one, other] of exclusive) {
        const places = keysOf(found(node, one), found(node, other), written);
        if (places && adds(one, other)) yield { ...places, message: "exclusive", data: { service, one, other } };
      }
      for (const [one, other] of equal) {
        const [first, second] = [found(node, one), found(node, other)];
        const [places, values] = [keysOf(first, second, written), [textOf(first), textOf(second)]];
        if (!places || !adds(one, other) || values.includes(undefined) || values[0] === values[1]) continue;
        yield { ...places, message: "distinct", data: { service, one, other } };
      }
      const chosen = found(node, "platform");
      const [platform, platforms] = [textOf(chosen), at(node, "build.platforms.*")];
      const texts = platforms.map(textOf);
      if (platform !== undefined && texts.length > 0 && !texts.includes(platform) && !texts.includes(undefined)) {
        const places = valuesOf(chosen, platforms.at(-1), written);
        if (places && adds("platform", "build.platforms"))
          yield { ...places, message: "platform", data: { service, platform } };
      }
      for (const { value: watch } of at(written.node, "develop.watch.*")) {
        const action = found(watch, "action");
        const text = textOf(action);
        if (!action?.value || !text?.startsWith("sync") || found(watch, "target")) continue;
        yield { at: action.value, message: "target", data: { action: text } };
      }
    }
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

type Place = Span | Spanned | undefined;

function keysOf(one: Found | undefined, other: Found | undefined, written: Spanned) {
  return placesOf(one?.key, other?.key, written);
}

function valuesOf(one: Found | undefined, other: Found | undefined, written: Spanned) {
  return placesOf(one?.value, other?.value, written);
}

/** Where a contradiction is told: at the first, or at the second where that alone is of the service; and the other one. */
function placesOf(one: Place, other: Place, { span }: Spanned) {
  if (!one || !other) return undefined;
  const isOwn = (place: Span | Spanned) => contains(span, spanOf(place));
  const [place, elsewhere] = isOwn(one) || !isOwn(other) ? [one, other] : [other, one];
  return { at: place, related: isOwn(elsewhere) ? [] : [{ at: elsewhere, message: "The other one stands here" }] };
}

/** Undefined where a variable decides. */
function textOf(entry: Found | undefined): string | undefined {
  const value = entry?.value;
  return value?.type === "scalar" && !value.value.includes("$") ? value.value : undefined;
}
