import { basename } from "../../syntax/posix-path.ts";

const composeName = /^(?:docker-compose(?:[._-].*)?|compose(?:\..*)?|.+\.compose)\.ya?ml$/i;

/** Whether a path is one by which Compose files are known; others are told by what they hold. */
export function namesCompose(path: string): boolean {
  return composeName.test(basename(path));
}
