import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Run } from "../../kinds/dockerfile/nodes.ts";
import type { Command } from "../../nodes/command.ts";
import type { Script } from "../../nodes/script.ts";
import { type OptionsOf, type ProposedFix, type RelatedPlace, type RuleContext, report, unknown } from "../../rule.ts";
import { cleaningsOf } from "../../syntax/packages.ts";
import { appendCommand, type Layout } from "../../syntax/shell/edit.ts";
import { callOf, headOf } from "../../syntax/shell/script.ts";
import { firstFrom } from "../../text/search.ts";
import { readingOption, writtenCommands } from "../commands/written-commands.ts";
import {
  isDirectoryLeft,
  isFoundAgain,
  isStillThere,
  runsAsSameUser,
  scriptAround,
} from "../fixes/appended-command.ts";
import { all } from "../fixes/holds.ts";
import { perModel } from "../model/per-model.ts";
import { runsBefore, unwrappedInstructions } from "../stages/stage-order.ts";
import { emptiesStore, type Leftover, leftBehind } from "./left-behind.ts";
import { whereCalled } from "./package-steps.ts";
import { uncleaned, type WrittenStores } from "./written-packages.ts";

/** Which layers a rule about size looks at. */
export const stagesOption = {
  stages: {
    type: "string",
    enum: ["shipped", "bases", "all"],
    default: "shipped",
    description:
      "Whether only layers of the final image are checked (shipped), or also those of any stage that another one is based on (bases), or those of every stage (all).",
  },
} as const;

/** Options of a rule that uses `cleanStores`. */
export const cleanOptions = { ...stagesOption, ...readingOption } as const;

/** The same for one that can search the text, too. */
export const searchedCleanOptions = {
  ...stagesOption,
  reading: {
    ...readingOption.reading,
    enum: ["meaning", "words", "text", "parts"],
    description:
      "Whether commands are judged by what they do (meaning), by their words alone (words), or a RUN by whether the last words in its text that install stand behind the last ones that clean everything with the manager itself (text), or by whether an installation in it is followed by the one way to clean up, or has the one option, that is looked for (parts).",
  },
} as const;

type CleanOptions = StagesOption & { readonly reading?: "meaning" | "words" | "text" | "parts" };

/** What `stagesOption` gives to a handler. */
export type StagesOption = OptionsOf<typeof stagesOption>;

/** Whether a rule with `stagesOption` cares for what a RUN leaves: it ends in the image, or all stages count. */
export function countsForSize(run: Run, model: DockerfileModel, { stages }: StagesOption): boolean {
  const stage = model.stageOf(run);
  if (stages === "all" || stage?.shipped) return true;
  return stages === "bases" && stage !== undefined && parentsIn(model).has(stage);
}

const parentsIn = perModel(({ stages }) => new Set(stages.map(({ parent }) => parent)));

/** Which leftovers `cleanStores` reports, and how they are mended. */
export interface CleanStores {
  /** By the names in `knowledge`. */
  readonly managers: readonly string[];
  readonly what: "lists" | "cache" | "both";
  /** The way to leave nothing behind; undefined where none can be given. */
  readonly fix: (
    left: readonly Leftover[],
    run: Run,
    context: RuleContext<"dockerfile", CleanOptions>,
  ) => ProposedFix | undefined;
  /** Leaves out what is meant to stay. */
  readonly meant?: (leftover: Leftover, run: Run, model: DockerfileModel) => boolean;
  /** How it is told by words alone. */
  readonly written?: WrittenStores;
  /** How it is told by who searches the text: whether something is left, in one reading or the other. */
  readonly searched?: (run: Run, model: DockerfileModel, reading: "text" | "parts") => boolean;
}

/**
 * A handler for RUN that reports the first command whose lists or caches stay in the layer, as message `left` with
 * `{command}`. Says that it cannot tell where configuration, mounts or later commands are not seen.
 */
export function cleanStores(policy: CleanStores) {
  return whereCalled(policy, (run, context: RuleContext<"dockerfile", CleanOptions>) => {
    const { model, options } = context;
    if (!countsForSize(run, model, options)) return undefined;
    const { reading } = options;
    if ((reading === "text" || reading === "parts") && policy.searched) {
      const [command = ""] = policy.managers;
      return policy.searched(run, model, reading) ? report(run.keyword, "left", { data: { command } }) : undefined;
    }
    if (options.reading === "words" && policy.written) {
      const stored = uncleaned(writtenCommands(run, model), run, model, policy.written);
      return stored && report(stored, "left", { data: { command: stored.name } });
    }
    const left = leftBehind(run, policy.managers, model).filter(
      (leftover) =>
        (policy.what === "both" || leftover.store.what === policy.what) && !policy.meant?.(leftover, run, model),
    );
    const [first] = left;
    if (!first) return undefined;
    const unsure = left.find((leftover) => leftover.unsure !== undefined);
    const at = headOf(first.command);
    if (unsure?.unsure !== undefined) return unknown(at, unsure.unsure);
    const errors = model.scripts(run).some((script) => script.errors.length > 0);
    if (errors) return unknown(at, "the script has syntax errors");
    const { start, end } = at;
    return report(at, "left", {
      data: { command: callOf(first.command) },
      related: cleanedTooLate(first, run, model),
      fixes: start < end ? policy.fix(left, run, context) : undefined,
    });
  });
}

/** A RUN that cleans, but too late: what is in a layer stays in it. */
function cleanedTooLate(leftover: Leftover, run: Run, model: DockerfileModel): readonly RelatedPlace[] {
  const runs = cleaningRuns(model);
  const from = firstFrom(runs, run.span.end, (one) => one.run.span.start);
  const late = runs
    .slice(from, from + maxLate)
    .find(({ run: other, cleans }) => runsBefore(run, other, model) && cleans(leftover));
  return late ? [{ at: late.run.keyword, message: "Too late: deleting in a later layer frees no space" }] : [];
}

/** As many later cleanings are looked at: enough to explain a finding, whatever a file throws in. */
const maxLate = 16;

const cleaningRuns = perModel((model) =>
  model.stages.flatMap((stage) =>
    unwrappedInstructions(stage).flatMap((run) => {
      if (run.type !== "Run") return [];
      const removed = model
        .effects(run)
        .filter(({ action, what }) => action === "remove" && !what.startsWith("package"));
      const cleaned = model.commands(run).flatMap(cleaningsOf);
      if (removed.length + cleaned.length === 0) return [];
      const cleans = (leftover: Leftover) =>
        cleaned.some(
          ({ manager, cleaning }) => manager === leftover.use.manager && cleaning.cleans.includes(leftover.store.what),
        ) || removed.some(({ path }) => path !== undefined && emptiesStore(path, leftover.store, leftover.paths));
      return [{ run, cleans }];
    }),
  ),
);

/** Whether a RUN stands in the last stage of its file. */
export function isInLastStage(run: Run, { document: { stages } }: DockerfileModel): boolean {
  return run.span.start >= (stages.at(-1)?.span.start ?? 0);
}

/** How the file of a model is written, for edits of its scripts. */
export function layoutOf({ document }: DockerfileModel): Layout {
  return { source: document.source.text, escape: document.escape };
}

/**
 * Appends the manager's own cleaning, or another command, to the RUN, with `sudo` where the command that writes has
 * it; undefined where there is no place for it.
 */
export function appendRemedy(
  left: readonly Leftover[],
  run: Run,
  model: DockerfileModel,
  remedy = left[0]?.use.manager.remedy?.command,
): ProposedFix | undefined {
  const last = left.at(-1)?.command;
  const script = last && scriptAround(last, run, model);
  if (!last || !script || remedy === undefined) return undefined;
  const sudo = hasSudo(last) ? "sudo " : "";
  const edit = appendCommand(script, sudo + remedy, layoutOf(model));
  return (
    edit && {
      title: `Append ${sudo}${remedy}`,
      safe: true,
      requires: requirementsOf(remedy, left, script, run, model),
      effect: "cleanup",
      edits: edit,
    }
  );
}

function hasSudo({ wrappers }: Command): boolean {
  return wrappers.some(({ program }) => program === "sudo");
}

/** `rm -rf` finds what it removes by its path, and never fails; a manager must be there, and be the same. */
function requirementsOf(
  remedy: string,
  left: readonly Leftover[],
  script: Script,
  run: Run,
  model: DockerfileModel,
): ProposedFix["requires"] {
  const commands = left.map(({ command }) => command);
  // What `sudo` has written and what not lies in two homes; but a system has one store.
  const isDivided = new Set(commands.map(hasSudo)).size > 1 && left.some(({ use }) => use.manager.scope !== "system");
  const user = {
    "the cleanup runs as the user who wrote the files":
      !isDivided && commands.every((one) => runsAsSameUser(one, model)),
  };
  if (remedy.startsWith("rm ")) return user;
  const program = {
    ...user,
    "the program is found on the PATH": all(commands, (one) => isFoundAgain(one, run, model)),
    "the program is not removed": all(firstOfEach(commands), (one) => isStillThere(one, run, model)),
  };
  // Managers of the system do not ask where they are.
  if (left.every(({ use }) => use.manager.scope === "system")) return program;
  return { ...program, "the working directory is not removed": isDirectoryLeft(run, script, model) };
}

/** What lies behind later calls of a program lies behind the first one, too. */
function firstOfEach(commands: readonly Command[]): readonly Command[] {
  return [...new Map([...commands].reverse().map((command) => [command.program, command])).values()];
}
