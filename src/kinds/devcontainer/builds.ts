import { dirname, normalizePath } from "../../syntax/posix-path.ts";
import { askedBuild, here } from "../asked-build.ts";
import type { AskedBuild } from "../kind.ts";
import type { DevcontainerDocument } from "./nodes.ts";

/** The build that a file asks for: its Dockerfile and its context are both relative to where the file lies. */
export function buildsOf({ container, source }: DevcontainerDocument): readonly AskedBuild[] {
  const { build, hasBuildOptions, place } = container ?? {};
  if (!build || !place?.owner) return [];
  const directory = normalizePath(dirname(source.path));
  const asked = askedBuild(
    { ...build, context: build.context ?? here },
    { by: place.owner, source, directory, dockerfileIn: "directory" },
  );
  // Options for `docker build` may give arguments and a target too.
  return [{ ...asked, node: build, invocation: { ...asked.invocation, known: !hasBuildOptions } }];
}
