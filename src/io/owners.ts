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
