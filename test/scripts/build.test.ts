import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { projectCopy } from "./project-copy.ts";

const copy = projectCopy(["scripts", "src", "rules", "presets", "tsconfig.json"]);
afterAll(copy.remove);

it("leaves what was built where types are wrong, in the compiler's words alone", () => {
  mkdirSync(join(copy.dir, "dist"));
  writeFileSync(join(copy.dir, "dist/cli.cjs"), "");
  writeFileSync(join(copy.dir, "wrong.ts"), 'export const count: number = "one";\n');
  const compilerOptions = { noEmit: false, declaration: true, emitDeclarationOnly: true };
  const config = { extends: "./tsconfig.json", compilerOptions, include: [], files: ["wrong.ts"] };
  writeFileSync(join(copy.dir, "tsconfig.build.json"), JSON.stringify(config));
  const { status, stdout, stderr } = copy.run("build.ts");
  expect(stdout).toBe("wrong.ts(1,14): error TS2322: Type 'string' is not assignable to type 'number'.\n");
  expect(stderr).toBe("");
  expect(status).toBe(2);
  expect(existsSync(join(copy.dir, "dist/cli.cjs"))).toBe(true);
}, 60_000);
