import { basename } from "../../syntax/posix-path.ts";

const composeName = /^(?:docker-compose(?:[._-].*)?|compose(?:\..*)?|.+\.compose)\.ya?ml$/i;

/** Whether a path is one by which Compose files are known; others are told by what they hold. */
export function namesCompose(path: string): boolean {
  return composeName.test(basename(path));
}

/** Whether Compose reads a file of that name by itself, so that no file before it can give what it leaves out. */
export function isWhole(path: string): boolean {
  return /^(?:docker-)?compose\.ya?ml$/i.test(basename(path));
}
