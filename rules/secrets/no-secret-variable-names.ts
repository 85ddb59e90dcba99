import {
  type Arg,
  type DockerfileDocument,
  type DockerfileModel,
  defineRule,
  type Env,
  type KeyValue,
  type OptionsOf,
  type RuleContext,
  report,
} from "../../src/author.ts";
import { mountSecret } from "../../src/kit.ts";
import { matchesGlob } from "../../src/knowledge/base-images/pattern.ts";
import { isNonSecretValue, isSecretAssignment, looksLikeSecretName } from "../../src/knowledge/secrets.ts";

const options = {
  allow: {
    type: "array",
    items: { type: "string" },
    default: [],
    description: "Names that look like secrets but are not.",
  },
  deny: {
    type: "array",
    items: { type: "string" },
    default: [],
    description: "Names that are secrets although they do not look like it.",
  },
  patterns: {
    type: "array",
    items: { type: "string" },
    default: [],
    description:
      "Patterns of names, in lower case, that are reported whatever their value. Where there are any, they alone count.",
  },
  except: {
    type: "array",
    items: { type: "string" },
    default: [],
    description: "Patterns of names, in lower case, that those of `patterns` do not count for.",
  },
  stages: {
    type: "string",
    enum: ["all", "final"],
    default: "all",
    description:
      "Whether only stages whose layers ship are checked, or also build stages, whose arguments are in the provenance.",
  },
} as const;

export default defineRule({
  id: "no-secret-variable-names",
  summary: "Secrets are not passed as build arguments or environment variables",
  why: "Values of ARG and ENV stay readable in the image's history, its configuration and the build's provenance.",
  topic: "secrets",
  category: "security",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [522],
  precision: "medium",
  cis: ["4.10"],
  aliases: {
    hadolint: ["DL3064"],
    buildkit: ["SecretsUsedInArgOrEnv"],
    trivy: ["DS-0031"],
    semgrep: ["secret-in-build-arg"],
    sonar: ["S6472"],
    tally: ["tally/ruby/prefer-secret-mounts-for-build-credentials", "tally/ruby/secrets-in-arg-or-env"],
    "docker-bench": ["4.10"],
    kics: ["c3e1b6ae-d92c-44b3-8ed5-1f5442bab6a4"],
    "dockerfile-roast": ["DF013"],
  },
  reference: "https://docs.docker.com/build/building/secrets/",
  options,
  messages: {
    arg: "The value of {name} stays readable in the image's history: pass it with RUN --mount=type=secret",
    env: "The value of {name} stays readable in the image: pass it to the container, or with RUN --mount=type=secret",
  },
  examples: [
    {
      bad: "FROM node:22\nARG «NPM_TOKEN»\nRUN npm ci",
      message: "arg",
    },
    {
      title: "The RUN that names it gets it, and no other",
      bad: "FROM node:22\nARG «NPM_TOKEN»\nRUN curl -u ci:$NPM_TOKEN https://npm.example.com/",
      fixedUnsafe:
        "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN curl -u ci:$NPM_TOKEN https://npm.example.com/",
      good: "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci",
      message: "arg",
    },
    {
      title: "The whole name and the value count",
      good: "FROM alpine:3.20\nENV TOKENIZERS_PARALLELISM=false DB_PASSWORD_FILE=/run/secrets/db SSH_KEY_DIR=/keys",
    },
    { bad: "FROM alpine:3.20\nARG BUILD_VALUE\nENV «DB_PASSWORD»=$BUILD_VALUE", message: "env" },
  ],
  on: {
    Env: check,
    Arg: check,
  },
});

function check(
  instruction: Env | Arg,
  {
    document,
    model,
    options: { allow, deny, stages, patterns, except },
  }: RuleContext<"dockerfile", OptionsOf<typeof options>>,
) {
  if (stages === "final" && !model.stageOf(instruction)?.shipped) return [];
  return instruction.pairs.flatMap((pair) => {
    const name = pair.key.text;
    if (allow.includes(name)) return [];
    const isSecret =
      patterns.length > 0
        ? isLike(name, patterns) && !isLike(name, except)
        : handsInSecret(pair, instruction, document, model);
    if (!deny.includes(name) && !isSecret) return [];
    if (instruction.type === "Env") return report(pair.key, "env", { data: { name } });
    return report(pair.key, "arg", { data: { name }, fixes: mountSecret(instruction, model) });
  });
}

function isLike(name: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(pattern, name.toLowerCase()));
}

/** A literal secret is left to no-secret-values, which marks the value itself. */
function handsInSecret(
  { key, value }: KeyValue,
  instruction: Env | Arg,
  document: DockerfileDocument,
  model: DockerfileModel,
): boolean {
  const name = key.text;
  if (!looksLikeSecretName(name)) return false;
  // A default that is no secret tells what the argument is for; without one the caller gives it.
  if (instruction.type === "Arg") return (value?.text.replace(/["']/g, "") ?? "") === "" && !isMounted(name, document);
  const used = value ? model.variables(value, instruction).map((use) => use.name) : [];
  if (!value || used.length === 0 || used.includes(name)) return false;
  // What comes from an argument that is a secret by its name is reported there.
  if (used.some((one) => looksLikeSecretName(one) && isArgument(one, model, instruction))) return false;
  const resolved = model.resolve(value, instruction);
  return resolved.known ? isSecretAssignment(name, resolved.value) : !isNonSecretValue(value.text);
}

function isArgument(name: string, model: DockerfileModel, at: Env): boolean | undefined {
  return model
    .stageOf(at)
    ?.chain.some(({ instructions }) =>
      instructions.some((it) => it.type === "Arg" && it.pairs.some(({ key }) => key.text === name)),
    );
}

/** Whether a secret mount gives the value: the argument of that name is then only a way to name the secret. */
function isMounted(name: string, { instructions }: DockerfileDocument): boolean {
  const wanted = name.toLowerCase();
  return instructions.some(
    (instruction) =>
      instruction.type === "Run" &&
      instruction.mounts.some(
        ({ mountType, options }) =>
          mountType === "secret" &&
          options.some(({ key, value }) => (key === "id" || key === "env") && value?.text.toLowerCase() === wanted),
      ),
  );
}
