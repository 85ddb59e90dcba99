import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction, Run } from "../../kinds/dockerfile/nodes.ts";
import type { PackageManager, Switch } from "../../knowledge/package-manager.ts";
import { packageManagers } from "../../knowledge/package-managers.ts";
import type { Command } from "../../nodes/command.ts";
import { isWithin } from "../../syntax/posix-path.ts";
import type { Span } from "../../text/span.ts";
import { perModel } from "../model/per-model.ts";
import { runsBefore, unwrappedInstructions } from "../stages/stage-order.ts";

/** What configuration that was written earlier says of a behaviour; "maybe" where its content is not seen. */
export type Configured = "on" | "maybe" | "no";

/**
 * Whether a manager's configuration, as this file writes it before a command, turns a behaviour on: `echo
 * 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/90yes`, `COPY pip.conf /etc/`, `pip config set ...`.
 */
export function configured(
  manager: PackageManager,
  behaviour: Switch,
  command: Command,
  run: Run,
  model: DockerfileModel,
): Configured {
  const words = behaviour.configuration;
  if (!words) return "no";
  let result: Configured = "no";
  for (const { instruction, span, text } of configurationsOf(model).get(manager) ?? []) {
    if (!comesFirst(instruction, span, command, run, model)) continue;
    if (text === undefined) result = "maybe";
    else if (words.some((word) => text.includes(word))) return "on";
  }
  return result;
}

function comesFirst(instruction: Instruction, span: Span, command: Command, run: Run, model: DockerfileModel): boolean {
  return instruction === run ? span.start < command.span.start : runsBefore(instruction, run, model);
}

interface Configuration {
  readonly manager: PackageManager;
  readonly instruction: Instruction;
  readonly span: Span;
  /** What the command that writes it says, in lower case; undefined for copied files and the bodies of heredocs. */
  readonly text: string | undefined;
}

/** What says the same as something before it in its stage is left out. */
const configurationsOf = perModel((model): ReadonlyMap<PackageManager, readonly Configuration[]> => {
  const all = new Map<PackageManager, Configuration[]>();
  for (const stage of model.stages) {
    const seen = new Set<string>();
    for (const instruction of unwrappedInstructions(stage)) {
      for (const one of [...written(instruction, model), ...set(instruction, model)]) {
        const key = `${one.manager.name} ${one.text ?? ""}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const others = all.get(one.manager);
        if (others) others.push(one);
        else all.set(one.manager, [one]);
      }
    }
  }
  return all;
});

const configurable = packageManagers.filter(({ configurationFiles }) => configurationFiles !== undefined);

function written(instruction: Instruction, model: DockerfileModel): readonly Configuration[] {
  return model.effects(instruction).flatMap(({ action, path, recursive, command, span }) => {
    if (action !== "create" || path === undefined) return [];
    const text = command ? (hasHeredoc(command) ? undefined : textOf(command, model)) : bodyOf(instruction);
    return configurable
      .filter((manager) => manager.configurationFiles?.some((file) => holds(path, recursive, file)))
      .map((manager) => ({ manager, instruction, span, text }));
  });
}

/** Whether what is written at a path may be a configuration file. A copy of a whole tree to `/` most often is not. */
function holds(path: string, recursive: boolean, file: string): boolean {
  return isFile(path, file) || (recursive && path !== "/" && isWithin(file, path));
}

/** `~` is any home. */
function isFile(path: string, file: string): boolean {
  return file.startsWith("~/") ? path.endsWith(file.slice(1)) : isWithin(path, file);
}

function hasHeredoc({ redirects, pipeline }: Command): boolean {
  const all = [...redirects, ...(pipeline?.commands ?? []).flatMap((one) => one.redirects)];
  return all.some(({ operator }) => operator.startsWith("<<"));
}

/** What a `COPY <<EOF` writes; undefined for other copies. */
function bodyOf({ heredocs }: Instruction): string | undefined {
  return heredocs.length > 0 ? heredocs.map(({ body }) => body.text.toLowerCase()).join("\n") : undefined;
}

function textOf(command: Command, model: DockerfileModel): string {
  const { start, end } = command.pipeline?.span ?? command.span;
  return model.document.source.text.slice(start, end).toLowerCase();
}

/** `pip config set`, `yum-config-manager --save`, `sed -i` on a configuration file. */
function set(instruction: Instruction, model: DockerfileModel): readonly Configuration[] {
  if (instruction.type !== "Run") return [];
  const found: Configuration[] = [];
  for (const command of model.commands(instruction)) {
    for (const manager of managersSetBy(command)) {
      found.push({ manager, instruction, span: command.span, text: textOf(command, model) });
    }
  }
  return found;
}

function managersSetBy({ program, subcommand, operands }: Command): readonly PackageManager[] {
  if (program === "sed") {
    return configurable.filter((manager) => operands.some(({ value }) => value && namesFile(value, manager)));
  }
  if (program === "yum-config-manager") return configurable.filter(({ programs }) => programs.includes("yum"));
  if (!subcommand?.startsWith("config")) return [];
  return configurable.filter(({ programs }) => programs.includes(program ?? ""));
}

function namesFile(path: string, { configurationFiles }: PackageManager): boolean | undefined {
  return configurationFiles?.some((file) => isFile(path, file));
}
