import { whereItIs } from "../build-calls.ts";
import { callsIn, commandBuilds } from "../command-builds.ts";
import type { AskedBuild, LinkFiles } from "../kind.ts";
import type { MakefileDocument } from "./nodes.ts";

/** The builds that recipes call; make runs where the file lies. */
export function buildsOf({ source, recipes, exported }: MakefileDocument, files: LinkFiles): readonly AskedBuild[] {
  return recipes.flatMap((commands) => [
    ...commandBuilds(commands, source, undefined, files).map((asked) => whereItIs([asked], files)),
    ...callsIn(commands, source, undefined, exported).flatMap((call) => files.called?.(call) ?? []),
  ]);
}
