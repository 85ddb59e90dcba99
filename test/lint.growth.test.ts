import { expect, it } from "vitest";
import { builtinRules } from "../rules/index.ts";
import { lintWith } from "./engine/project.ts";
import { growthOf, linear } from "./helpers/steps.ts";

const block = [
  "RUN apt-get update && apt-get install -y curl \\\n  && curl -fsSL https://e.example/$X | tar xz",
  "ENV X=${Y:-1} Z=2",
  "COPY a b c/",
  "USER app",
  "# a comment",
];

it("takes work in proportion to a file's length", async () => {
  const lint = (blocks: number) => lintWith(builtinRules, `FROM debian:12\n${`${block.join("\n")}\n`.repeat(blocks)}`);
  expect(await growthOf(lint, 60)).toBeLessThan(linear);
});
