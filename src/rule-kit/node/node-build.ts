import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Command } from "../../nodes/command.ts";
import type { ProjectView } from "../../rule.ts";
import { option, runs } from "../../syntax/shell/script.ts";
import { variableAt } from "../commands/command-environment.ts";
import { type RunStep, runSteps } from "../commands/run-steps.ts";

import { broughtInto } from "../files/brought-places.ts";
import { mountedFor } from "../files/mounted-places.ts";
import { developmentPackages, packageAt } from "./node-package.ts";

/** A stage in which npm installs packages for development too, and runs a script with them. */
export interface NodeBuild {
  readonly install: RunStep;
  /** The last script that runs. */
  readonly script: RunStep;
  /** How it is called. */
  readonly scriptName: string;
  /** Directory of the project. */
  readonly directory: string;
}

/** Finds it; undefined where the packages for development are not there when the stage is complete, or may not be. */
export function nodeBuildIn(stage: Stage, model: DockerfileModel): NodeBuild | undefined {
  if (stage.root?.toolchain !== "node") return undefined;
  const steps = runSteps(stage, model);
  const install = steps.findLast(({ command }) => runs(command, "npm", "install", "ci") && isPlain(command));
  const script = steps.findLast(({ command }) => runs(command, "npm", "run") && !isPlainly(command, "test", "lint"));
  if (!install || !script || !installsAll(install, model)) return undefined;
  const { directory } = install;
  const scriptName = script.command.operands[0]?.value;
  if (directory === undefined || script.directory !== directory || scriptName === undefined) return undefined;
  if (script.command.span.start < install.command.span.start) return undefined;
  if (model.mounted(install.run, `${directory}/node_modules`)) return undefined;
  return steps.some(takesBack) ? undefined : { install, script, scriptName, directory };
}

/** For the project, not some package by its name or for the whole image. */
function isPlain(command: Command): boolean {
  return command.operands.length === 0 && !option(command, "global") && !option(command, "prefix");
}

/** The packages for development that ship though nothing but the build needs them; none where that is not known. */
export function shippedForDevelopment(
  build: NodeBuild,
  model: DockerfileModel,
  project: ProjectView,
): readonly string[] {
  const context = project.context(model.document) ?? project.plainContext(model.document);
  const brought = context && broughtInto(build.install.stage, model, context);
  if (!brought || brought.some(({ source }) => source !== undefined && context.look(source) === "none")) return [];
  const places = [...mountedFor(build.install.run, model), ...brought];
  const found = packageAt(build.directory, places, context);
  return found.known ? developmentPackages(found.value) : [];
}

function isPlainly({ operands }: Command, ...names: readonly string[]): boolean {
  return names.some((name) => operands[0]?.value?.startsWith(name));
}

function installsAll(install: RunStep, model: DockerfileModel): boolean {
  const { command } = install;
  if (["omit", "also", "production", "dev", "location"].some((name) => option(command, name))) return false;
  if (command.flow.conditional) return false;
  const settings = ["NODE_ENV", "npm_config_omit", "NPM_CONFIG_OMIT", "npm_config_production", "NPM_CONFIG_PRODUCTION"];
  return settings.every((name) => {
    const value = variableAt(install, name, model);
    return value.known && (value.value === undefined || (name === "NODE_ENV" && value.value !== "production"));
  });
}

/** Whether a command may take packages away again. */
function takesBack({ command }: RunStep): boolean {
  if (runs(command, "npm", "prune", "uninstall", "dedupe")) return true;
  if (runs(command, "npm", "install", "ci") && !isPlain(command)) return !option(command, "global");
  if (runs(command, "npm", "install", "ci") && (option(command, "omit") || option(command, "production"))) return true;
  if (/^(?:yarn|pnpm|bun|npx)$/.test(command.program ?? "")) return true;
  return command.arguments.some(({ word }) => word.text.includes("node_modules"));
}
