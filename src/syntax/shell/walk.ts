import type {
  AndOr,
  CommandNode,
  CompoundList,
  ParsedScript,
  PipelineNode,
  Statement,
  SyntaxNode,
  Command as TreeCommand,
  Pipeline as TreePipeline,
} from "unbash";
import { forEachChild } from "unbash";
import { verbatim } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import { isTest, rescues } from "./and-or.ts";
import { flowAt, isForgotten, type OpenPipeline, type Place } from "./place.ts";
import { assign, enter, leave, type Scope } from "./scope.ts";
import type { Command, Flow, Pipeline } from "./script.ts";
import type { Settings } from "./settings.ts";
import { locate } from "./words.ts";

/** What the walk of one script needs beside its place. */
export interface Walk {
  readonly scope: Scope;
  /** Settings in force at this point of the walk. */
  settings: Settings;
  /** Whether command substitutions start without `-e`, as bash has it. */
  readonly substitutionsDropErrexit: boolean;
  /** Whether the script's text can hold substitutions and heredocs at all: most do not, and their parts need not be built. */
  readonly nests: boolean;
  addPipeline(pipeline: Pipeline): void;
  addError(message: string, span: Span): void;
  /** Reads a simple command, or a line that runs none (assignments or redirects only). */
  simple(node: TreeCommand, place: Place, followedBy: Flow["followedBy"]): void;
}

type FollowedBy = Flow["followedBy"];

export function walkScript(walk: Walk, script: ParsedScript, place: Place): void {
  for (const error of script.errors ?? []) {
    walk.addError(error.message, locate(place.ground, error.pos, error.pos));
  }
  walkList(walk, script.commands, place);
}

function walkList(walk: Walk, statements: readonly Statement[], place: Place): void {
  const end = statements.length - 1;
  for (let i = 0; i <= end; i++) {
    const statement = statements[i] as Statement;
    const last = i === end;
    const background = statement.background === true;
    const here = inList(place, background, !last);
    walkLogical(walk, statement.command, here, background ? "&" : last ? undefined : ";");
  }
}

/** The place of a statement: most often the list's own. */
function inList(place: Place, background: boolean, more: boolean): Place {
  if (background) return { ...place, background: true, tolerated: true };
  return place.more || !more ? place : { ...place, more: true };
}

function walkLogical(walk: Walk, node: PipelineNode | AndOr, place: Place, followedBy: FollowedBy): void {
  if (node.type === "AndOr") walkAndOr(walk, node, place, followedBy);
  else walkPipelineNode(walk, node, place, followedBy);
}

function walkAndOr(walk: Walk, node: AndOr, place: Place, followedBy: FollowedBy): void {
  const { commands, operators } = node;
  const rescued = rescues(node);
  let guarded = false;
  let last = place;
  for (let i = 0; i < commands.length; i++) {
    const member = commands[i] as PipelineNode;
    const final = i === commands.length - 1;
    const alternative = operators[i - 1] === "||";
    const here = inAndOr(place, last, place.tolerated || (rescued[i] as boolean), alternative || guarded, !final);
    last = here;
    guarded = operators[i] === "&&" && (guarded || (isTest(member) && isForgotten(here, walk.settings)));
    const operator = final ? followedBy : operators[i];
    if (alternative) isolate(walk, "branch", () => walkPipelineNode(walk, member, here, operator));
    else walkPipelineNode(walk, member, here, operator);
  }
}

/** The place of a member: the list's own or the last member's, where they are the same. */
function inAndOr(place: Place, last: Place, tolerated: boolean, branch: boolean, left: boolean): Place {
  const conditional = place.conditional || branch;
  const arm = branch ? undefined : place.arm;
  const suspended = place.suspended || left;
  for (const known of [last, place]) {
    if (known.tolerated !== tolerated || known.suspended !== suspended) continue;
    if (known.conditional === conditional && known.arm === arm) return known;
  }
  return { ...place, tolerated, conditional, arm, suspended };
}

function walkPipelineNode(walk: Walk, node: PipelineNode, place: Place, followedBy: FollowedBy): void {
  if (node.type !== "Pipeline") {
    walkCommand(walk, node, place, followedBy);
    return;
  }
  const time = node.prefixes.find((prefix) => prefix.type === "Time");
  const wrappers = time
    ? [...place.wrappers, { program: "time", span: locate(place.ground, time.pos, time.keywordEnd) }]
    : place.wrappers;
  const negated = node.prefixes.some((prefix) => prefix.type === "Negation");
  const here = negated ? tolerating(place) : place;
  const [first, second] = node.commands;
  if (second) walkPipeline(walk, node, here, wrappers, followedBy);
  else if (first) walkCommand(walk, first, { ...here, wrappers }, followedBy);
}

function walkPipeline(
  walk: Walk,
  node: TreePipeline,
  place: Place,
  wrappers: Place["wrappers"],
  followedBy: FollowedBy,
): void {
  const commands: Command[] = [];
  const pipeline: Pipeline = {
    type: "Pipeline",
    commands,
    operators: operatorSpans(node, place),
    pipefail: walk.settings.pipefail,
    flow: flowAt(place, walk.settings, followedBy),
    span: locate(place.ground, (node.commands[0] as CommandNode).pos, node.end),
  };
  walk.addPipeline(pipeline);
  const open: OpenPipeline = { pipeline, commands, outer: place.pipeline };
  const end = node.commands.length - 1;
  for (let i = 0; i <= end; i++) {
    const last = i === end;
    const here: Place = {
      ...place,
      pipeline: open,
      wrappers: i === 0 ? wrappers : place.wrappers,
      tolerated: place.tolerated || (!last && !pipeline.pipefail),
    };
    isolate(walk, "branch", () => walkCommand(walk, node.commands[i] as CommandNode, here, last ? followedBy : "|"));
  }
}

/** The tree gives operators no place: each is the first `|` after its left side. */
function operatorSpans(node: TreePipeline, place: Place): Span[] {
  const { text } = place.ground.mapped;
  return node.operators.map((operator, i) => {
    const left = node.commands[i] as CommandNode;
    const found = text.indexOf("|", left.end);
    const at = found < 0 ? left.end : found;
    return locate(place.ground, at, at + operator.length);
  });
}

function walkCommand(walk: Walk, node: CommandNode, place: Place, followedBy: FollowedBy): void {
  switch (node.type) {
    case "Command":
      walkSimple(walk, node, place, followedBy);
      return;
    case "Redirected":
      for (const redirect of node.redirects) walkSubstitutions(walk, redirect, place);
      walkCommand(walk, node.command, place, followedBy);
      return;
    case "BraceGroup":
      walkBody(walk, node.body, place);
      return;
    case "Subshell":
      isolate(walk, "subshell", () => walkBody(walk, node.body, { ...ownProcess(walk, place), subshell: true }));
      return;
    case "Function":
      walkFunction(walk, node.body, place);
      return;
    case "Coproc":
      isolate(walk, "subshell", () =>
        walkFunctionBody(walk, node.body, { ...place, background: true, tolerated: true }),
      );
      return;
    case "TestCommand":
      walkSubstitutions(walk, node, tolerating(place));
      return;
    case "ArithmeticCommand":
      for (const [name] of node.body.matchAll(/(?<!\w)[A-Za-z_]\w*/g)) assign(walk.scope, name, undefined);
      walkSubstitutions(walk, node, place);
      return;
    default:
      walkControl(walk, node, place);
  }
}

type Control = Exclude<
  CommandNode,
  {
    type:
      | "Command"
      | "Redirected"
      | "BraceGroup"
      | "Subshell"
      | "Function"
      | "Coproc"
      | "TestCommand"
      | "ArithmeticCommand";
  }
>;

function walkControl(walk: Walk, node: Control, place: Place): void {
  const branch: Place = { ...place, conditional: true, arm: undefined };
  switch (node.type) {
    case "If": {
      walkBody(walk, node.clause, tolerating(place));
      const arms = armsOf(branch, place, node.elif.length + 2, node.else !== undefined);
      isolate(walk, "branch", () => walkBody(walk, node.then, arms(0)));
      for (const [index, elif] of node.elif.entries()) {
        isolate(walk, "branch", () => walkBody(walk, elif.clause, tolerating(branch)));
        isolate(walk, "branch", () => walkBody(walk, elif.then, arms(index + 1)));
      }
      const rest = node.else;
      if (rest) isolate(walk, "branch", () => walkBody(walk, rest, arms(node.elif.length + 1)));
      return;
    }
    case "Case": {
      walkSubstitutions(walk, node.word, tolerating(place));
      const total = node.items.some(({ pattern }) => pattern.some(({ text }) => text === "*"));
      const arms = armsOf(branch, place, node.items.length, total);
      for (const [index, item] of node.items.entries()) {
        for (const pattern of item.pattern) walkSubstitutions(walk, pattern, tolerating(branch));
        isolate(walk, "branch", () => walkBody(walk, item.body, arms(index)));
      }
      return;
    }
    case "While":
      walkLoop(walk, node, place, () => {
        walkBody(walk, node.clause, tolerating({ ...place, loop: true }));
        walkBody(walk, node.body, { ...branch, loop: true, more: true });
      });
      return;
    case "For":
    case "Select":
      for (const word of node.wordlist ?? []) walkSubstitutions(walk, word, tolerating(place));
      assign(walk.scope, node.name.value, undefined);
      walkLoop(walk, node, place, () => walkBody(walk, node.body, { ...branch, loop: true, more: true }));
      return;
    case "ArithmeticFor":
      walkLoop(walk, node, place, () => walkBody(walk, node.body, { ...branch, loop: true, more: true }));
  }
}

/** The places of a choice's arms: one of them is sure to run where the arms are all there are and the choice is reached. */
function armsOf(branch: Place, place: Place, count: number, total: boolean): (index: number) => Place {
  if (!total || place.conditional) return () => branch;
  const choice = { arms: count };
  return (index) => ({ ...branch, arm: { choice, index } });
}

/** The place of what may fail: a condition, a negated command, a word's substitutions. */
function tolerating(place: Place): Place {
  return { ...place, tolerated: true };
}

/** A list inside a compound command. Whether a failing last statement matters is for the place around it to say. */
function walkBody(walk: Walk, body: CompoundList, place: Place): void {
  walkList(walk, body.commands, place);
}

function walkLoop(walk: Walk, node: { pos: number; end: number }, place: Place, body: () => void): void {
  const { text } = place.ground.mapped;
  isolate(walk, "loop", body, () => text.slice(node.pos, node.end));
}

function walkFunction(walk: Walk, body: Extract<CommandNode, { type: "Function" }>["body"], place: Place): void {
  const inside: Place = {
    ...place,
    function: true,
    conditional: true,
    arm: undefined,
    pipeline: undefined,
    more: false,
  };
  isolate(walk, "function", () => walkFunctionBody(walk, body, inside));
}

function walkFunctionBody(
  walk: Walk,
  body: Extract<CommandNode, { type: "Function" | "Coproc" }>["body"],
  place: Place,
): void {
  if (body.type === "CompoundList") walkBody(walk, body, place);
  else walkCommand(walk, body, place, undefined);
}

/** The place of a process of its own: whether its failure is forgotten is settled where it starts. */
function ownProcess(walk: Walk, place: Place): Place {
  return { ...place, tolerated: isForgotten(place, walk.settings), more: false };
}

/** Walks a part whose settings end with it, and whose assignments do or become unsure. */
function isolate(walk: Walk, kind: Parameters<typeof enter>[1], body: () => void, text?: () => string): void {
  const settings = walk.settings;
  enter(walk.scope, kind, text);
  body();
  leave(walk.scope);
  walk.settings = settings;
}

function walkSimple(walk: Walk, node: TreeCommand, place: Place, followedBy: FollowedBy): void {
  walk.simple(node, place, followedBy);
  if (!walk.nests || !mayRun(node, place)) return;
  // A substitution's failure is the statement's own only where nothing but assignments stands.
  walkSubstitutions(walk, node, node.name ? tolerating(place) : place);
}

/** The same for a command's text. */
function mayRun(node: TreeCommand, place: Place): boolean {
  const { text } = place.ground.mapped;
  for (let i = node.pos; i < node.end; i++) {
    const c = text.charCodeAt(i);
    if (c === 40 || c === 96) return true;
  }
  return node.suffix.some((part) => part.type === "HereDoc") || node.prefix.some((part) => part.type === "HereDoc");
}

/** Finds the commands inside `$(...)`, backticks and `<(...)`. Not recursive: arithmetic may nest without bound. */
function walkSubstitutions(walk: Walk, root: SyntaxNode, place: Place): void {
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isSubstitution(node)) {
      if (node.script) walkSubstitution(walk, node, node.script, place);
      continue;
    }
    const children: SyntaxNode[] = [];
    forEachChild(node, (child) => children.push(child));
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i] as SyntaxNode);
  }
}

type Substitution = Extract<
  SyntaxNode,
  { type: "CommandExpansion" | "ProcessSubstitution" | "ArithmeticCommandExpansion" }
>;

function isSubstitution(node: SyntaxNode): node is Substitution {
  const { type } = node;
  return type === "CommandExpansion" || type === "ProcessSubstitution" || type === "ArithmeticCommandExpansion";
}

function walkSubstitution(walk: Walk, node: Substitution, script: ParsedScript, place: Place): void {
  const { source } = script;
  const inside: Place = {
    ...ownProcess(walk, place),
    // The offsets of a script between escaped backticks index its own decoded text.
    ground:
      source === undefined
        ? place.ground
        : { mapped: verbatim(source, 0), fixed: locate(place.ground, node.pos, node.end) },
    substitution: true,
    tolerated: isForgotten(place, walk.settings) || node.type === "ProcessSubstitution",
    pipeline: undefined,
  };
  isolate(walk, "subshell", () => {
    if (walk.substitutionsDropErrexit) walk.settings = { ...walk.settings, errexit: false };
    walkScript(walk, script, inside);
  });
}
