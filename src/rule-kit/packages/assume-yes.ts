import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import { type ProposedFix, type RuleContext, report, unknown } from "../../rule.ts";
import { answers, type PackageUse } from "../../syntax/packages.ts";
import { insertOption } from "../../syntax/shell/edit.ts";
import { callOf, headOf } from "../../syntax/shell/script.ts";
import { insert } from "../../text/edit.ts";
import { environmentAt } from "../commands/run-environment.ts";
import { type ReadingOption, type WrittenCommand, writtenCommands } from "../commands/written-commands.ts";
import { configured } from "./configured.ts";
import { packageSteps, whereCalled } from "./package-steps.ts";

/** Which commands of `assumeYes` are looked at, and what its fix adds. */
export interface AssumeYes {
  /** By the names in `knowledge`. */
  readonly managers: readonly string[];
  /** What the fix adds; the manager's usual option when not given. */
  readonly option?: string;
  /** "program": an option of the program, which must stand before the subcommand. */
  readonly place?: "program" | "subcommand";
  /** How a command that asks is told by its words alone. */
  readonly written?: (command: WrittenCommand) => boolean;
}

/**
 * A handler for RUN that reports commands which would ask and wait where nobody can answer, as message `asks` with
 * `{command}`. Says that it cannot tell where a configuration or a variable may answer.
 */
export function assumeYes(policy: AssumeYes) {
  return whereCalled(policy, function* (run, { model, options }: RuleContext<"dockerfile", ReadingOption>) {
    if (options.reading === "words" && policy.written) {
      for (const command of writtenCommands(run, model)) {
        if (policy.written(command)) yield report(command, "asks", { data: { command: command.name } });
      }
      return;
    }
    for (const { command, uses } of packageSteps(run, model)) {
      const use = uses.find(
        (one) =>
          policy.managers.includes(one.manager.name) && !answers(command, one, environmentAt(command, run, model)),
      );
      if (!use || isFed(command) || hasNothingToDo(command)) continue;
      const at = headOf(command);
      const unsure = whyUnsure(use, command, run, model);
      if (unsure === "") continue;
      if (unsure !== undefined) yield unknown(at, unsure);
      else yield report(at, "asks", { data: { command: callOf(command) }, fixes: fixOf(use, command, policy) });
    }
  });
}

const named = new Set(["install", "reinstall", "remove", "purge"]);
const more = new Set(["fix-broken", "auto-remove", "autoremove"]);

/** `apt-get purge` by itself names nothing, and goes by without a question. */
function hasNothingToDo({ subcommand, operands, options, wrappers }: Command): boolean {
  if (subcommand === undefined || !named.has(subcommand) || operands.length > 0) return false;
  if (wrappers.some(({ program }) => program === "xargs" || program === "find")) return false;
  return !options.some(({ name }) => more.has(name));
}

/** Its input is a pipe or a file: `yes | apt-get install`. With xargs the input is not the command's. */
function isFed(command: Command): boolean {
  if (command.redirects.some(({ operator, descriptor }) => operator.startsWith("<") && (descriptor ?? 0) === 0))
    return true;
  if (command.wrappers.some(({ program }) => program === "xargs")) return false;
  return command.pipeline !== undefined && command.pipeline.commands[0] !== command;
}

/** Why nobody can tell; "" where the configuration says yes. */
function whyUnsure(use: PackageUse, command: Command, run: Run, model: DockerfileModel): string | undefined {
  const { manager } = use;
  const configuration = manager.asks ? configured(manager, manager.asks.yes, command, run, model) : "no";
  if (configuration === "on") return "";
  if (configuration === "maybe") return `the configuration of ${manager.name} is not known`;
  const hidden = command.arguments.find(({ value, word }) => value === undefined && mayBeOption(word.raw));
  return hidden && `${hidden.word.raw} may contain the option`;
}

/** A bare variable that is not named for packages. */
function mayBeOption(raw: string): boolean {
  return /^\$(?:\w+|\{\w+\}|\{?[@*]\}?)$/.test(raw) && !/pack|pkg|dep|lib|version|tool/i.test(raw);
}

function fixOf(use: PackageUse, command: Command, policy: AssumeYes): ProposedFix | undefined {
  const option = policy.option ?? use.manager.asks?.option;
  if (option === undefined) return undefined;
  const { name, subcommandSpan } = command;
  const beforeSubcommand = policy.place === "program";
  // A variable that holds program and subcommand leaves no place between them.
  if (beforeSubcommand && (name.at < 0 || subcommandSpan?.start === name.span.start)) return undefined;
  const edit = beforeSubcommand ? insert(name.span.end, ` ${option}`) : insertOption(command, option);
  return edit && { title: `Add ${option}`, safe: true, effect: "options", edits: edit };
}
