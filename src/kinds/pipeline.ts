import type { Knowledge } from "../knowledge/index.ts";
import { buildByCommand } from "../nodes/build-command.ts";
import type { Command } from "../nodes/command.ts";
import type { Fact, Lookup } from "../syntax/fact.ts";
import type { Spanned } from "../text/span.ts";
import { callsIn, commandBuilds } from "./command-builds.ts";
import type { AskedBuild, Kind, LinkFiles, Visit } from "./kind.ts";
import { type Part, partsEditor, partsWhy } from "./parts.ts";
import { fromRoot, placedInRun } from "./run-root.ts";
import { filePlace, treeEntries, type YamlDocument, yamlKind } from "./yaml.ts";

// What kinds share whose files are pipelines: jobs with images, variables and scripts.

/** A job, or what holds for several of them. */
export interface PipelineJob extends Part {
  readonly type: string;
  /** What it consists of but for its scripts: containers, images, variables. */
  readonly nodes: readonly TypedNode[];
  /** In order; worked out when asked for. */
  scripts(): readonly PipelineScript[];
}

interface TypedNode extends Spanned {
  readonly type: string;
}

/** What one shell runs. */
export interface PipelineScript {
  readonly commands: readonly Command[];
  /** Where it starts, relative to the file's directory. */
  readonly start: Fact<string>;
  /** The variables that are set for it; undefined for what nothing is known to set. */
  readonly variable?: Lookup;
}

export interface PipelineDocument extends YamlDocument {
  readonly jobs: readonly PipelineJob[];
}

/** What a kind of such files can do; it adds its name and files, what it claims, what it yields, and `parse`. */
export const pipelineKind: Omit<
  Kind<PipelineDocument, Knowledge>,
  "name" | "files" | "yields" | "claims" | "parse" | "prepare"
> &
  Pick<typeof yamlKind, "prepare"> = {
  ...yamlKind,
  model: (_document, { knowledge }) => knowledge,
  walk,
  builds: buildsOf,
  editor: { ...yamlKind.editor, ...partsEditor(jobsOf) },
  why: partsWhy(jobsOf),
};

function jobsOf({ jobs }: PipelineDocument): readonly PipelineJob[] {
  return jobs;
}

/** A Dockerfile that is not there may be made by a job. */
function buildsOf({ jobs, source }: PipelineDocument, files: LinkFiles): readonly AskedBuild[] {
  const scripts = jobs.flatMap((job) => job.scripts());
  const asked = scripts.flatMap(({ commands, start, variable }) => [
    ...commandBuilds(commands, source, start, placedFiles(files)).map(placedInRun),
    ...callsIn(commands, source, start, variable).flatMap(
      (call) => files.called?.({ ...call, directory: fromRoot(call.directory) }) ?? [],
    ),
  ]);
  return asked.map((one) => (one.path !== undefined && !files.exists(one.path) ? { ...one, path: undefined } : one));
}

function placedFiles(files: LinkFiles): Pick<LinkFiles, "exists"> {
  return {
    exists(path) {
      const own = fromRoot(path);
      return own !== undefined && files.exists(own);
    },
  };
}

/** Nodes in the order of the text; what jobs share through an anchor is visited once. */
function walk({ kind, problems, jobs, roots }: PipelineDocument, _model: Knowledge, wanted: ReadonlySet<string>) {
  const nodes: TypedNode[] = [...problems];
  const seen = new Set<string>();
  const addNew = (node: TypedNode) => {
    const place = `${node.type}:${node.span.start}`;
    if (seen.has(place)) return;
    seen.add(place);
    nodes.push(node);
  };
  for (const job of jobs) {
    const commands = job.scripts().flatMap((script) => script.commands);
    const builds = commands.flatMap((command) => buildByCommand(command) ?? []);
    for (const node of [job, ...job.nodes, ...commands]) addNew(node);
    for (const build of builds) for (const node of [build, ...build.args]) addNew(node);
  }
  const place = filePlace(kind, "job");
  if (wanted.has("Entry")) for (const entry of treeEntries(roots, () => place)) nodes.push(entry);
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node): Visit => ({ type: node.type, node }));
}
