import { describe, expect, it } from "vitest";
import { defaultKnowledge, extendKnowledge } from "../../src/knowledge/index.ts";

describe("extendKnowledge", () => {
  const table = { programs: ["frob", "frob3*"], flags: ["-v|--verbose"] };
  const knowledge = extendKnowledge(defaultKnowledge, {
    baseImages: {
      "registry.example.com/*": { family: "debian", programs: ["curl"] },
      "registry.example.com/go:*-dev": { sdk: true, programs: ["go"] },
      "node:*-slim": { programs: ["curl"], users: { app: 2000 }, user: "node" },
    },
    commands: [table],
  });

  it("knows images by pattern, later patterns adding to earlier ones", () => {
    expect(knowledge.baseImage("registry.example.com/go", "1-dev", undefined)).toEqual({
      family: "debian",
      sdk: true,
      programs: ["curl", "go"],
    });
    expect(knowledge.baseImage("registry.example.com/go", "1", undefined)).toEqual({
      family: "debian",
      programs: ["curl"],
    });
    expect(knowledge.baseImage("example/unknown", undefined, undefined)).toBeUndefined();
  });

  it("lays facts over those that come with the package", () => {
    const facts = knowledge.baseImage("node", "22-slim", undefined);
    expect(facts).toMatchObject({ family: "debian", user: "node", users: { node: 1000, app: 2000 } });
    expect(facts?.programs).toContain("curl");
    expect(facts?.absent).not.toContain("curl");
    expect(defaultKnowledge.baseImage("node", "22-slim", undefined)?.user).toBe("root");
  });

  it("knows commands by name, with a star for the rest of it", () => {
    expect(knowledge.command("frob")).toBe(table);
    expect(knowledge.command("frob3.12")).toBe(table);
    expect(knowledge.command("frobnicate")).toBeUndefined();
    expect(knowledge.command("apt-get")).toBe(defaultKnowledge.command("apt-get"));
  });
});
