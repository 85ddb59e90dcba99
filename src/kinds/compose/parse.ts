import type { Problem } from "../../nodes/problem.ts";
import { entriesOf, get, scalarAt, type YamlEntry, type YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import { parseYamlDocument } from "../yaml.ts";
import type { ComposeDocument } from "./nodes.ts";
import { namesCompose } from "./path.ts";
import { problem, serviceProblems } from "./problems.ts";
import { extendedBy, readService } from "./service.ts";
import { structureProblems } from "./structure.ts";

/**
 * Reads a Compose file. Total. Anchors and merge keys are followed; `extends` and `include` are not, for they need
 * other files: who links files follows `extends`.
 */
export function parseCompose(source: Source): ComposeDocument {
  const file = parseYamlDocument("compose", source);
  const problems: Problem[] = [...file.problems];
  // What is told to be a Compose file by its services may be that of another tool, with keys of its own.
  const isCompose = namesCompose(source.path) && !file.problems.some(({ code }) => code === "yaml");
  if (isCompose)
    for (const root of file.roots) for (const one of structureProblems(root, source.path)) problems.push(one);
  const entries = file.roots.flatMap((root) => serviceEntries(root, problems));
  const built = builtImages(entries);
  const services = entries.map((entry) => readService(entry, built, source.text));
  for (const service of services) for (const one of serviceProblems(service, source.text)) problems.push(one);
  problems.sort((a, b) => a.span.start - b.span.start);
  return Object.freeze<ComposeDocument>({ ...file, services, builtImages: built, problems });
}

function serviceEntries(root: YamlNode, problems: Problem[]): readonly YamlEntry[] {
  const services = get(root, "services");
  if (services && services.type !== "map") {
    problems.push(problem("service", "services must be a mapping from names to services", services.span));
  }
  return entriesOf(services);
}

/** Names that services of the file give to what they build. */
function builtImages(entries: readonly YamlEntry[]): ReadonlySet<string> {
  const names = new Set<string>();
  const byName = new Map(entries.toReversed().map(({ key, value }) => [key.value, value]));
  for (const { value } of entries) {
    const image = scalarAt(value, "image");
    if (image && builds(value, byName, 0)) names.add(image.value);
  }
  return names;
}

/** Whether a service builds, or one of the file that it extends. */
function builds(
  service: YamlNode | undefined,
  byName: ReadonlyMap<string, YamlNode | undefined>,
  depth: number,
): boolean {
  if (get(service, "build")) return true;
  const base = extendedBy(service);
  if (!base || base.file !== undefined || depth >= 16) return false;
  return builds(byName.get(base.service), byName, depth + 1);
}
