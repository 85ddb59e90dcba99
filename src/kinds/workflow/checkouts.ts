import { type Fact, knownValue } from "../../syntax/fact.ts";
import { normalizePath } from "../../syntax/posix-path.ts";
import type { Checkout, UsedAction } from "./nodes.ts";

/**
 * What `actions/checkout` puts where; undefined for any other action.
 *
 * @param path the value of its input `path`
 */
export function checkoutOf({ name, input }: UsedAction, path: Fact<string> | undefined): Checkout | undefined {
  if (name !== "actions/checkout") return undefined;
  const place = path ? knownValue(path) : ".";
  return {
    path: place === undefined ? undefined : normalizePath(place),
    own: isOwn(input("repository")?.value, input("ref")?.value),
  };
}

/**
 * Another repository is not this one, nor is a branch or a commit that is written out: an expression takes one of those
 * that the workflow is started for.
 */
function isOwn(repository: string | undefined, ref: string | undefined): boolean {
  if (repository && !/\bgithub\.repository\b|\bhead\.repo\.full_name\b/.test(repository)) return false;
  return !ref || ref.includes("${{");
}

/** Actions that put no files into the workspace that a build may ask for. */
const tidy =
  /^(?:actions\/(?:checkout|setup-[\w-]+|cache|upload-artifact|attest[\w-]*|labeler|github-script)|docker\/(?:setup-[\w-]+|login-action|metadata-action|build-push-action|bake-action|scout-action))$/;

export function leavesWorkspace({ name }: UsedAction): boolean {
  return tidy.test(name);
}
