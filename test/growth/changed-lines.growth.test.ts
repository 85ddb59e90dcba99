import { expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { changedLinesGate } from "../../src/cli/changed-lines.ts";
import { kinds } from "../../src/kinds/index.ts";
import { lintWith } from "../engine/project.ts";
import { linear } from "../helpers/steps.ts";
import { growthFrom, lines } from "./constructs.ts";

const rules = builtinRules.filter(({ id }) => id === "no-sudo");
const linted = (text: string) => lintWith(rules, [{ path: "Dockerfile", kind: "dockerfile", text }]);

it("what changed lines are to blame for takes work in proportion to lines and findings", async () => {
  const gate = (size: number) => {
    const text = (name: string) => `FROM debian:12\n${lines(20 * size, (i) => `RUN sudo ${i % 2 ? "a" : name}${i}`)}`;
    const former = linted(text("b"));
    const before = new Map([["Dockerfile", text("b")]]);
    const gated = changedLinesGate({ kinds, before, former, textOf: () => undefined });
    const [file] = linted(text("c")).files;
    if (file) return gated({ kind: "dockerfile", source: file.source }, file.findings);
  };
  expect(gate(8)?.kept).toHaveLength(80);
  expect(await growthFrom(gate)).toBeLessThan(linear);
});
