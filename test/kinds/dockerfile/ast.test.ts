import { expect, it, vi } from "vitest";

it("has no standard tree where nobody brought its parser, as in a browser", async () => {
  vi.resetModules();
  const { parseDockerfile } = await import("../../../src/kinds/dockerfile/parse.ts");
  const document = parseDockerfile({ path: "Dockerfile", text: "FROM x" });
  expect(() => document.ast).toThrow("setAstBuilder");
});
