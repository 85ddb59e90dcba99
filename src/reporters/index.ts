import { lookUp } from "../text/look-up.ts";
import type { Reporter } from "./types.ts";

const loaders: Readonly<Record<string, () => Promise<{ readonly default: Reporter }>>> = {
  full: () => import("./full.ts"),
  pretty: () => import("./pretty.ts"),
  compact: () => import("./compact.ts"),
  statistics: () => import("./statistics.ts"),
  unix: () => import("./unix.ts"),
  gnu: () => import("./gnu.ts"),
  json: () => import("./json.ts"),
  jsonl: () => import("./jsonl.ts"),
  sarif: () => import("./sarif.ts"),
  github: () => import("./github.ts"),
  gitlab: () => import("./gitlab.ts"),
  azure: () => import("./azure.ts"),
  checkstyle: () => import("./checkstyle.ts"),
  junit: () => import("./junit.ts"),
  tap: () => import("./tap.ts"),
  rdjson: () => import("./rdjson.ts"),
  sonarqube: () => import("./sonarqube.ts"),
  markdown: () => import("./markdown.ts"),
  // By name: it is a bundle of its own, which has no default of its own.
  html: async () => ({ default: (await import("./html.ts")).html }),
  blob: () => import("./blob.ts"),
};

/** Names of the formats that a report can be written in. */
export const formats: readonly string[] = Object.keys(loaders);

/**
 * The reporter of a format; each is loaded when first asked for.
 *
 * @throws RangeError when there is no such format
 */
export async function loadReporter(name: string): Promise<Reporter> {
  const load = Object.hasOwn(loaders, name) ? lookUp(loaders, name) : undefined;
  if (!load) throw new RangeError(`there is no format "${name}": choose one of ${formats.join(", ")}`);
  return (await load()).default;
}
