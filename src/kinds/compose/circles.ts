import type { Problem } from "../../nodes/problem.ts";
import { basename, normalizePath, resolvePath } from "../../syntax/posix-path.ts";
import { asScalar, get, scalarAt } from "../../syntax/yaml/nodes.ts";
import type { Reader } from "../../text/reader.ts";
import { composeAt, directoryOf } from "./files.ts";
import { servicesByName } from "./inheritance.ts";
import type { ComposeDocument, Service } from "./nodes.ts";
import { problem } from "./problems.ts";

interface Step {
  readonly document: ComposeDocument;
  readonly service: Service;
}

/** So many files are looked at. */
const maxFiles = 64;

/**
 * Services of a file that extend themselves through others, which Compose rejects: told at each of them.
 *
 * @param directory what paths in the file start at
 */
export function extensionCircles(document: ComposeDocument, directory: string, files: Reader | undefined) {
  const problems: Problem[] = [];
  const opened = new Map([[normalizePath(document.source.path), document]]);
  const open = (path: string): ComposeDocument | undefined => {
    const known = opened.get(path);
    if (known || !files || opened.size >= maxFiles) return known;
    const other = composeAt(path, files);
    if (other) opened.set(path, other);
    return other;
  };
  const next = ({ document: from, service: { extends: base } }: Step): Step | undefined => {
    if (!base) return undefined;
    const start = from === document ? directory : directoryOf(from.source.path);
    const other = base.file === undefined ? from : open(resolvePath(base.file, start));
    const service = other && servicesByName(other).get(base.service);
    return service && { document: other, service };
  };
  // Each service extends one other: whoever is met for the second time on one way lies on a circle.
  const met = new Map<Service, number>();
  for (const [walk, service] of document.services.entries()) {
    const way: Step[] = [];
    let step: Step | undefined = { document, service };
    while (step && !met.has(step.service)) {
      met.set(step.service, walk);
      way.push(step);
      step = next(step);
    }
    if (!step || met.get(step.service) !== walk) continue;
    const last = step.service;
    const circle = way.slice(way.findIndex((one) => one.service === last));
    for (const [i, one] of circle.entries()) if (one.document === document) problems.push(circleAt(circle, i));
  }
  return problems;
}

/** Longer circles are not told in full. */
const maxTold = 8;

/** @param start where in the circle it is told */
function circleAt(circle: readonly Step[], start: number): Problem {
  const { document, service } = circle[start] as Step;
  const nameOf = (steps: number) => {
    const one = circle[(start + steps) % circle.length] as Step;
    const { value } = one.service.name;
    return one.document === document ? value : `${value} of ${basename(one.document.source.path)}`;
  };
  const told = Array.from({ length: Math.min(circle.length, maxTold) }, (_, i) => nameOf(i));
  const between = circle.length > maxTold ? ["..."] : [];
  const written = get(service.node, "extends");
  const name = asScalar(written) ?? scalarAt(written, "service") ?? service.name;
  const way = [...told, ...between, nameOf(0)].join(" -> ");
  return problem("extends", `Services extend each other in a circle: ${way}`, name.contentSpan);
}
