import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { kinds } from "../../src/kinds/index.ts";
import { lintWith } from "../engine/project.ts";
import { growthOf, stepsOf } from "../helpers/steps.ts";
import { composeFiles } from "./compose.ts";
import { commands, instructions } from "./dockerfile.ts";
import { ignoreFiles } from "./dockerignore.ts";

it("probe", async () => {
  await Promise.all(kinds.map((kind) => kind.prepare?.()));
  const out: string[] = [];
  const only = process.env.ONLY ? new RegExp(process.env.ONLY) : undefined;
  for (const [path, kind, table] of [
    ["Dockerfile", "dockerfile", instructions],
    ["Dockerfile", "dockerfile", commands],
    [".dockerignore", "dockerignore", ignoreFiles],
    ["compose.yaml", "compose", composeFiles],
  ] as const)
    for (const [name, of] of Object.entries(table)) {
      if (only && !only.test(`${kind}: ${name}`)) continue;
      const lint = (n: number) => {
        const r = lintWith(builtinRules, [{ path, kind, text: of(n) }]);
        if (r.failures.length) out.push(`FAIL ${name} ${JSON.stringify(r.failures)}`);
      };
      await lint(Number(process.env.SIZE ?? 40));
      const size = Number(process.env.SIZE ?? 40);
      const a = await stepsOf(() => lint(size));
      const b = await stepsOf(() => lint(size * 8));
      out.push(`${(b / a).toFixed(1).padStart(6)} ${String(a).padStart(9)} ${String(b).padStart(10)} ${kind}: ${name}`);
      writeFileSync(process.env.OUT ?? "/tmp/growth-probe.txt", out.join("\n") + "\n");
    }
});
