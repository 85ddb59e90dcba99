import { type DockerOptions, docker, lastLine } from "./docker.ts";

/** The engine does not do what it can always do: nothing is wrong with what was asked. */
export class EngineFault extends Error {}

/**
 * Runs the client for what cannot fail but with the engine.
 * @returns standard output
 * @throws EngineFault with what the engine says
 */
export async function must(args: readonly string[], options: DockerOptions): Promise<string> {
  const { code, stdout, stderr } = await docker(args, options);
  if (code !== 0) throw new EngineFault(`docker ${args[0]}: ${lastLine(stderr)}`);
  return stdout;
}
