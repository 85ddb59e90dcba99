import type { Knowledge } from "../../knowledge/index.ts";
import { known, unknownFact } from "../../syntax/fact.ts";
import { basename } from "../../syntax/posix-path.ts";
import type { Spanned } from "../../text/span.ts";
import { commandBuilds } from "../command-builds.ts";
import type { AskedBuild, Kind, LinkFiles, Visit } from "../kind.ts";
import { partsEditor, partsWhy } from "../parts.ts";
import { filePlace, treeEntries, yamlKind } from "../yaml.ts";
import type { GitlabDocument, GitlabJob } from "./nodes.ts";
import { parseGitlab } from "./parse.ts";

interface TypedNode extends Spanned {
  readonly type: string;
}

const ownName = /(?:^|[/\\])(?:[^/\\]+)?\.gitlab-ci\.ya?ml$/i;

export const gitlabKind: Kind<GitlabDocument, Knowledge> = {
  ...yamlKind,
  name: "gitlab-ci",
  files: {
    name: ".gitlab-ci.yml",
    noun: "GitLab pipeline",
    pattern: "(^|/)[^/]*\\.gitlab-ci\\.ya?ml$",
    likely: "\\.gitlab-ci\\.ya?ml$",
    globs: ["**/*.gitlab-ci.{yml,yaml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["GitlabJob", "Build", "Command", "EnvVar", "ImageRef", "Problem", "Entry"],
  claims: (path) => ownName.test(path),
  parse: parseGitlab,
  model: (_document, { knowledge }) => knowledge,
  walk,
  builds: buildsOf,
  editor: { ...yamlKind.editor, ...partsEditor(jobsOf) },
  why: partsWhy(jobsOf),
};

function jobsOf({ jobs }: GitlabDocument): readonly GitlabJob[] {
  return jobs;
}

const askedOf = new WeakMap<GitlabDocument, readonly AskedBuild[]>();

/** Jobs start at the root of the repository, where the file lies that all others are included from. */
function askedIn(document: GitlabDocument): readonly AskedBuild[] {
  let asked = askedOf.get(document);
  if (!asked) {
    const { jobs, source } = document;
    const isFirst = /^\.gitlab-ci\.ya?ml$/i.test(basename(source.path));
    const directory = isFirst ? known(".") : unknownFact("the file is included from another one");
    asked = jobs.flatMap((job) => commandBuilds(job.commands(), source, directory));
    askedOf.set(document, asked);
  }
  return asked;
}

/** A Dockerfile that is not there may be made by a job. */
function buildsOf(document: GitlabDocument, files: LinkFiles): readonly AskedBuild[] {
  return askedIn(document).map((asked) =>
    asked.path !== undefined && !files.exists(asked.path) ? { ...asked, path: undefined } : asked,
  );
}

/** Nodes in the order of the text; what jobs share through an anchor is visited once. */
function walk(document: GitlabDocument, _model: Knowledge, wanted: ReadonlySet<string>): readonly Visit[] {
  const { problems, jobs, roots } = document;
  const nodes: TypedNode[] = [...problems];
  const seen = new Set<string>();
  const addNew = (node: TypedNode) => {
    const place = `${node.type}:${node.span.start}`;
    if (seen.has(place)) return;
    seen.add(place);
    nodes.push(node);
  };
  for (const job of jobs) {
    for (const node of [job, ...job.services, ...job.environment, ...job.commands()]) addNew(node);
    if (job.image) addNew(job.image);
  }
  for (const { node } of askedIn(document)) for (const one of node ? [node, ...node.args] : []) addNew(one);
  const place = filePlace("gitlab-ci", "job");
  if (wanted.has("Entry")) for (const entry of treeEntries(roots, () => place)) nodes.push(entry);
  nodes.sort((a, b) => a.span.start - b.span.start);
  return nodes.map((node) => ({ type: node.type, node }));
}
