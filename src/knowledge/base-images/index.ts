import { lookUp } from "../../text/look-up.ts";
import type { BaseImageFacts } from "../types.ts";
import { databases } from "./databases.ts";
import { distributions } from "./distributions.ts";
import { canonicalName } from "./image-name.ts";
import { java } from "./java.ts";
import { languages } from "./languages.ts";
import { microsoft } from "./microsoft.ts";
import { chainguardImage, distrolessImage, hardenedImage } from "./minimal.ts";
import { prefixes } from "./publishers.ts";
import { cook, type Recipe } from "./recipe.ts";
import { redhat } from "./redhat.ts";
import { services } from "./services.ts";
import { tools } from "./tools.ts";

const tables = [distributions, languages, java, services, databases, tools];

/** Publishers with a table of their own, by the first part of the name. */
function ofPublisher(name: string): Recipe | undefined {
  if (name.startsWith("mcr.microsoft.com/")) return microsoft(name.slice(18));
  if (name.startsWith("gcr.io/distroless/")) return distrolessImage(name.slice(18));
  if (name.startsWith("cgr.dev/chainguard/")) return chainguardImage(name.slice(19));
  if (name.startsWith("chainguard/")) return chainguardImage(name.slice(11));
  if (name.startsWith("dhi.io/")) return hardenedImage(name.slice(7));
  if (name.startsWith("registry.access.redhat.com/")) return redhat(name.slice(27));
  if (name.startsWith("registry.redhat.io/")) return redhat(name.slice(19));
  // Without a host where a tool's short names resolve to Red Hat's registry.
  if (name.startsWith("ubi")) return redhat(name);
  return name.startsWith("redhat/") ? redhat(name.slice(7)) : undefined;
}

function recipeOf(name: string): Recipe | undefined {
  for (const table of tables) {
    const recipes = table();
    if (Object.hasOwn(recipes, name)) return lookUp(recipes, name);
  }
  return ofPublisher(name) ?? ofPrefix(name);
}

function ofPrefix(name: string): Recipe | undefined {
  for (const [prefix, find] of prefixes) {
    if (name.startsWith(prefix)) return find(name.slice(prefix.length));
  }
  return undefined;
}

const remembered = new Map<string, BaseImageFacts | undefined>();
/** More than any project names; an editor that sees every half-typed name starts over. */
const memoryLimit = 4096;

/**
 * Facts about an image by its short name ("node", "gcr.io/distroless/static-debian12"), tag and digest; undefined for
 * an unknown image. Without tag and digest the tag is "latest"; a digest alone leaves only what holds for every tag.
 */
export function baseImageFacts(
  name: string,
  tag: string | undefined,
  digest: string | undefined,
): BaseImageFacts | undefined {
  const effective = tag ?? (digest === undefined ? "latest" : undefined);
  const key = effective === undefined ? name : `${name}:${effective}`;
  const found = remembered.get(key);
  if (found !== undefined || remembered.has(key)) return found;
  const recipe = recipeOf(canonicalName(name));
  const facts = recipe === undefined ? undefined : Object.freeze(cook(recipe, effective));
  if (remembered.size >= memoryLimit) remembered.clear();
  remembered.set(key, facts);
  return facts;
}
