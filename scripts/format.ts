import { execFileSync } from "node:child_process";
import { root } from "./project.ts";

/** A text as `npm run format` would leave it in a file of that path, relative to the project. */
export function formatted(path: string, text: string): string {
  const biome = `${root}/node_modules/@biomejs/biome/bin/biome`;
  const args = [biome, "format", `--stdin-file-path=${path}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: "utf8" });
}
