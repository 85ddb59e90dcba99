import { wellFormed } from "./safe-text.ts";

/**
 * A path as services know it that show findings beside the code: from the root of the repository, without `.` and, as
 * far as there is something to leave, `..`. Absolute paths stay.
 *
 * @param directory the working directory as a path from the root of its repository, with a slash at its end; empty for
 * the root itself
 */
export function repositoryPath(path: string, directory = ""): string {
  if (/^(?:\/|[a-z]:\/)/i.test(path)) return wellFormed(path);
  const names: string[] = [];
  for (const name of `${directory}${path}`.split("/")) {
    if (name === "." || name === "") continue;
    if (name === ".." && names.length > 0 && names.at(-1) !== "..") names.pop();
    else names.push(name);
  }
  return wellFormed(names.join("/"));
}
