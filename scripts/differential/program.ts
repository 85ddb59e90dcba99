import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";

const mebibyte = 1024 * 1024;

/**
 * What a program writes to its standard output, whatever its exit code: linters exit with 1 where they find something. It
 * runs in a directory without configurations.
 * @throws Error where it cannot be started
 */
export function outputOf(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): string {
  const { error, stdout } = spawnSync(program, args, {
    cwd: tmpdir(),
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 512 * mebibyte,
  });
  if (error) throw new Error(`${program} does not run: ${error.message}`);
  return stdout;
}

export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}

/** A file at which a program fails takes the others of its call along: asks about smaller and smaller parts of them. */
export function inParts<T>(
  paths: readonly string[],
  ask: (paths: readonly string[]) => readonly T[] | undefined,
  failed: (path: string) => T,
): readonly T[] {
  const answer = ask(paths);
  if (answer) return answer;
  const [path = ""] = paths;
  if (paths.length === 1) return [failed(path)];
  return chunks(paths, Math.ceil(paths.length / 4)).flatMap((part) => inParts(part, ask, failed));
}
