import { buildByCommand } from "../../nodes/build-command.ts";
import { knownValue } from "../../syntax/fact.ts";
import { basename, resolvePath } from "../../syntax/posix-path.ts";
import { askedBuild } from "../asked-build.ts";
import { callsIn, commandBuilds } from "../command-builds.ts";
import type { AskedBuild } from "../kind.ts";
import { bakeActionCall } from "./bake-action.ts";
import { pushActionBuild } from "./push-action.ts";
import type { AskedByStep, CallByStep, StepReading, StepWay } from "./readings.ts";

/** What a step builds in each of its ways. */
export function buildsOfStep(step: StepReading): readonly AskedByStep[] {
  const { action, ways } = step;
  if (action?.name === "docker/build-push-action") return ways.map((way) => byAction(step, way));
  return action ? [] : ways.flatMap((way) => byCommands(step, way));
}

/** `file` starts where the workspace does, whatever `context` is. Without a context it is the repository, as git has it. */
function byAction(step: StepReading, way: StepWay): AskedByStep {
  const { job, index } = step;
  const build = pushActionBuild(step.span, way.place, way.input);
  const source = { path: basename(job.source.path) };
  const asked = askedBuild(build.node, { by: way.place.owner, source, directory: ".", dockerfileIn: "directory" });
  const { context, dockerfile } = build.node;
  const inGit = context ? /^\{\{defaultContext\}\}(?::(.*))?$/.exec(knownValue(context.value) ?? "") : ([] as const);
  const located = inGit
    ? {
        ...asked,
        root: undefined,
        path: inGitContext(knownValue(dockerfile?.value), inGit[1] ?? ".", !dockerfile, job.repository),
      }
    : inWorkspace(asked, step);
  const invocation = build.complete ? located.invocation : { ...located.invocation, known: false };
  return { build, asked: { ...located, invocation }, mayBeMade: !job.isTidyBefore(index) };
}

function inGitContext(
  file: string | undefined,
  below: string,
  usual: boolean,
  repository: string | undefined,
): string | undefined {
  const name = usual ? "Dockerfile" : file;
  if (name === undefined || repository === undefined) return undefined;
  return resolvePath(name, resolvePath(below, repository));
}

function byCommands(step: StepReading, way: StepWay): readonly AskedByStep[] {
  const commands = way.commands();
  if (!commands.some((command) => buildByCommand(command) !== undefined)) return [];
  const source = { path: basename(step.job.source.path) };
  return commandBuilds(commands, source, way.place.state.workdir).flatMap((asked) => {
    const located = inWorkspace(asked, step);
    return asked.node ? { build: { node: asked.node, complete: true }, asked: located, mayBeMade: true } : [];
  });
}

/** The paths of a build in the repository rather than in the workspace. */
function inWorkspace(asked: AskedBuild, { job, index }: StepReading): AskedBuild {
  const workspace = job.workspaceBefore(index);
  return { ...asked, root: workspace.inRepository(asked.root), path: workspace.inRepository(asked.path) };
}

/** The tools that a step calls in each of its ways, which build what other files describe. */
export function callsOfStep(step: StepReading): readonly CallByStep[] {
  const { action, ways } = step;
  if (action?.name === "docker/bake-action") return ways.map((way) => bakeActionCall(step, way));
  return action ? [] : ways.flatMap((way) => byScript(step, way));
}

function byScript({ job, index }: StepReading, way: StepWay): readonly CallByStep[] {
  const workspace = job.workspaceBefore(index);
  const source = { path: basename(job.source.path) };
  return callsIn(way.commands(), source, way.place.state.workdir, way.variable).map((call) => ({
    call: { ...call, directory: workspace.inRepository(call.directory) },
    inGit: false,
    mayBeMade: true,
  }));
}
