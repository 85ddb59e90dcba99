import type { Knowledge } from "../../knowledge/index.ts";
import type { Kind } from "../kind.ts";
import { pipelineKind } from "../pipeline.ts";
import type { CircleciDocument } from "./nodes.ts";
import { parseCircleci } from "./parse.ts";

const ownPath = /(?:^|[/\\])\.circleci[/\\][^/\\]+\.ya?ml$/i;

export const circleciKind: Kind<CircleciDocument, Knowledge> = {
  ...pipelineKind,
  name: "circleci",
  files: {
    name: ".circleci/config.yml",
    noun: "CircleCI pipeline",
    pattern: "(^|/)\\.circleci/[^/]+\\.ya?ml$",
    likely: ["*.yml", "*.yaml"],
    globs: ["**/.circleci/*.{yml,yaml}"],
    languageIds: [],
    fence: "yaml",
  },
  yields: ["CircleciJob", "Build", "Command", "Container", "EnvVar", "ImageRef", "Problem", "Entry"],
  claims: (path) => ownPath.test(path),
  parse: parseCircleci,
};
