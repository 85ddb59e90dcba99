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
