import { normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { childrenOf, type YamlNode } from "../yaml.ts";
import { directoryOf } from "./files.ts";
import { servicesByName } from "./inheritance.ts";
import type { JoinedFiles } from "./joined.ts";
import type { Layers } from "./layers.ts";
import type { ComposeDocument, Service } from "./nodes.ts";
import type { ComposeProject } from "./project.ts";

/** A service as one file says it. */
export interface Said {
  readonly document: ComposeDocument;
  readonly service: Service;
  /** Its keys where they stand in the joined files. */
  readonly node: YamlNode | undefined;
}

/** All that is said of a service, here and in other files. */
export interface Chain {
  readonly service: Service;
  /**
   * What it comes to as far as its file is read: by itself, by those that it extends, and the same for what files that
   * are read before say of it. Nearest first; the first is the service itself.
   */
  readonly under: readonly [Said, ...Said[]];
  /** What is laid over that by files that are read after, nearest first. */
  readonly over: readonly Said[];
  /** Where what is missing would be said: by the first file that says anything of it. */
  readonly first: Said;
  /** Another file, in which it goes on and which cannot be read. */
  readonly file: string | undefined;
  /** Why more may be said of the service than can be seen. */
  readonly unseen: string | undefined;
}

/** Services that extend each other further than this are not followed; Compose refuses a circle. */
const maxLength = 16;

/** Entries that services may take over in one file: a base shared by thousands must not be multiplied. */
const maxShared = 200_000;

export function chainsOf(document: ComposeDocument, project: ComposeProject, joined: JoinedFiles): readonly Chain[] {
  let shared = 0;
  const { stack } = project;
  const weights = new Map<Service, number>();
  const weigh = ({ service }: Said) => {
    const weight = weights.get(service) ?? (service.node ? weightOf(service.node) : 0);
    weights.set(service, weight);
    return weight;
  };
  return document.services.map((service): Chain => {
    const own = follow(service, document, project, joined);
    const parts = (documents: readonly ComposeDocument[]) =>
      documents.flatMap((one) => {
        const other = servicesByName(one).get(service.name.value);
        return other ? follow(other, one, project, joined) : [];
      });
    const [before, after] = [parts(stack.under).reverse(), parts(stack.over).reverse()];
    const under: Chain["under"] = [own.said[0], ...own.said.slice(1), ...before.flatMap(({ said }) => said)];
    const over = after.flatMap(({ said }) => said);
    shared += [...under.slice(1), ...over].reduce((sum, one) => sum + weigh(one), 0);
    if (shared > maxShared) {
      const unseen = "too many services extend one another here";
      return { service, under: [own.said[0]], over: [], first: own.said[0], file: own.file, unseen };
    }
    const followed = [...after, own, ...before];
    return {
      service,
      under,
      over,
      first: (before.at(-1) ?? own).said[0],
      file: followed.find(({ file }) => file !== undefined)?.file,
      unseen: followed.find(({ unseen }) => unseen !== undefined)?.unseen ?? stack.unseen,
    };
  });
}

/** What is said of it, of several layers the nearest first. */
export function layersOf(said: readonly Said[]): Layers {
  return said.flatMap(({ node }) => node ?? []);
}

/** A service of one file with those that it extends, there or in other files. */
interface Followed extends Pick<Chain, "file" | "unseen"> {
  readonly said: readonly [Said, ...Said[]];
}

function follow(
  service: Service,
  document: ComposeDocument,
  { directory, open }: ComposeProject,
  joined: JoinedFiles,
): Followed {
  const sayOf = (one: Service, at: ComposeDocument): Said => ({
    document: at,
    service: one,
    node: one.node && joined.place(one.node, at),
  });
  const said: [Said, ...Said[]] = [sayOf(service, document)];
  const seen = new Set([service]);
  let last = { service, document, directory };
  for (let base = service.extends; base; base = last.service.extends) {
    const path = base.file === undefined ? undefined : resolvePath(base.file, last.directory);
    const other = path === undefined ? last.document : open(path);
    if (!other) return { said, unseen: `it extends a service of ${base.file}`, file: base.file };
    const next = servicesByName(other).get(base.service);
    const missing = `the service ${base.service}, which it extends, is not ${base.file === undefined ? "here" : `in ${base.file}`}`;
    if (!next) return { said, unseen: missing, file: base.file };
    if (said.length >= maxLength || seen.has(next))
      return { said, unseen: "its services extend too many other services", file: undefined };
    said.push(sayOf(next, other));
    seen.add(next);
    const start = path === undefined ? last.directory : directoryOf(normalizePath(other.source.path));
    last = { service: next, document: other, directory: start };
  }
  return { said, unseen: undefined, file: undefined };
}

/** Entries of a service, and what they hold. */
function weightOf(layer: YamlNode): number {
  return childrenOf(layer).reduce((sum, { value }) => sum + 1 + sizeOf(value), 0);
}

function sizeOf(node: YamlNode | undefined): number {
  return node?.type === "map" ? node.entries.length : node?.type === "sequence" ? node.items.length : 0;
}
