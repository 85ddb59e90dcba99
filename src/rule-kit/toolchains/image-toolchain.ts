import { canonicalName } from "../../knowledge/base-images/image-name.ts";
import { readTag } from "../../knowledge/base-images/tag.ts";
import { type Fact, knownValue } from "../../syntax/fact.ts";
import type { ImageReference } from "../../syntax/image-reference.ts";

/** A language with an official image whose tags begin with its version. */
export interface Toolchain {
  readonly product: string;
  /** The official image. */
  readonly image: string;
  /** How many numbers of a version tell one language from the next. */
  readonly numbers: number;
}

const go: Toolchain = { product: "Go", image: "golang", numbers: 2 };
const node: Toolchain = { product: "Node.js", image: "node", numbers: 1 };
const python: Toolchain = { product: "Python", image: "python", numbers: 2 };

/** Those whose versions rules hold against each other. */
export const toolchains = { go, node, python } as const;

const byImage: ReadonlyMap<string, Toolchain> = new Map([go, node, python].map((one) => [one.image, one]));

/** The toolchain that an image has. */
export interface ImageToolchain {
  readonly toolchain: Toolchain;
  /** As far as the tag says it: "1.26". */
  readonly version: string;
  /** The image in words. */
  readonly image: string;
  /** The image without its tag. */
  readonly name: string;
}

/** The toolchain of an official image, or of a mirror of it; undefined where the tag says no version, or one that is not released. */
export function toolchainOf(reference: Fact<ImageReference> | undefined): ImageToolchain | undefined {
  const image = reference && knownValue(reference);
  const toolchain = image && byImage.get(canonicalName(image.name));
  const { tag = "" } = image ?? {};
  const { version } = readTag(tag);
  if (!image || !toolchain || version === undefined || /^[\d.]+-?(?:rc|alpha|beta|a|b)\d/.test(tag)) return undefined;
  return { toolchain, version, image: image.text, name: image.name };
}

/** A plain version without the numbers that make no other language; anything else as it is. */
export function languageVersion(version: string, { numbers }: Toolchain): string {
  return /^v?\d[\d.]*$/.test(version) ? version.split(".").slice(0, numbers).join(".") : version;
}
