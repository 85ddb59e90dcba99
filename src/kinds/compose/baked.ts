import { known, knownValue } from "../../syntax/fact.ts";
import { resolvePath } from "../../syntax/posix-path.ts";
import type { AskedBuild, BuildCall, LinkFiles } from "../kind.ts";
import { usualBakeNames, usualComposeNames } from "../usual-names.ts";
import { calledBuilds } from "./called.ts";

/**
 * What a call of Bake builds that reads Compose files alone: nothing where it reads others, too, or sets more than they
 * say. All files are read as one, and every service that is built is a target, whatever its profiles.
 */
export function bakedBuilds(call: BuildCall, files: LinkFiles): readonly AskedBuild[] {
  const names = namesOf(call, files);
  if (!names || call.given("set").length > 0) return [];
  const targets = call.names.map(knownValue);
  const given = (option: string) =>
    option === "file" ? names.map((name) => known(name)) : option === "profile" ? [known("*")] : [];
  const all = calledBuilds({ ...call, tool: "bake services", names: [], given }, files);
  if (targets.length === 0 || targets.includes("default")) return all;
  return all.filter(({ name }) => targets.includes(targetOf(name)));
}

/** The name of a service as a target, which has no dots. */
function targetOf(name: string | undefined): string | undefined {
  return name?.replaceAll(".", "_");
}

function namesOf({ directory, given }: BuildCall, files: LinkFiles): readonly string[] | undefined {
  if (directory === undefined) return undefined;
  const isThere = (name: string) => files.exists(resolvePath(name, directory));
  const named = given("file").map((name) => knownValue(name)?.replace(/^cwd:\/\//, ""));
  if (named.length === 0) return usualBakeNames.some(isThere) ? undefined : usualComposeNames.filter(isThere);
  return named.every((name): name is string => name !== undefined && /\.ya?ml$/i.test(name)) ? named : undefined;
}
