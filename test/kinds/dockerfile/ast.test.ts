import { expect, it } from "vitest";
import { parseDockerfile } from "../../../src/kinds/dockerfile/parse.ts";

it("has no standard tree where nobody brought its parser, as in a browser", () => {
  const document = parseDockerfile({ path: "Dockerfile", text: "FROM x" });
  expect(() => document.ast).toThrow("setAstBuilder");
});
