import { describe, expect, it } from "vitest";
import { pipelineKind } from "../../../scripts/templates/kind/kind.ts";
import { lint } from "../../../src/index.ts";

const plugins = [{ name: "template", kinds: [pipelineKind] }];
const text = `jobs:
  test:
    image: node
    env: { CI: "true" }
    script: |
      wget https://example.com/\${{ ref }}
  ship:
    image: other.example.com/ship:\${{ version }}
`;

describe("pipeline", () => {
  it("has images and commands that are judged as those of any kind", async () => {
    const rules = {
      "pin-base-image-tag": "warning",
      "trusted-registries": ["error", { registries: ["docker.io"] }],
      "wget-no-progress": "info",
    } as const;
    const report = await lint({ path: "pipeline.yaml", text }, { config: { extends: [], rules }, plugins });
    expect(report.failures).toEqual([]);
    const [file] = report.files;
    expect(file?.kind).toBe("pipeline");
    expect(file?.findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([
      ["pin-base-image-tag", "node"],
      ["wget-no-progress", "wget"],
      ["trusted-registries", "other.example.com/ship:${{ version }}"],
    ]);
  });

  it("reads whatever is there", async () => {
    for (const broken of ["", "jobs: 1", "jobs: { a: , b: [1] }", "jobs:\n\t- x", "jobs: { a: { script: [1] } }"]) {
      const report = await lint({ path: "pipeline.yaml", text: broken }, { config: { extends: "all" }, plugins });
      expect(report.failures).toEqual([]);
      expect(report.files[0]?.kind).toBe("pipeline");
    }
  });
});
