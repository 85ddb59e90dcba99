import { beforeAll, describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { kinds } from "../../src/kinds/index.ts";
import { lintWith } from "../engine/project.ts";
import { linear } from "../helpers/steps.ts";
import { bakeFiles } from "./bake.ts";
import { circleci, devcontainers, makefiles, releases, scripts } from "./callers.ts";
import { composeFiles } from "./compose.ts";
import { type Constructs, growthFrom } from "./constructs.ts";
import { commands, instructions } from "./dockerfile.ts";
import { ignoreFiles } from "./dockerignore.ts";
import { pipelines } from "./gitlab.ts";
import { manifests } from "./kubernetes.ts";
import { workflows } from "./workflow.ts";

const languages: readonly (readonly [name: string, path: string, kind: string, constructs: Constructs])[] = [
  ["Dockerfile", "Dockerfile", "dockerfile", instructions],
  ["RUN", "Dockerfile", "dockerfile", commands],
  [".dockerignore", ".dockerignore", "dockerignore", ignoreFiles],
  ["Compose file", "compose.yaml", "compose", composeFiles],
  ["Bake file", "docker-bake.hcl", "bake", bakeFiles],
  ["Kubernetes manifest", "deployment.yaml", "kubernetes", manifests],
  ["workflow", ".github/workflows/a.yml", "workflow", workflows],
  ["GitLab pipeline", ".gitlab-ci.yml", "gitlab-ci", pipelines],
  ["Makefile", "Makefile", "makefile", makefiles],
  ["script", "build.sh", "shell", scripts],
  ["pipeline of CircleCI", ".circleci/config.yml", "circleci", circleci],
  ["goreleaser file", ".goreleaser.yaml", "goreleaser", releases],
  ["dev container file", ".devcontainer.json", "devcontainer", devcontainers],
];

beforeAll(() => Promise.all(kinds.map((kind) => kind.prepare?.())));

describe.each(languages)("in a %s, work grows in proportion to", (_, path, kind, constructs) => {
  it.each(Object.keys(constructs))("%s", async (name) => {
    const lint = (size: number) => {
      const { failures } = lintWith(builtinRules, [{ path, kind, text: constructs[name]?.(size) as string }]);
      if (failures.length > 0) throw new Error(JSON.stringify(failures));
    };
    expect(await growthFrom(lint)).toBeLessThan(linear);
  });
});
