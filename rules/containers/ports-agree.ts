import {
  type Container,
  defineRule,
  type Knowledge,
  knownValue,
  type RelatedPlace,
  type RuleContext,
  unknown,
} from "../../src/author.ts";
import { type BuiltImage, builtImages, exposedPorts, firstFrom, perPart } from "../../src/kit.ts";

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
    *Container(container, { document, project, knowledge }) {
      if (container.ports.length === 0) return;
      const images = imagesOf(container, { document, project, knowledge });
      const [first] = images;
      // An image that exposes nothing does not say on what it listens.
      if (!first || images.some(({ ports }) => ports === undefined || ports.length === 0)) return;
      const exposed = listOf(first.ports ?? []);
      const mentioned = numbersIn(container.environment);
      for (const { container: range, span } of container.ports) {
        if (!range.known) continue;
        const { first: from, last: to } = range.value;
        if (images.some(({ ports }) => isAnyWithin(ports ?? [], from, to))) continue;
        const doubt = doubtAbout(container, from, mentioned);
        if (doubt !== undefined) {
          yield unknown(span, doubt);
          continue;
        }
        yield {
          at: span,
          message: "other",
          data: {
            image: first.image,
            exposed,
            port: from === to ? `${from}` : `${from}-${to}`,
          },
          related: first.related,
        };
      }
    },
  },
});

interface ExposingImage {
  readonly image: string;
  /** Undefined where they are not all known. */
  readonly ports: readonly number[] | undefined;
  readonly related: readonly RelatedPlace[];
}

type Surroundings = Pick<RuleContext, "document" | "project" | "knowledge">;

function imagesOf(container: Container, { document, project, knowledge }: Surroundings): readonly ExposingImage[] {
  const images = builtImages(container, document, project, knowledge);
  if (images === "unknown") return [];
  return images === "none" ? pulled(container, knowledge) : images.map(built);
}

function built({ stage, model, path, related }: BuiltImage): ExposingImage {
  const last = lastExposed(stage, model);
  return {
    image: `The image of ${path}`,
    ports: exposedPorts(stage, model),
    related: last ? related(last, "The image exposes a port here") : [],
  };
}

const lastExposed = perPart((stage: BuiltImage["stage"]) => stage.end.ports.at(-1));

function pulled({ image }: Container, knowledge: Knowledge): readonly ExposingImage[] {
  const reference = image && knownValue(image.reference);
  const facts = reference && knowledge.baseImage(reference.name, reference.tag, reference.digest);
  return reference ? [{ image: reference.text, ports: facts?.ports, related: [] }] : [];
}

/** Why something may listen on a port all the same. */
function doubtAbout(
  { unseen, mounts, entrypoint, command }: Container,
  port: number,
  mentioned: ReadonlySet<string> | undefined,
): string | undefined {
  if (unseen !== undefined) return unseen;
  if (entrypoint.length > 0 || command.length > 0) return "the container runs a command of its own";
  if (!mentioned || mentioned.has(String(port))) return "a variable may say on which port it listens";
  const isConfigured = mounts.some(({ mountType }) => !["volume", "tmpfs"].includes(knownValue(mountType) ?? ""));
  return isConfigured ? "a file that is mounted may say on which port it listens" : undefined;
}

/** The numbers that variables hold; undefined where not all of them are known. */
function numbersIn(environment: Container["environment"]): ReadonlySet<string> | undefined {
  const numbers = new Set<string>();
  for (const { value } of environment) {
    if (!value?.known) return undefined;
    for (const number of value.value.split(/\D+/)) numbers.add(number);
  }
  return numbers;
}

const inOrder = new WeakMap<readonly number[], readonly number[]>();

function isAnyWithin(ports: readonly number[], from: number, to: number): boolean {
  const sorted = inOrder.get(ports) ?? [...ports].sort((a, b) => a - b);
  inOrder.set(ports, sorted);
  const next = sorted[firstFrom(sorted, from, (port) => port)];
  return next !== undefined && next <= to;
}

/** More ports than that are no help. */
const maxListed = 20;

function listOf(ports: readonly number[]): string {
  const more = ports.length - maxListed;
  return more > 0 ? `${ports.slice(0, maxListed).join(", ")} and ${more} more` : ports.join(", ");
}
