import {
  type Command,
  type DockerfileModel,
  defineRule,
  type Env,
  type Instruction,
  type Label,
  type RelatedPlace,
  type Run,
  report,
  type Stage,
} from "../../src/author.ts";
import { removalCovers } from "../../src/kit.ts";
import { looksLikeSecretName } from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "no-secret-arg-to-final",
  summary: "A secret build argument does not end up in the image",
  why: "What ENV, LABEL or a written file takes from a build argument is part of the image: anyone who can pull it has the secret.",
  topic: "secrets",
  category: "security",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  cwe: [538],
  cis: ["4.10"],
  aliases: {
    hadolint: ["DL3064"],
    buildkit: ["SecretsUsedInArgOrEnv"],
    trivy: ["DS-0031"],
    kics: ["c3e1b6ae-d92c-44b3-8ed5-1f5442bab6a4"],
    "docker-bench": ["4.10"],
  },
  reference: "https://docs.docker.com/build/building/secrets/",
  messages: {
    variable: "The secret build argument {name} stays in the image as {what} {key}",
    file: "The secret build argument {name} stays in the image: {program} writes it to a file",
  },
  examples: [
    {
      bad: "FROM node:22\nARG NPM_TOKEN\nENV NPM_TOKEN=«$NPM_TOKEN»",
      good: "FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci",
      message: "variable",
    },
    {
      bad: 'FROM node:22\nARG NPM_TOKEN\nRUN echo "//registry.example.com/:_authToken=«$NPM_TOKEN»" > /root/.npmrc',
      message: "file",
    },
    {
      title: "Layers of a build stage do not ship",
      good: "FROM node:22 AS build\nARG NPM_TOKEN\nENV NPM_TOKEN=$NPM_TOKEN\nRUN npm ci\nFROM node:22\nCOPY --from=build /app /app",
    },
  ],
  on: {
    *Stage(stage, { model }) {
      if (!stage.shipped) return;
      const secrets = secretArgs(stage);
      if (secrets.size === 0) return;
      for (const instruction of stage.instructions) yield* flows(instruction, secrets, model);
    },
  },
});

/** Arguments of the stage and its parents that hold a secret by their name, with where they are declared. */
function secretArgs(stage: Stage): ReadonlyMap<string, RelatedPlace> {
  const found = new Map<string, RelatedPlace>();
  for (const { instructions } of stage.chain) {
    for (const instruction of instructions) {
      if (instruction.type !== "Arg") continue;
      for (const { key, value } of instruction.pairs) {
        // A default of its own says that the argument need not be secret.
        if (value && value.text.replace(/["']/g, "") !== "") continue;
        if (looksLikeSecretName(key.text)) found.set(key.text, { at: key, message: "The build argument" });
      }
    }
  }
  return found;
}

function* flows(instruction: Instruction, secrets: ReadonlyMap<string, RelatedPlace>, model: DockerfileModel) {
  if (instruction.type === "Env" || instruction.type === "Label") yield* intoVariables(instruction, secrets, model);
  if (instruction.type === "Run") yield* intoFiles(instruction, secrets, model);
}

function* intoVariables(instruction: Env | Label, secrets: ReadonlyMap<string, RelatedPlace>, model: DockerfileModel) {
  for (const { key, value } of instruction.pairs) {
    if (!value) continue;
    for (const { name, span } of model.variables(value, instruction)) {
      const argument = secrets.get(name);
      if (!argument || (name !== key.text && isHidden(name, instruction, model))) continue;
      const what = instruction.type === "Env" ? "the variable" : "the label";
      yield report(span, "variable", { data: { name, what, key: key.text }, related: [argument], flow: true });
    }
  }
}

function* intoFiles(run: Run, secrets: ReadonlyMap<string, RelatedPlace>, model: DockerfileModel) {
  for (const command of model.commands(run)) {
    const path = writtenFile(command, run, model);
    if (path === undefined || isTakenAway(path, command, run, model)) continue;
    for (const { word } of command.arguments) {
      // Nothing is expanded between single quotes.
      const parts = word.parts?.filter(({ type }) => type !== "SingleQuoted" && type !== "AnsiCQuoted") ?? [];
      const name = usesOneOf(parts.map(({ text }) => text).join(""), secrets);
      const argument = name === undefined ? undefined : secrets.get(name);
      if (name === undefined || !argument || isHidden(name, run, model)) continue;
      const data = { name, program: command.program ?? "a command" };
      yield report(useIn(word, name), "file", { data, related: [argument], flow: true });
    }
  }
}

/** Behind an ENV of the same name the argument is no longer seen. */
function isHidden(name: string, at: Instruction, model: DockerfileModel): boolean {
  return model.before(at).environment(name)?.known === true;
}

function usesOneOf(text: string, secrets: ReadonlyMap<string, RelatedPlace>): string | undefined {
  for (const [, name] of text.matchAll(/\$\{?([A-Za-z_]\w*)/g)) if (secrets.has(name as string)) return name;
  return undefined;
}

/** The variable itself, where its characters stand in the file as they are in the word. */
function useIn({ raw, span }: { readonly raw: string; readonly span: { start: number; end: number } }, name: string) {
  const use = new RegExp(`\\$(?:${name}|\\{${name}[^}]*\\})`).exec(raw);
  if (!use || span.end - span.start !== raw.length) return span;
  return { start: span.start + use.index, end: span.start + use.index + use[0].length };
}

/** The file of the layer that a command's output goes to. */
function writtenFile(command: Command, run: Run, model: DockerfileModel): string | undefined {
  for (const { command: by, action, path, mounted, what } of model.effects(run)) {
    if (by === command && action === "create" && what === "file" && path !== undefined && !mounted) return path;
  }
  return undefined;
}

/** A removal in the same RUN keeps the file out of the layer. */
function isTakenAway(path: string, command: Command, run: Run, model: DockerfileModel): boolean {
  return model
    .effects(run)
    .some(
      (effect) =>
        effect.action === "remove" &&
        effect.span.start > command.span.start &&
        (effect.path === undefined || removalCovers(effect.path, path)),
    );
}
