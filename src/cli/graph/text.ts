import type { BuiltFile, GraphBuild, GraphNode, NamedValue, ProjectGraph } from "../../engine/graph/types.ts";
import { logLine } from "../../reporters/safe-text.ts";
import { labelOf, placeOf, stateText } from "./label.ts";

/** The graph for people: each Dockerfile with who builds it and what runs the result, then what no Dockerfile leads to. */
export function graphText(graph: ProjectGraph): string {
  const view = new View(graph);
  const parts = [
    ...view.files().map((file) => view.fileText(file)),
    view.section("Builds whose Dockerfile is not known", view.lonely("build", "builds"), (i) => view.buildText(i)),
    view.section("Containers of images that are built elsewhere", view.foreign(), (i) => view.containerText(i)),
  ].filter((lines) => lines.length > 0);
  if (parts.length === 0) return "Nothing is built or run here.\n";
  return `${parts.map((lines) => lines.map(logLine).join("\n")).join("\n\n")}\n`;
}

class View {
  private readonly graph: ProjectGraph;
  private readonly into = new Map<number, number[]>();
  private readonly outOf = new Map<number, number[]>();

  constructor(graph: ProjectGraph) {
    this.graph = graph;
    graph.edges.forEach(({ from, to }, i) => {
      push(this.outOf, from, i);
      push(this.into, to, i);
    });
  }

  files(): readonly number[] {
    return this.indexes(({ type }) => type === "dockerfile");
  }

  fileText(index: number): readonly string[] {
    const file = this.graph.nodes[index] as BuiltFile;
    const builds = this.next(index, "builds");
    return [
      headOf(file),
      ...this.takenText(index),
      ...(builds.length === 0 ? ["  built by no file that was read"] : []),
      ...builds.flatMap(({ node }) => this.buildText(node)),
    ];
  }

  /** What the stages of a Dockerfile start from and copy from. */
  private takenText(index: number): readonly string[] {
    return (["base", "copy"] as const).flatMap((type) => {
      const taken = this.before(index, type).map(({ node, certain }) => this.perhaps(this.nameOf(node), certain));
      return taken.length === 0 ? [] : [`  ${type === "base" ? "from" : "copies from"} ${taken.join(", ")}`];
    });
  }

  buildText(index: number): readonly string[] {
    const build = this.graph.nodes[index] as GraphBuild;
    return [
      `  built by ${build.label} of ${placeOf(build)}${detailsOf(build)}`,
      ...this.next(index, "runs").map(({ node, certain }) => `    runs as ${this.perhaps(this.nameOf(node), certain)}`),
      ...(["base", "copy"] as const).flatMap((type) =>
        this.next(index, type).map(({ node, certain }) => `    taken by ${this.perhaps(this.nameOf(node), certain)}`),
      ),
    ];
  }

  containerText(index: number): readonly string[] {
    const images = this.before(index, "runs").map(({ node }) => this.nameOf(node));
    return [`  ${this.nameOf(index)} runs ${images.join(", ") || "an image that is not known"}`];
  }

  lonely(type: GraphNode["type"], edge: string): readonly number[] {
    return this.indexes((node, i) => node.type === type && this.before(i, edge).length === 0);
  }

  /** Containers whose images nobody builds here. */
  foreign(): readonly number[] {
    return this.indexes(
      ({ type }, i) =>
        type === "container" && this.before(i, "runs").every(({ node }) => this.graph.nodes[node]?.type === "image"),
    );
  }

  section(title: string, indexes: readonly number[], textOf: (index: number) => readonly string[]): readonly string[] {
    return indexes.length === 0 ? [] : [title, ...indexes.flatMap(textOf)];
  }

  private indexes(wanted: (node: GraphNode, index: number) => boolean): readonly number[] {
    return this.graph.nodes.flatMap((node, i) => (wanted(node, i) ? [i] : []));
  }

  private next(index: number, type: string): readonly { readonly node: number; readonly certain: boolean }[] {
    return this.edgesAt(this.outOf, index, type).map(({ to, certain }) => ({ node: to, certain }));
  }

  private before(index: number, type: string): readonly { readonly node: number; readonly certain: boolean }[] {
    return this.edgesAt(this.into, index, type).map(({ from, certain }) => ({ node: from, certain }));
  }

  private edgesAt(map: ReadonlyMap<number, readonly number[]>, index: number, type: string) {
    const edges = (map.get(index) ?? []).flatMap((edge) => this.graph.edges[edge] ?? []);
    return edges.filter((edge) => edge.type === type);
  }

  private nameOf(index: number): string {
    const node = this.graph.nodes[index] as GraphNode;
    const [name = "", place] = labelOf(node);
    if (place === undefined) return name;
    return "line" in node ? `${name} of ${place}` : `${name} (${place})`;
  }

  private perhaps(name: string, certain: boolean): string {
    return certain ? name : `perhaps ${name}`;
  }
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function headOf(file: BuiltFile): string {
  const name = file.inline ? `Dockerfile in ${placeOf(file)}` : file.path;
  if (file.state !== "read") return `${name} ${stateText(file.state)}`;
  return file.stages.length > 1 ? `${name} with the stages ${file.stages.join(", ")}` : name;
}

function detailsOf({ context, ignoreFile, target, args, contexts, platforms, images }: GraphBuild): string {
  const details = [
    context === null ? "" : `context ${context}${ignoreFile === null ? "" : ` under ${ignoreFile}`}`,
    target === null ? "" : `target ${target}`,
    ...args.map(pairText),
    ...contexts.map((one) => `context ${pairText(one)}`),
    platforms.length === 0 ? "" : `for ${platforms.map(orUnknown).join(" and ")}`,
    images.length === 0 ? "" : `as ${images.map(orUnknown).join(" and ")}`,
  ].filter(Boolean);
  return details.length === 0 ? "" : `: ${details.join(", ")}`;
}

function pairText({ name, value }: NamedValue): string {
  return `${name}=${value ?? "?"}`;
}

function orUnknown(value: string | null): string {
  return value ?? "?";
}
