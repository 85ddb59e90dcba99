import { type ImageRef, imageRef } from "../../nodes/image-ref.ts";
import type { Place } from "../../nodes/place.ts";
import { known, unknownFact } from "../../syntax/fact.ts";
import { asTemplate, hole, templateOf } from "../../syntax/template.ts";
import { asScalar, get, itemsOf, type YamlNode } from "../../syntax/yaml/nodes.ts";
import { filePlace } from "../yaml.ts";
import { namesKustomization } from "./claims.ts";
import type { KubernetesDocument } from "./nodes.ts";
import { placeholders } from "./reading.ts";

/** The images that a kustomization puts in place of those of its manifests: `images` with a new name, tag or digest. */
export function replacedImages({ objects, source }: KubernetesDocument): readonly ImageRef[] {
  const place = { ...filePlace("kubernetes", "run"), ships: true };
  return objects
    .filter(({ kind }) => kind === "Kustomization" || namesKustomization(source.path))
    .flatMap(({ node }) => itemsOf(get(node, "images")).flatMap((item) => replacedImage(item, place) ?? []));
}

function replacedImage(item: YamlNode, place: Place): ImageRef | undefined {
  const field = (key: string) => asScalar(get(item, key));
  const [newName, newTag, digest] = [field("newName"), field("newTag"), field("digest")];
  const name = newName ?? field("name");
  const said = digest ?? newTag ?? newName;
  if (!name || !said) return undefined;
  // Without a tag or a digest that of the manifests stays.
  const pin = digest ?? newTag;
  const parts = [placeholders(name.value).fact, pin ? placeholders(pin.value).fact : given];
  const text = parts.map((part) => templateOf(part) ?? hole).join(digest ? "@" : ":");
  const unknown = parts.find((part) => !part.known);
  const whole = unknown && !unknown.known ? unknownFact(unknown.reason, [], asTemplate(text)) : known(text);
  return imageRef({ text: whole, span: said.contentSpan, place, role: "service" });
}

const given = unknownFact("the manifests give the tag");
