import { environmentRunners } from "../../knowledge/programs/environments.ts";
import type { Command } from "../../nodes/command.ts";

/**
 * Whether a command finds programs elsewhere than the image has them, because another one started it so: `conda run`,
 * `npx`, `chroot`.
 */
export function hasOwnEnvironment({ wrappers }: Command): boolean {
  for (const { program } of wrappers) if (environmentRunners.has(program)) return true;
  return false;
}
