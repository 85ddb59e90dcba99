import { wordSet } from "./words.ts";

/** A USER value ("name", "name:group", "uid:gid") without its group. */
export function userPart(user: string): string {
  const colon = user.indexOf(":");
  return colon < 0 ? user : user.slice(0, colon);
}

/** Whether a USER value means root. An empty one does: Docker's default. */
export function isRoot(user: string): boolean {
  const name = userPart(user).trim();
  return name === "" || name === "root" || /^0+$/.test(name) || /^(ContainerAdministrator)$/i.test(name);
}

export function isNumeric(user: string): boolean {
  return /^\d+$/.test(userPart(user));
}

/** Whether a group, by name or number, is that of root. */
export function isRootGroup(group: string): boolean {
  return group === "root" || /^0+$/.test(group);
}

/** Accounts that an editor which attaches to the container looks for. */
export const editorAccounts = wordSet("vscode gitpod codespace coder");

/** Ids that distroless images and most distributions give to these names. */
export const usualIds: Readonly<Record<string, string>> = { nobody: "65534", nogroup: "65534", root: "0" };
