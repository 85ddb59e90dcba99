import type { Knowledge } from "../../knowledge/index.ts";
import type { Kind } from "../kind.ts";
import { pipelineKind } from "../pipeline.ts";
import type { GitlabDocument } from "./nodes.ts";
import { parseGitlab } from "./parse.ts";

const ownName = /(?:^|[/\\])(?:[^/\\]+)?\.gitlab-ci\.ya?ml$/i;

export const gitlabKind: Kind<GitlabDocument, Knowledge> = {
  ...pipelineKind,
  name: "gitlab-ci",
  files: {
    name: ".gitlab-ci.yml",
    noun: "GitLab pipeline",
    pattern: "(^|/)[^/]*\\.gitlab-ci\\.ya?ml$",
    likely: ["*.gitlab-ci.yml", "*.gitlab-ci.yaml"],
    globs: ["**/*.gitlab-ci.{yml,yaml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["GitlabJob", "Build", "Command", "EnvVar", "ImageRef", "Problem", "Entry"],
  claims: (path) => ownName.test(path),
  parse: parseGitlab,
};
