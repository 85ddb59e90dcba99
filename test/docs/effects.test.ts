import { expect, it } from "vitest";
import type { FixEffect } from "../../src/finding.ts";
import { read } from "./pages.ts";

/** The compiler holds these against the type. */
const effects: Readonly<Record<FixEffect, true>> = {
  none: true,
  directives: true,
  base: true,
  stages: true,
  user: true,
  workdir: true,
  shell: true,
  env: true,
  entrypoint: true,
  cmd: true,
  healthcheck: true,
  stopsignal: true,
  ports: true,
  volumes: true,
  labels: true,
  args: true,
  copies: true,
  ownership: true,
  options: true,
  cleanup: true,
  commands: true,
  mounts: true,
  layers: true,
};

it("lists every effect that a fix may declare", () => {
  const [, section = ""] = read("docs/extend/writing-rules.md").split("### Effects\n");
  const listed = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(effects).sort());
});
