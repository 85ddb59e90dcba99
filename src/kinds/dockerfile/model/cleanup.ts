import { packageManagers, removalCleans } from "../../../knowledge/package-managers.ts";
import type { Command } from "../../../nodes/command.ts";
import { cleaningsOf } from "../../../syntax/packages.ts";

const archives = /\.(tar|tar\.\w+|tgz|tbz2?|txz|zip|7z|deb|rpm|gz|bz2|xz|zst|asc|sig|sha256|sha512|gpg)$/i;
const temporary = /^\/(var\/)?(tmp|cache|log)\//;

/**
 * Whether a command only takes away what nobody needs in the image: package lists and caches, logs, temporary files,
 * downloaded archives. A fix may add or drop such commands without changing what the image does.
 */
export function isCleanup(command: Command): boolean {
  if (cleaningsOf(command).length > 0) return true;
  if (command.program !== "rm" || command.operands.length === 0) return false;
  return command.operands.every(({ value }) => value !== undefined && isDisposable(value));
}

function isDisposable(path: string): boolean {
  if (temporary.test(path) || archives.test(path)) return true;
  return packageManagers.some(({ stores }) => stores.some((store) => removalCleans(store, path)));
}
