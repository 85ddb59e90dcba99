import { beforeAll, expect, it } from "vitest";
import { kubernetesKind } from "../../../src/kinds/kubernetes/kind.ts";
import { kubernetesWhy } from "../../../src/kinds/kubernetes/why.ts";
import { read, readOne } from "./read.ts";

beforeAll(() => kubernetesKind.prepare?.());

it("says what is known of the container at a place", () => {
  const file = readOne(["image: node:22", "env: [{name: A, value: b}]"]);
  const subject = kubernetesWhy.subject(file, ({ end }) => end > file.source.text.indexOf("node:22"));
  if (!subject) throw new Error("no subject");
  expect(file.slice(subject.span)).toMatch(/^name: web/);
  expect(
    kubernetesWhy.facts(subject.node, [file.model], "").map(({ name, value }) => [name, value.known && value.value]),
  ).toEqual([
    ["image", "node:22"],
    ["user", "root"],
    ["directory", "/"],
    ["shell", false],
    ["$A", "b"],
  ]);
  expect(kubernetesWhy.facts(subject.node, [], "")).toEqual([]);
});

it("has nothing to say outside of containers", () => {
  expect(kubernetesWhy.subject(read("kind: Pod\n"), () => true)).toBeUndefined();
});
