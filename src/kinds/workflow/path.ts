import { dirname, normalizePath } from "../../syntax/posix-path.ts";

/** Forgejo and Gitea run the same files from folders of their own. */
const workflow = /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i;

const action = /(?:^|\/)action\.ya?ml$/i;

export const pathPattern = "(^|/)(\\.(github|gitea|forgejo)/workflows/[^/]+|action)\\.ya?ml$";

export function namesWorkflow(path: string): boolean {
  return workflow.test(path.replaceAll("\\", "/"));
}

/** Whether a file may be an action: other tools have files of that name too. */
export function namesAction(path: string): boolean {
  return action.test(path.replaceAll("\\", "/"));
}

/** The directory of an action file; also where its own Dockerfile is looked for. */
export function directoryOf(path: string): string {
  return normalizePath(dirname(path));
}

/**
 * The root of the repository that a file belongs to, by the folder that it stands in. Undefined where that does not say
 * it: an action may be used in any repository.
 */
export function repositoryOf(path: string): string | undefined {
  const normal = normalizePath(path);
  const folder = /(?:^|\/)\.(?:github|gitea|forgejo)\//.exec(normal);
  return folder ? normalizePath(normal.slice(0, folder.index) || ".") : undefined;
}
