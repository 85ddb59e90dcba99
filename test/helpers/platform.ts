import { spawnSync } from "node:child_process";

/** Where files have no modes, links take a privilege, names allow less, and signals end a process at once. */
export const windows: boolean = process.platform === "win32";

/** Whether programs can be run on a terminal of their own: by the `script` of util-linux, whose arguments others do not take. */
export const hasTerminal: boolean = process.platform === "linux" && hasPrograms("script");

export function hasPrograms(...programs: readonly string[]): boolean {
  const finder = windows ? "where" : "which";
  return programs.every((name) => spawnSync(finder, [name]).status === 0);
}
