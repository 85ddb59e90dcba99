import { type Fact, knownValue } from "../../syntax/fact.ts";
import { basename, resolvePath } from "../../syntax/posix-path.ts";
import { withComposeFiles } from "../build-call.ts";
import type { BuildCall } from "../kind.ts";
import { type PieceList, piecesOf } from "./lists.ts";
import type { CallByStep, StepReading, StepWay } from "./readings.ts";

/**
 * The call of Bake that docker/bake-action is asked for.
 * Source: its README, "inputs", and `getInputs` in its src/context.ts.
 */
export function bakeActionCall(step: StepReading, way: StepWay): CallByStep {
  const { job, index, action, span } = step;
  const files = piecesOf(way.input("files"), "commas");
  const targets = piecesOf(way.input("targets"), "commas");
  const set = piecesOf(way.input("set"), "lines");
  const lists = new Map([
    ["file", files],
    ["set", set],
  ]);
  const { directory, inGit } = startOf(way, action?.version);
  const call: BuildCall = {
    tool: "bake",
    by: way.place.owner,
    span,
    source: { path: basename(job.source.path) },
    directory: inGit
      ? directory && job.repository && resolvePath(directory, job.repository)
      : job.workspaceBefore(index).inRepository(directory),
    names: factsOf(targets),
    given: (option) => factsOf(lists.get(option)),
    variable: way.variable,
    complete: [files, targets, set].every(({ complete }) => complete),
  };
  return { call: withComposeFiles(call), inGit, mayBeMade: !job.isTidyBefore(index) };
}

function factsOf(list: PieceList | undefined): readonly Fact<string>[] {
  return (list?.pieces ?? []).map(({ fact }) => fact);
}

interface Start {
  /** Below the workspace, or below the root of the repository as git has it. */
  readonly directory: string | undefined;
  readonly inGit: boolean;
}

/** Since its sixth version the action takes the files that git has, unless it is given a directory. */
function startOf(way: StepWay, version: string | undefined): Start {
  const source = way.input("source");
  const text = source ? knownValue(source.fact)?.trim() : "";
  const workdir = way.input("workdir");
  if (text === undefined) return { directory: undefined, inGit: false };
  const [isDefault, below] = /^\{\{defaultContext\}\}(?::(.*))?$/.exec(text) ?? [];
  if (isDefault !== undefined) return { directory: below || ".", inGit: true };
  if (text === "") {
    const directory = workdir ? knownValue(workdir.fact)?.trim() : ".";
    return { directory, inGit: !workdir && !/^v?[1-5](?:\.|$)/.test(version ?? "") };
  }
  return { directory: /^(?:\w+:|git@)/.test(text) ? undefined : text, inGit: false };
}
