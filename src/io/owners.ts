import { lstatSync, type Stats, statSync } from "node:fs";

/**
 * The users whose files count as the current user's own, by git's rule: for root, whoever called it with `sudo` too.
 * Undefined where files have no owners by number, as on Windows.
 */
export function ownUsers(): ReadonlySet<number> | undefined {
  const user = process.geteuid?.();
  if (user === undefined) return undefined;
  const caller = process.env.SUDO_UID ?? "";
  return new Set(user === 0 && /^\d+$/.test(caller) ? [user, Number(caller)] : [user]);
}

/**
 * Whether what stands above a directory was put there by somebody who has a say in it: this user, root, or whoever has the
 * directory. Anybody may put something into a directory above that all may write. A link counts as what it leads to, too.
 */
export function hasSay(path: string, directory: string): boolean {
  const own = ownUsers();
  const holder = ownerOf(directory, statSync);
  return [lstatSync, statSync].every((stat) => {
    const owner = ownerOf(path, stat);
    return owner === undefined || own === undefined || owner === 0 || owner === holder || own.has(owner);
  });
}

function ownerOf(path: string, stat: (path: string) => Stats): number | undefined {
  try {
    return stat(path).uid;
  } catch {
    return undefined;
  }
}
