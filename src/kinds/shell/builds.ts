import { known } from "../../syntax/fact.ts";
import { dirname, normalizePath } from "../../syntax/posix-path.ts";
import { whereItIs } from "../build-calls.ts";
import { commandBuilds } from "../command-builds.ts";
import type { AskedBuild, LinkFiles } from "../kind.ts";
import { fromRoot } from "./directories.ts";
import type { ShellDocument } from "./nodes.ts";

/** The builds that a script calls, from where it lies or from the root of the project. */
export function buildsOf({ source, commands }: ShellDocument, files: LinkFiles): readonly AskedBuild[] {
  const beside = normalizePath(dirname(source.path));
  const up = beside === "." ? [] : [beside.replace(/[^/]+/g, "..")];
  const candidates = [".", ...up].map((directory) => commandBuilds(commands, source, known(directory)).map(placed));
  return (candidates[0] ?? []).map((_, i) =>
    whereItIs(
      candidates.flatMap((builds) => builds[i] ?? []),
      files,
    ),
  );
}

function placed(asked: AskedBuild): AskedBuild {
  return { ...asked, root: fromRoot(asked.root), path: fromRoot(asked.path) };
}
