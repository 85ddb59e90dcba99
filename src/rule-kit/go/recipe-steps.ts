import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { BuildContext } from "../../nodes/build-context.ts";
import { type Command, commandsGivenBy } from "../../nodes/command.ts";
import type { RelatedPlace } from "../../report.ts";
import { type Fact, known, knownValue, unknownFact } from "../../syntax/fact.ts";
import { recipeText, unseenVariable } from "../../syntax/make/recipe.ts";
import { type Makefile, type MakeRule, readMakefile } from "../../syntax/make/rules.ts";
import type { GivenVariables } from "../../syntax/make/variables.ts";
import { basename, dirname, resolvePath } from "../../syntax/posix-path.ts";
import { directoriesOf } from "../../syntax/shell/directories.ts";
import type { Assignment } from "../../syntax/shell/script.ts";
import { cover, type Span } from "../../text/span.ts";
import { variableAt } from "../commands/command-environment.ts";
import { homeAt } from "../commands/run-environment.ts";
import { chainSteps, type RunStep } from "../commands/run-steps.ts";
import { type Brought, broughtInto, contextPathOf } from "../files/brought-places.ts";
import { mountedFor } from "../files/mounted-places.ts";
import { perPart } from "../model/per-model.ts";

/** A command that make runs, as if it stood where make is called: all that it consists of has that place. */
export interface RecipeStep extends RunStep {
  /** The line of the recipe. */
  readonly recipe: RelatedPlace;
}

/** Makefiles call make again to this depth; of a Makefile so many targets are looked at. */
const deepest = 3;
const mostCalls = 16;
const mostTargets = 500;
const mostVariables = 200;

/** Whether a command calls make. */
export function callsMake({ program }: Pick<Command, "program">): boolean {
  return program === "make";
}

/**
 * The commands that `make` in a RUN runs for certain, by a Makefile that certainly comes from the build context. Empty
 * where that cannot be told.
 */
export function recipeSteps(step: RunStep, context: BuildContext, model: DockerfileModel): readonly RecipeStep[] {
  const places = placesAt(step, context, model);
  if (!places) return [];
  const { name } = step.command;
  const span = cover(name.span, step.command.arguments.at(-1)?.span ?? name.span);
  return stepsOf(step, { context, model, places, span, depth: 0, overrides: new Map(), budget: { calls: mostCalls } });
}

interface Site {
  readonly context: BuildContext;
  readonly model: DockerfileModel;
  /** What is in the image, and from where. */
  readonly places: readonly Place[];
  /** Where make is called in the Dockerfile. */
  readonly span: Span;
  readonly depth: number;
  /** Variables of the command lines of the calls of make around. */
  readonly overrides: MakeCall["overrides"];
  /** How many more calls of make in recipes are followed. */
  readonly budget: { calls: number };
}

type Place = Parameters<typeof contextPathOf>[1][number];

/** What is in the image before a RUN; undefined where that cannot be told. */
function placesAt({ stage, run }: RunStep, context: BuildContext, model: DockerfileModel): Site["places"] | undefined {
  const brought: Brought[] = [];
  for (const one of stage.chain) {
    const own = broughtInto(one, model, context);
    if (!own) return undefined;
    brought.push(...own.filter(({ copy }) => copy.span.start < run.span.start));
  }
  return [...brought, ...mountedFor(run, model)];
}

function stepsOf(step: RunStep, site: Site): readonly RecipeStep[] {
  const call = callOf(step);
  const path = call && makefileAt(call, step, site);
  const text = path === undefined ? undefined : site.context.read(path);
  if (!call || path === undefined || text === undefined) return [];
  const overrides = new Map([...site.overrides, ...call.overrides]);
  const given: GivenVariables = {
    overrides,
    environment: (name) => variableAt(step, name, site.model),
  };
  const makefile = readMakefile(text, given);
  if (!makefile) return [];
  const environment = environmentOf(makefile, given, site.span);
  if (environment.length > mostVariables) return [];
  const { root } = site.context;
  const inside = { ...site, depth: site.depth + 1, overrides };
  const file = { makefile, environment, path: root === "." ? path : `${root}/${path}` };
  const goals = call.goals.length > 0 ? call.goals : makefile.first === undefined ? [] : [makefile.first];
  return rulesFor(goals, makefile).flatMap(({ target, rule }) => {
    if (!rule.phony && mayBeThere(resolvePath(target, call.directory), site)) return [];
    return rule.recipe.flatMap((line) =>
      stepsOfLine(step, { ...file, directory: call.directory, target, line }, inside),
    );
  });
}

/** How make is called. */
interface MakeCall {
  readonly directory: string;
  /** Of the Makefile, where it is named. */
  readonly file: string | undefined;
  readonly goals: readonly string[];
  readonly overrides: ReadonlyMap<string, string | undefined>;
}

/** Options that do not decide what is done. */
const harmless: ReadonlySet<string> = new Set([
  ..."always-make ignore-errors jobs keep-going no-keep-going load-average output-sync silent no-silent".split(" "),
  ..."print-directory no-print-directory warn-undefined-variables trace".split(" "),
]);

function callOf({ command, directory }: RunStep): MakeCall | undefined {
  if (!callsMake(command) || command.flow.substitution) return undefined;
  let at = directory;
  let file: string | undefined;
  for (const { name, value } of command.options) {
    if (harmless.has(name)) continue;
    if (value?.value === undefined || (name !== "directory" && name !== "file")) return undefined;
    if (name === "directory") at = resolvePath(value.value, at);
    else if (file === undefined) file = value.value;
    else return undefined;
  }
  const goals: string[] = [];
  const overrides = new Map<string, string | undefined>();
  for (const { value, word } of command.operands) {
    const [, name, operator] = /^([A-Za-z_]\w*)\s*([:+?!]{0,3}=)/.exec(value ?? word.text) ?? [];
    if (name === undefined) {
      if (value === undefined || value.includes("=")) return undefined;
      goals.push(value);
    } else overrides.set(name, operator === "=" || operator === ":=" ? value?.replace(/^[^=]*=\s*/, "") : undefined);
  }
  return at?.startsWith("/") ? { directory: at, file, goals, overrides } : undefined;
}

/** In the order in which make looks for them. */
const usualNames = ["GNUmakefile", "makefile", "Makefile"];

/** The Makefile in the build context; undefined where another may be read, or a command may have changed it. */
function makefileAt(
  { directory, file }: MakeCall,
  step: RunStep,
  { context, model, places }: Site,
): string | undefined {
  for (const name of file === undefined ? usualNames : [file]) {
    const path = contextPathOf(resolvePath(name, directory), places, context);
    if (path === undefined) continue;
    const { ignored = true } = context.ignore?.ignores(path) ?? { ignored: false };
    if (context.look(path) !== "text" || ignored) continue;
    return mayBeChanged(basename(name), step, model) ? undefined : path;
  }
  return undefined;
}

/** Whether a command before names the file, as `sed -i` would, or brings other files in its place. */
function mayBeChanged(name: string, step: RunStep, model: DockerfileModel): boolean {
  const first = firstToName(step.stage, model).get(name) ?? firstToName(step.stage, model).get("");
  return first !== undefined && first < step.command.span.start;
}

const bringsFiles: ReadonlySet<string> = new Set(["git", "patch", "svn", "hg", "rsync"]);

/** Where a stage first names a file; "" for commands that may bring any. */
const firstToName = perPart((stage: Stage, model): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  for (const { command } of chainSteps(stage, model)) {
    const { program = "", span, operands } = command;
    const isOther = bringsFiles.has(program) && command.subcommand !== "config";
    const names = callsMake(command) ? [] : operands.map(({ value, word }) => basename(value ?? word.text));
    for (const name of isOther ? ["", ...names] : names) if (!found.has(name)) found.set(name, span.start);
  }
  return found;
});

interface Wanted {
  readonly target: string;
  readonly rule: MakeRule;
}

/** The rules that are followed for some targets, those of what they need first. */
function rulesFor(goals: readonly string[], makefile: Makefile): readonly Wanted[] {
  const followed: Wanted[] = [];
  const seen = new Set<string>();
  const follow = (target: string): void => {
    if (seen.has(target) || seen.size >= mostTargets) return;
    seen.add(target);
    const rule = makefile.ruleOf(target);
    if (!rule) return;
    for (const one of rule.prerequisites.slice(0, mostTargets)) follow(one);
    followed.push({ target, rule });
  };
  for (const goal of goals) follow(goal);
  return followed;
}

/** Whether a file may be in the image already, so that nothing is done for it. */
function mayBeThere(path: string, { context, places }: Site): boolean {
  const inContext = contextPathOf(path, places, context);
  return inContext !== undefined && context.look(inContext) !== "none";
}

interface RecipeLine {
  readonly makefile: Makefile;
  /** What make hands to commands. */
  readonly environment: readonly Assignment[];
  /** Of the Makefile, as reported. */
  readonly path: string;
  readonly directory: string;
  readonly target: string;
  readonly line: Span;
}

function stepsOfLine(step: RunStep, file: RecipeLine, site: Site): readonly RecipeStep[] {
  const { makefile, environment, path, directory, target, line } = file;
  const { text, variables } = makefile;
  const own = new Map([
    ["@", target],
    ["@D", dirname(target)],
    ["@F", basename(target)],
    ["MAKE", "make"],
    ["CURDIR", directory],
  ]);
  const ofLine = { ...variables, templateOf: (name: string) => own.get(name) ?? variables.templateOf(name) };
  const script = recipeText(text, line, ofLine, true).text;
  if (!/\b(?:go|make)\b/.test(script)) return [];
  const byName = new Map(environment.map((one) => [one.name, one]));
  const variable = (name: string) => {
    const found = byName.get(name);
    if (!found && name !== unseenVariable) return undefined;
    return found?.value === undefined ? unknownFact(`${name} is known to make`) : known(found.value);
  };
  const commands = commandsGivenBy(step.command, script, site.span, variable);
  const directories = directoriesOf(commands, directory, () => homeAt(site.model.before(step.run)));
  const recipe: RelatedPlace = { at: line, message: `make builds it here for ${target}`, path };
  const before = step.command.environment;
  const steps: RecipeStep[] = [];
  const exported: Assignment[] = [];
  for (const [i, command] of commands.entries()) {
    const { program } = command;
    if (program === "export" && !command.flow.conditional) {
      exported.push(...command.arguments.map(({ value, word, span }) => exportOf(value ?? word.text, value, span)));
    } else if (changesEnvironment.has(program ?? "export") || exported.length > mostVariables) break;
    // make's own variables go before those that it was given, and what the recipe says before all of them.
    const all = [...before, ...environment, ...exported, ...command.environment.slice(before.length)];
    const one = { ...step, command: { ...command, environment: all }, directory: directories[i], recipe };
    if (!callsMake(command)) steps.push(one);
    else if (site.depth <= deepest && site.budget.calls-- > 0) steps.push(...stepsOf(one, site));
  }
  return steps;
}

const changesEnvironment: ReadonlySet<string> = new Set(["export", "unset", "source", ".", "eval", "declare"]);

function exportOf(text: string, value: string | undefined, span: Span): Assignment {
  const [name = "", ...rest] = text.split("=");
  return {
    name,
    value: rest.length > 0 && value !== undefined ? rest.join("=") : undefined,
    span,
    valueSpan: span,
  } as Assignment;
}

/** The variables that make hands to commands, with their values: undefined for one that cannot be told. */
function environmentOf({ variables }: Makefile, given: GivenVariables, span: Span): readonly Assignment[] {
  return [...variables.names].flatMap((name) => {
    const exported = variables.exported(name);
    const isSet = knownOr(given.environment(name), "?") !== undefined;
    if (!exported && !isSet) return [];
    const value = isSet ? variables.valueOf(name) : exported && knownValue(exported);
    return { name, value, span, valueSpan: span } as Assignment;
  });
}

function knownOr<T>(fact: Fact<T>, otherwise: T): T {
  return fact.known ? fact.value : otherwise;
}
