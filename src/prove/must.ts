import { type DockerOptions, docker, lastLine } from "./docker.ts";

/**
 * Runs the client for what cannot fail but with the engine.
 * @returns standard output
 * @throws Error with what the engine says
 */
export async function must(args: readonly string[], options: DockerOptions): Promise<string> {
  const { code, stdout, stderr } = await docker(args, options);
  if (code !== 0) throw new Error(`docker ${args[0]}: ${lastLine(stderr)}`);
  return stdout;
}
