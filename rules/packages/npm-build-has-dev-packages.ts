import {
  type DockerfileModel,
  defineRule,
  option,
  type ProjectView,
  report,
  runs,
  type Span,
  type Stage,
  unknown,
} from "../../src/author.ts";
import { broughtInto, type NodePackage, packageAt, type RunStep, runSteps, variableAt } from "../../src/kit.ts";

export default defineRule({
  id: "npm-build-has-dev-packages",
  summary: "npm installs the development dependencies where a script needs them",
  why: "`npm ci --omit=dev`, `--only=production` and `NODE_ENV=production` leave out the development dependencies. Bundlers and compilers are mostly among them, so that `npm run build` stops with `not found`. Install everything in the stage that builds, and only what runs in the final one.",
  topic: "packages",
  category: "correctness",
  severity: "error",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.npmjs.com/cli/commands/npm-ci#omit",
  messages: {
    missing: "This leaves out {program}, which the script {script} runs: install the development dependencies",
  },
  examples: [
    {
      title: "Where vite is a package for development",
      good: "FROM node:24 AS build\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nRUN npm run build",
    },
  ],
  on: {
    *Stage(stage, { model, project }) {
      const steps = runSteps(stage, model);
      for (const script of steps) {
        if (!runs(script.command, "npm", "run") || script.command.flow.conditional) continue;
        const install = installBefore(script, steps);
        const omitted = install && omittedBy(install, model);
        if (omitted) yield verdictOf(script, omitted, stage, model, project);
      }
    },
  },
});

/** The install that a script finds; undefined where something else may have installed packages too. */
function installBefore(script: RunStep, steps: readonly RunStep[]): RunStep | undefined {
  const before = steps.filter(({ command }) => command.span.start < script.command.span.start);
  const install = before.findLast(({ command }) => runs(command, "npm", "install", "ci"));
  if (!install || install.directory === undefined || install.directory !== script.directory) return undefined;
  const alone = before.every((step) => step === install || !mayInstall(step));
  return alone && install.command.operands.length === 0 && !install.command.flow.conditional ? install : undefined;
}

function mayInstall({ command: { program, subcommand, arguments: words } }: RunStep): boolean {
  if (program === "npm") return subcommand !== "run" && subcommand !== "config" && subcommand !== "cache";
  return /^(?:yarn|pnpm|bun|npx|corepack|make)$/.test(program ?? "make") || words.some(namesModules);
}

function namesModules({ word }: { readonly word: { readonly text: string } }): boolean {
  return word.text.includes("node_modules");
}

/** What makes an install leave out the development dependencies. */
function omittedBy(install: RunStep, model: DockerfileModel): { readonly span: Span } | undefined {
  const { command } = install;
  if (command.options.some(({ name, value }) => name === "include" && value?.value !== "optional")) return undefined;
  const omit = option(command, "omit");
  if (omit) return omit.value?.value === "dev" ? omit : undefined;
  // `--only=production` and `--also=dev` are of older releases, and one option in the table.
  const only = option(command, "also");
  if (only) return /^prod(?:uction)?$/.test(only.value?.value ?? "") ? only : undefined;
  const production = option(command, "production");
  if (production) return production.value === undefined ? production : undefined;
  const mode = variableAt(install, "NODE_ENV", model);
  const span = mode.known && mode.value === "production" ? mode.origins[0]?.span : undefined;
  return span && { span };
}

function verdictOf(
  { command, directory = "/" }: RunStep,
  omitted: { readonly span: Span },
  stage: Stage,
  model: DockerfileModel,
  project: ProjectView,
) {
  const name = command.operands[0]?.value;
  const context = project.context(model.document) ?? project.plainContext(model.document);
  const brought = context && broughtInto(stage, model, context);
  if (!brought || name === undefined) return unknown(omitted, "it is not known what the script runs");
  // The packages may come from elsewhere, or with the source.
  if (brought.some(({ source, target }) => source === undefined || target.includes("node_modules"))) return undefined;
  const isBrought = context.look("node_modules") !== "none" && context.ignore?.ignores("node_modules").ignored !== true;
  if (isBrought) return undefined;
  const found = packageAt(directory, brought, context);
  if (!found.known) return unknown(omitted, found.reason);
  const program = missingProgram(found.value, name);
  if (program === undefined) return undefined;
  return report(omitted, "missing", {
    data: { program, script: name },
    related: [{ at: command, message: "The script runs here" }],
  });
}

/** The first program of a script that only a package for development brings. */
function missingProgram({ manifest, locked }: NodePackage, script: string): string | undefined {
  const programs = (dev: boolean) => new Set(locked.filter((one) => one.dev === dev).flatMap((one) => one.programs));
  const [development, kept] = [programs(true), programs(false)];
  return (manifest.scripts.get(script) ?? "")
    .split(/&&|\|\||[;|]/)
    .map((part) => part.trim().split(/\s+/)[0] as string)
    .find((word) => development.has(word) && !kept.has(word));
}
