import { beforeAll, expect, it } from "vitest";
import { composeKind } from "../../../src/kinds/compose/kind.ts";
import { defaultKnowledge } from "../../../src/knowledge/index.ts";
import type { Container } from "../../../src/nodes/container.ts";
import { growthOf, linear } from "../../helpers/steps.ts";

beforeAll(() => composeKind.prepare?.());

/** Walks over a file with everything wanted, and asks each container for all of its parts. */
function walk(text: string, others: Readonly<Record<string, string>> = {}): number {
  const document = composeKind.parse({ path: "compose.yaml", text });
  const files = { read: (path: string) => others[path], exists: (path: string) => path in others };
  const model = composeKind.model?.(document, { knowledge: defaultKnowledge, files });
  const visits = [...composeKind.walk(document, model as never, new Set(composeKind.yields))];
  for (const { node } of visits.filter(({ type }) => type === "Container")) JSON.stringify(partsOf(node as Container));
  return visits.length;
}

function partsOf({ environment, ports, mounts, command, security, unseen }: Container) {
  const counts = [environment, ports, mounts, command, security.addedCapabilities].map(({ length }) => length);
  return [counts, unseen];
}

const list = (size: number, item: (i: number) => string) => Array.from({ length: size }, (_, i) => item(i)).join(", ");

it.each<[string, (size: number) => string]>([
  ["services", (size) => `services: {${list(size, (i) => `s${i}: {image: a, command: run, ports: [80]}`)}}`],
  ["variables", (size) => `services: {a: {environment: {${list(size, (i) => `V${i}: $X`)}}}}`],
  [
    "ports and mounts",
    (size) => `services: {a: {ports: [${list(size, String)}], volumes: [${list(size, (i) => `/v${i}`)}]}}`,
  ],
  ["words", (size) => `services: {a: {command: "${"word 'a b' ".repeat(size)}"}}`],
  ["variables in words", (size) => `services: {a: {command: "${"$X ".repeat(size)}"}}`],
  ["escapes in words", (size) => `services: {a: {command: "${'$$X \\"a\\" '.repeat(size)}"}}`],
  ["words on lines", (size) => `services:\n  a:\n    command: >\n${"      a 'b c'\n".repeat(size)}`],
  ["commands of a script", (size) => `services: {a: {command: "sh -c 'true${"; echo $$X".repeat(size)}'"}}`],
  ["shared services", (size) => `x: &x {image: a, environment: {A: 1}}\nservices: {${list(size, (i) => `s${i}: *x`)}}`],
  ["services that extend one", (size) => `services: {b: {image: a}, ${list(size, (i) => `s${i}: {extends: b}`)}}`],
  ["services that extend each other", (size) => `services: {${list(size, (i) => `s${i}: {extends: s${i + 1}}`)}}`],
])("takes work in proportion to %s", async (_, text) => {
  expect(await growthOf((size) => walk(text(size)), 60)).toBeLessThan(linear);
});

it("does not multiply a base by those that extend it", async () => {
  const text = (size: number) =>
    `services: {b: {environment: {${list(size, (i) => `V${i}: x`)}}}, ${list(size, (i) => `s${i}: {extends: b, environment: {A: 1}}`)}}`;
  // Past 200,000 entries nothing is taken over: from there on it is in proportion.
  expect(await growthOf((size) => walk(text(size)), 150)).toBeLessThan(linear * 2);
});

it.each<[string, (size: number) => string, (size: number) => Readonly<Record<string, string>>]>([
  [
    "services that extend one of another file",
    (size) => `services: {${list(size, (i) => `s${i}: {extends: {file: b.yml, service: b}}`)}}`,
    () => ({ "b.yml": "services: {b: {image: a, environment: [A=1], command: a b}}" }),
  ],
  [
    "services that an override adds to",
    (size) => `services: {${list(size, (i) => `s${i}: {image: a, environment: [A=1]}`)}}`,
    (size) => ({
      "compose.override.yaml": `services: {${list(size, (i) => `s${i}: {environment: [B=1], ports: [80]}`)}}`,
    }),
  ],
])("takes work in proportion to %s", async (_, text, others) => {
  expect(await growthOf((size) => walk(text(size), others(size)), 60)).toBeLessThan(linear);
});
