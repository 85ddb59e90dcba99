import { expect, test } from "vitest";
import type { GraphNode, ProjectGraph } from "../../../src/engine/types.ts";
import { projectGraph } from "../../../src/reporters/html/project-graph.ts";

const nodes: readonly GraphNode[] = [
  { type: "dockerfile", path: "api/<Dockerfile>", line: 1, inline: false, state: "read", stages: ["0"] },
  {
    type: "build",
    label: "service api",
    path: "compose.yaml",
    line: 2,
    context: "api",
    ignoreFile: null,
    target: null,
    args: [{ name: "KEY", value: "value" }],
    contexts: [],
    platforms: [],
    images: ["shop/api:dev"],
  },
  { type: "container", label: "container api", path: "k8s.yaml", line: 5 },
  { type: "image", name: "alpine:3.22", known: true },
];
const graph: ProjectGraph = {
  nodes,
  edges: [
    { from: 0, to: 1, type: "builds", certain: true },
    { from: 1, to: 2, type: "runs", certain: false },
    { from: 3, to: 0, type: "base", certain: true },
  ],
};

test("each node and each edge is drawn, and told in words", () => {
  const page = projectGraph(graph);
  expect(page.match(/<g class="node /g)).toHaveLength(4);
  expect(page.match(/<path class="base"/g)).toHaveLength(2);
  expect(page.match(/<path class="copy"/g)).toHaveLength(1);
  expect(page).toContain("<li>api/&#60;Dockerfile&#62; is built by service api of compose.yaml:2</li>");
  expect(page).toContain("<li>service api of compose.yaml:2 perhaps runs as container api of k8s.yaml:5</li>");
  expect(page).toContain("<li>alpine:3.22 is the base of api/&#60;Dockerfile&#62;</li>");
  expect(page).not.toContain("<Dockerfile>");
});

test("nothing is drawn where nothing is built or run, and where too much is", () => {
  const [dockerfile, build] = nodes as [GraphNode, GraphNode];
  expect(projectGraph({ nodes: [dockerfile], edges: [] })).toBe("");
  expect(projectGraph({ nodes: Array(61).fill(build), edges: [] })).toBe("");
});
