import type { Knowledge } from "../../knowledge/index.ts";
import type { Container } from "../../nodes/container.ts";
import type { RelatedPlace } from "../../report.ts";
import type { RuleContext } from "../../rule.ts";
import { knownValue } from "../../syntax/fact.ts";
import { firstFrom } from "../../text/search.ts";
import { type BuiltImage, builtImages } from "../builds/built-images.ts";
import { exposedPorts } from "../builds/exposed-ports.ts";
import { perPart } from "../model/per-model.ts";

/** The ports that the image of a container exposes. */
export interface ImagePorts {
  /** For messages: "The image of app/Dockerfile", "nginx:1.29". */
  readonly image: string;
  readonly ports: readonly number[];
  readonly related: readonly RelatedPlace[];
  /** Whether the image, or one of several that may be it, exposes one of some ports. */
  exposes(from: number, to: number): boolean;
  /** Why the container may listen on a port all the same, as the end of "cannot tell, because ...". */
  doubt(port: number): string | undefined;
}

type Surroundings = Pick<RuleContext, "document" | "project" | "knowledge">;

/** Undefined where the image exposes nothing, or not all is known: it does not say then on what it listens. */
export function imagePorts(container: Container, surroundings: Surroundings): ImagePorts | undefined {
  const images = imagesOf(container, surroundings);
  const [first] = images;
  if (!first?.ports || images.some(({ ports }) => ports === undefined || ports.length === 0)) return undefined;
  let mentioned: { readonly numbers: ReadonlySet<string> | undefined } | undefined;
  return {
    image: first.image,
    ports: first.ports,
    related: first.related,
    exposes: (from, to) => images.some(({ ports }) => isAnyWithin(ports ?? [], from, to)),
    doubt(port) {
      mentioned ??= { numbers: numbersIn(container.environment) };
      return doubtAbout(container, port, mentioned.numbers);
    },
  };
}

/** More ports than that are no help in a message. */
const maxListed = 20;

/** Ports for a message: "80, 443". */
export function portList(ports: readonly number[]): string {
  const more = ports.length - maxListed;
  return more > 0 ? `${ports.slice(0, maxListed).join(", ")} and ${more} more` : ports.join(", ");
}

interface ExposingImage {
  readonly image: string;
  /** Undefined where they are not all known. */
  readonly ports: readonly number[] | undefined;
  readonly related: readonly RelatedPlace[];
}

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
  { unseen, mounts, entrypoint, command, hasMoreVariables }: Container,
  port: number,
  mentioned: ReadonlySet<string> | undefined,
): string | undefined {
  if (unseen !== undefined) return unseen;
  if (entrypoint.length > 0 || command.length > 0) return "the container runs a command of its own";
  if (hasMoreVariables || !mentioned || mentioned.has(String(port)))
    return "a variable may say on which port it listens";
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
