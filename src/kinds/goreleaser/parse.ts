import type { Source } from "../../text/source.ts";
import { get, itemsOf, parseYamlDocument, yamlReader } from "../yaml.ts";
import { dockerImage, dockerV2Image } from "./images.ts";
import type { GoreleaserDocument } from "./nodes.ts";
import { readPrograms } from "./programs.ts";
import { entryPlace, templates } from "./reading.ts";

/** Reads what a release is made of. Total: what is wrong becomes a problem, and the rest is still read. */
export function parseGoreleaser(source: Source): GoreleaserDocument {
  const file = parseYamlDocument("goreleaser", source);
  const reader = yamlReader(source, templates);
  const [root] = file.roots;
  const list = (key: string) => itemsOf(get(root, key)).filter(({ type }) => type === "map");
  return {
    ...file,
    programs: root ? readPrograms(root, reader) : [],
    images: [
      ...list("dockers").map((node, i) => dockerImage(node, i, reader)),
      ...list("dockers_v2").map((node, i) => dockerV2Image(node, i, reader)),
    ],
    bases: list("kos").flatMap(
      (node, i) => reader.image(get(node, "base_image"), entryPlace("kos", node, i, "build"), "base") ?? [],
    ),
  };
}
