import {
  type DockerfileModel,
  defineRule,
  type ProposedFix,
  replace,
  type Stage,
  type Word,
} from "../../src/author.ts";
import { referencesTo } from "../../src/kit.ts";

export default defineRule({
  id: "unique-stage-names",
  summary: "No two stages share a name",
  why: "A reference to the name finds only one of the stages, and which one differs between builders and between FROM and COPY.",
  topic: "stages",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3024"],
    buildkit: ["DuplicateStageName"],
    trivy: ["DS-0012"],
    checkov: ["CKV_DOCKER_11"],
    kics: ["f2daed12-c802-49cd-afed-fe41d0b82fed"],
    semgrep: ["alias-must-be-unique"],
    "dockerfile-utils": ["DUPLICATE_BUILD_STAGE_NAME"],
    "dockerfile-roast": ["DF042"],
  },
  reference: "https://docs.docker.com/reference/build-checks/duplicate-stage-name/",
  messages: { duplicate: "The name {name} is used for another stage too: rename one of them" },
  examples: [
    {
      bad: "FROM golang:1.24 AS build\nFROM node:22 AS «build»",
      fixedUnsafe: "FROM golang:1.24 AS build\nFROM node:22 AS build-2",
      good: "FROM golang:1.24 AS server\nFROM node:22 AS assets",
    },
    {
      title: "Names that differ only in case are the same",
      bad: "FROM golang:1.24 AS build\nFROM node:22 AS «Build»",
      fixedUnsafe: "FROM golang:1.24 AS build\nFROM node:22 AS Build-2",
    },
  ],
  *check(_, { model }) {
    const seen = new Map<string, Word>();
    for (const stage of model.stages) {
      const { name, from } = stage;
      if (name === undefined || !from.as) continue;
      const first = seen.get(name);
      if (first) {
        const related = [{ at: first, message: "The first stage of this name" }];
        const data = { name: from.as.name.text };
        yield { at: from.as.name, message: "duplicate", data, related, fixes: rename(stage, from.as.name, model) };
      } else seen.set(name, from.as.name);
    }
  },
});

/** With what names it, by Docker's own reading: builders that took another stage of the name go on with that. */
function rename(stage: Stage, own: Word, model: DockerfileModel): ProposedFix | undefined {
  const name = freeName(own.text, model);
  const words = referencesTo(stage, model).filter(({ text }) => !/^\d+$/.test(text));
  const isPlain = words.every(({ text }) => text.toLowerCase() === stage.name);
  if (!isPlain || name === undefined) return undefined;
  return {
    title: `Call this stage ${name}, for --target too`,
    safe: false,
    effect: ["stages", "base", "copies", "mounts"],
    edits: [own, ...words].map(({ span }) => replace(span, name)),
  };
}

/** As many stages of one name nobody has. */
const mostNumbers = 64;

function freeName(name: string, model: DockerfileModel): string | undefined {
  for (let number = 2; number < mostNumbers; number++) {
    if (!model.stageNamed(`${name}-${number}`.toLowerCase())) return `${name}-${number}`;
  }
  return undefined;
}
