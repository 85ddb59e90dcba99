import { readdirSync } from "node:fs";
import { join } from "node:path";
import { commonDirectory, type Repository } from "../../io/repository.ts";
import { askGit, split } from "./run.ts";

/** https://git-scm.com/docs/gitrevisions */
const mark = /@\{(?:u|upstream|push)\}/i;

const keys = String.raw`^(branch\..*\.merge|remote\..*\.fetch)$`;

/** Directories in which git kept remotes before it had them in its configuration, and still looks for them. */
const formerPlaces = ["remotes", "branches"];

/**
 * What the upstream of a branch may lead git to beside the refs, where a revision is named by it: the configuration says
 * what that is called, and may say anything.
 */
export function oddUpstream(revision: string, repository: Repository): string | undefined {
  if (!mark.test(revision)) return undefined;
  const former = formerPlaces.map((name) => join(commonDirectory(repository.gitDir), name)).find(hasEntries);
  if (former !== undefined) return `${former} has remotes that are not followed`;
  const settings = split(askGit(repository, "config", ["--null", "--get-regexp", keys]).output);
  const odd = settings.find(leavesRefs);
  return odd && `its configuration has ${odd.replace("\n", " ")}`;
}

/** @param setting a key, and behind a line's end its value: a ref, or one there and behind a colon one here */
function leavesRefs(setting: string): boolean {
  const value = setting.slice(setting.indexOf("\n") + 1);
  const own = value.slice(value.indexOf(":") + 1);
  return !/^(?:$|\^|[+]?HEAD$|[+]?refs\/)/.test(own);
}

function hasEntries(directory: string): boolean {
  try {
    return readdirSync(directory).length > 0;
  } catch {
    return false;
  }
}
