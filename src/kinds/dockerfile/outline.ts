import type { Outline, OutlineEdge, OutlineNode } from "../kind.ts";
import type { DockerfileModel, StageBase, Transfer } from "./model/types.ts";
import type { Word } from "./nodes.ts";

/** The stage graph as plain data: stages in their order, then the images and contexts they take from. */
export function outlineOf({ stages }: DockerfileModel): Outline {
  const nodes: OutlineNode[] = stages.map(({ index, from, span, target, used }) => {
    return { type: "stage", label: from.as?.name.text ?? `stage ${index}`, span, target, used };
  });
  const others = new Map<string, number>();
  const edges = new Map<string, OutlineEdge>();

  const indexOf = (base: StageBase, word: Word | undefined, used: boolean): number => {
    if (base.kind === "stage") return base.stage.index;
    const other = otherNode(base, word, used);
    const key = `${other.type}\0${other.label}`;
    const known = others.get(key);
    if (known === undefined) {
      others.set(key, nodes.push(other) - 1);
      return nodes.length - 1;
    }
    if (used) nodes[known] = other;
    return known;
  };
  const connect = (edge: OutlineEdge) => {
    const key = `${edge.from} ${edge.to} ${edge.via}`;
    if (!edges.has(key)) edges.set(key, edge);
  };

  for (const { index, base, from, used, transfers } of stages) {
    connect({ from: indexOf(base, from.image, used), to: index, via: "base", span: from.span });
    for (const transfer of transfers) {
      connect({
        from: indexOf(transfer.from, transfer.word, used),
        to: index,
        via: viaOf(transfer),
        span: transfer.span,
      });
    }
  }
  return { nodes, edges: [...edges.values()] };
}

function viaOf({ mount }: Transfer): OutlineEdge["via"] {
  return mount ? "mount" : "copy";
}

/** What lies outside of the file; where it cannot be known, it is called as it is written. */
function otherNode(base: Exclude<StageBase, { kind: "stage" }>, word: Word | undefined, used: boolean): OutlineNode {
  const node = (type: OutlineNode["type"], label: string): OutlineNode => {
    return { type, label, span: undefined, target: false, used };
  };
  switch (base.kind) {
    case "image": {
      const { reference } = base.image;
      return node("image", reference.known ? reference.value.text : (word?.text ?? "image"));
    }
    case "scratch":
      return node("image", "scratch");
    case "context":
      return node("context", base.name);
    case "unknown":
      return node("unknown", word?.text ?? "unknown");
  }
}
