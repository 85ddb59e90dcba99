import { known } from "../../syntax/fact.ts";
import { dirname, normalizePath } from "../../syntax/posix-path.ts";
import { whereItIs } from "../build-calls.ts";
import { callsIn, commandBuilds } from "../command-builds.ts";
import type { AskedBuild, BuildCall, LinkFiles } from "../kind.ts";
import { fromRoot, placedInRun } from "../run-root.ts";
import type { ShellDocument } from "./nodes.ts";

/** The builds that a script calls, from where it lies or from the root of the project. */
export function buildsOf({ source, commands }: ShellDocument, files: LinkFiles): readonly AskedBuild[] {
  const beside = normalizePath(dirname(source.path));
  const up = beside === "." ? [] : [beside.replace(/[^/]+/g, "..")];
  const starts = [".", ...up].map((directory) => known(directory));
  const candidates = starts.map((directory) => commandBuilds(commands, source, directory, files).map(placedInRun));
  const built = (candidates[0] ?? []).map((_, i) =>
    whereItIs(
      candidates.flatMap((builds) => builds[i] ?? []),
      files,
    ),
  );
  const calls = starts.map((directory) => callsIn(commands, source, directory));
  const called = (calls[0] ?? []).flatMap((_, i) =>
    calledFrom(
      calls.flatMap((one) => one[i] ?? []),
      files,
    ),
  );
  return [...built, ...called];
}

/** Of a call as it would be from each directory, the one whose files are there; none where several are. */
function calledFrom(candidates: readonly BuildCall[], files: LinkFiles): readonly AskedBuild[] {
  const byDirectory = new Map(candidates.map((call) => [fromRoot(call.directory), call]));
  const found = [...byDirectory]
    .map(([directory, call]) => files.called?.({ ...call, directory }) ?? [])
    .filter((builds) => builds.length > 0);
  return found.length === 1 ? (found[0] as readonly AskedBuild[]) : [];
}
