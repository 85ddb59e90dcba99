import { bakeKind } from "./bake/kind.ts";
import { circleciKind } from "./circleci/kind.ts";
import { composeKind } from "./compose/kind.ts";
import { devcontainerKind } from "./devcontainer/kind.ts";
import { dockerfileKind } from "./dockerfile/kind.ts";
import { dockerignoreKind } from "./dockerignore/kind.ts";
import { gitlabKind } from "./gitlab-ci/kind.ts";
import { goreleaserKind } from "./goreleaser/kind.ts";
import type { Kind } from "./kind.ts";
import { kubernetesKind } from "./kubernetes/kind.ts";
import { makefileKind } from "./makefile/kind.ts";
import { shellKind } from "./shell/kind.ts";
import { workflowKind } from "./workflow/kind.ts";

/** The kinds of documents that Plimsoll reads; the first that claims a file has it. */
export const kinds: readonly Kind[] = [
  dockerfileKind,
  dockerignoreKind,
  composeKind,
  bakeKind,
  workflowKind,
  gitlabKind,
  circleciKind,
  goreleaserKind,
  kubernetesKind,
  devcontainerKind,
  makefileKind,
  shellKind,
] as readonly Kind[];
