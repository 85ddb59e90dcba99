import { beforeAll, expect, it } from "vitest";
import { cloudbuild } from "../../examples/plugin-kind/cloudbuild.ts";
import { defaultKnowledge } from "../../src/knowledge/index.ts";
import { growthOf, linear } from "../helpers/steps.ts";

beforeAll(() => cloudbuild.prepare?.());

const lines = (size: number, line: (i: number) => string) => Array.from({ length: size }, (_, i) => line(i)).join("\n");

/** Reads all that there is in a file. */
function look(text: string): void {
  const document = cloudbuild.parse({ path: "cloudbuild.yaml", text });
  const everything = new Set(cloudbuild.yields);
  for (const { node } of cloudbuild.walk(document, defaultKnowledge, everything)) JSON.stringify(Object.keys(node));
  cloudbuild.builds?.(document, { read: () => undefined, exists: () => false, document: () => undefined });
}

it.each<[string, (size: number) => string]>([
  ["steps", (size) => `steps:\n${lines(size, (i) => `- name: a:$_T\n  env: [A=${i}]\n  script: docker build .`)}`],
  ["variables of a text", (size) => `steps: [{ name: docker, args: [build, "${"$_A ".repeat(size)}"] }]`],
  [
    "values that the file gives",
    (size) =>
      `substitutions:\n${lines(size, (i) => `  _V${i}: x`)}\nsteps:\n${lines(size, (i) => `- name: a:$_V${i}`)}`,
  ],
  [
    "variables that a script reads",
    (size) =>
      `steps:\n- name: a\n  env:\n${lines(size, (i) => `  - V${i}=1`)}\n  script: |\n${lines(size, (i) => `    echo $V${i}`)}`,
  ],
  [
    "builds",
    (size) => `steps:\n- name: docker\n  script: |\n${lines(size, () => "    docker build --build-arg A=1 .")}`,
  ],
])("takes work in proportion to %s", async (_, text) => {
  expect(await growthOf((size) => look(text(size)), 100)).toBeLessThan(linear);
});
