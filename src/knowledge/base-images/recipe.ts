import { lookUp } from "../../text/look-up.ts";
import type { Mutable } from "../../text/mutable.ts";
import type { BaseImageFacts } from "../types.ts";
import { endOfLife } from "./end-of-life.ts";
import { familyFacts } from "./families.ts";
import { readTag, type Tag, type Userland } from "./tag.ts";

/** How the facts of an image follow from its tag. */
export interface Recipe {
  /** What holds for every tag. */
  readonly facts?: BaseImageFacts;
  /**
   * The userland of tags that name none: "debian", "debian-slim", "ubuntu 24.04". A function where it depends on the
   * version. Without it, or when a tag has words that the recipe does not know, only the tag's own words count.
   */
  readonly on?: string | ((tag: Tag) => string | undefined);
  /** Words of tags that say nothing of the userland: "fpm", "management". Trailing digits are left out. */
  readonly words?: readonly string[];
  /** Those of `words` that are names of this image though elsewhere they are a userland's: ROS has a Kinetic and a Lunar too. */
  readonly own?: readonly string[];
  /** Every tag stands on `on`, also one that no rule of tags explains. */
  readonly always?: boolean;
  /** What further holds on a family ("alpine", "debian"; "slim" for its slim image) or with a word of the tag. */
  readonly when?: Readonly<Record<string, BaseImageFacts>>;
  /** Product of `releases` that the tag's version is a release of. */
  readonly product?: string;
  /** The tag's version is the release of the userland (debian:12). */
  readonly versionIsRelease?: boolean;
  readonly refine?: (tag: Tag, userland: Userland | undefined) => BaseImageFacts | undefined;
}

/** By the image's short name. */
export type Recipes = Readonly<Record<string, Recipe>>;

/** The facts of a recipe for a tag; an undefined tag is one that is not known (a digest alone). */
export function cook(recipe: Recipe, text: string | undefined): BaseImageFacts {
  const tag = readTag(text ?? "", recipe.own);
  const userland = text === undefined ? fixedUserland(recipe) : userlandOf(recipe, tag);
  const windows = !recipe.always && (userland?.family === "windows" || userland?.family === "nanoserver");
  let facts = userland === undefined ? {} : familyFacts(userland);
  if (recipe.facts !== undefined) facts = mergeFacts(facts, windows ? portable(recipe.facts) : recipe.facts);
  if (text === undefined) return facts;
  for (const key of keysOf(tag, userland)) {
    const more = recipe.when !== undefined && Object.hasOwn(recipe.when, key) ? lookUp(recipe.when, key) : undefined;
    if (more !== undefined) facts = mergeFacts(facts, more);
  }
  const refined = recipe.refine?.(tag, userland);
  if (refined !== undefined) facts = mergeFacts(facts, refined);
  return withLifecycle(facts, recipe.product, tag.version);
}

function fixedUserland(recipe: Recipe): Userland | undefined {
  return recipe.always && typeof recipe.on === "string" ? parseUserland(recipe.on, false) : undefined;
}

function userlandOf(recipe: Recipe, tag: Tag): Userland | undefined {
  if (recipe.versionIsRelease && typeof recipe.on === "string") return releaseUserland(recipe.on, tag);
  if (tag.family !== undefined) return { family: tag.family, release: tag.release, slim: tag.slim };
  const on = typeof recipe.on === "function" ? recipe.on(tag) : recipe.on;
  if (on === undefined) return undefined;
  if (!recipe.always && tag.words.some((word) => !recipe.words?.includes(word))) return undefined;
  return parseUserland(on, tag.slim);
}

function parseUserland(text: string, slim: boolean): Userland {
  const [name = "", release] = text.split(" ");
  const hasSlim = name.endsWith("-slim");
  return { family: hasSlim ? name.slice(0, -5) : name, release, slim: slim || hasSlim };
}

/** Releases are named by a code name or by a version long enough to be one: "3.20.3", "12-slim", "24.04". */
function releaseUserland(family: string, tag: Tag): Userland {
  const release = tag.family === family && tag.release !== undefined ? tag.release : tag.version;
  return { family, release: release === undefined ? undefined : releaseOf(family, release), slim: tag.slim };
}

function releaseOf(family: string, version: string): string | undefined {
  const [major, minor] = version.split(".");
  switch (family) {
    // A lone major version floats from one release to the next.
    case "alpine":
    case "ubuntu":
    case "opensuse":
      return minor === undefined ? undefined : `${major}.${minor}`;
    case "amazonlinux":
      return major === "2018" || major === "2017" || major === "2016" ? "1" : major;
    case "azurelinux":
    case "photon":
      return `${major}.${minor ?? "0"}`;
    default:
      // Dates after a code name ("bookworm-20240904") come second; a date alone names no release.
      return major !== undefined && major.length <= 2 ? major : undefined;
  }
}

/** Families whose slim images are another thing to a recipe than the full ones. */
const aptFamilies = new Set(["debian", "ubuntu"]);

function keysOf(tag: Tag, userland: Userland | undefined): readonly string[] {
  if (userland === undefined) return tag.words;
  if (userland.family === "nanoserver") return ["windows", ...tag.words];
  const flavour = userland.slim && aptFamilies.has(userland.family) ? "slim" : userland.family;
  return [flavour, ...tag.words];
}

/** Lays `over` on `under`: maps and program lists are joined, everything else is replaced. */
export function mergeFacts(under: BaseImageFacts, over: BaseImageFacts): BaseImageFacts {
  const merged: Mutable<BaseImageFacts> = { ...under, ...over };
  if (under.env && over.env) merged.env = { ...under.env, ...over.env };
  if (under.users && over.users) merged.users = { ...under.users, ...over.users };
  if (under.programs) merged.programs = without(under.programs, over.absent, over.programs);
  if (under.absent) merged.absent = without(under.absent, over.programs, over.absent);
  return merged;
}

function without(
  base: readonly string[],
  removed: readonly string[] | undefined,
  added: readonly string[] | undefined,
): readonly string[] {
  const kept = removed === undefined ? base : base.filter((program) => !removed.includes(program));
  return added === undefined ? kept : [...new Set([...kept, ...added])];
}

/** What of a recipe written for Linux also holds on Windows. */
function portable(facts: BaseImageFacts): BaseImageFacts {
  const { toolchain, sdk, command, entrypoint, healthcheck, deprecated, official, rolling } = facts;
  const names = facts.env && Object.fromEntries(Object.keys(facts.env).map((name) => [name, null]));
  const kept: BaseImageFacts = { toolchain, sdk, command, entrypoint, healthcheck, deprecated, official, rolling };
  const known = Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== undefined));
  return names === undefined ? known : { ...known, env: names };
}

function withLifecycle(
  facts: BaseImageFacts,
  product: string | undefined,
  version: string | undefined,
): BaseImageFacts {
  if (product === undefined || version === undefined) return facts;
  const end = endOfLife(product, version);
  if (end === undefined || (facts.endOfLife !== undefined && facts.endOfLife <= end.date)) return facts;
  return { ...facts, endOfLife: end.date, endOfLifeOf: end.of };
}
