import {
  type DockerfileModel,
  defineRule,
  type Edit,
  type Instruction,
  type ProposedFix,
  remove,
  replace,
  type Stage,
  type VariableUse,
} from "../../src/author.ts";
import {
  chainInstructions,
  commandEffects,
  declareArg,
  effectsOf,
  emptyWhenUnset,
  firstFrom,
  globalArgs,
  nearest,
  perPart,
  suggestion,
} from "../../src/kit.ts";
import { isRuntimeVariable, predefinedArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "no-undefined-variable",
  summary: "Variables are set before an instruction uses them",
  why: "Docker replaces an unset variable with an empty string without a warning: a path or a version silently loses a part.",
  topic: "variables",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["UndefinedVar"], dockerlint: ["variable_use"] },
  reference: "https://docs.docker.com/reference/build-checks/undefined-var/",
  messages: {
    unset: "{name} is not set before this point, so it is empty here{meant}",
    predefined: "{name} is empty here: declare it with ARG {name} in this stage",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nARG VERSION=1.2\nLABEL version=$«VERSOIN»",
      fixedUnsafe: "FROM alpine:3.20\nARG VERSION=1.2\nLABEL version=$VERSION",
      message: "unset",
    },
    {
      bad: "FROM alpine:3.20\nCOPY dist/$«TARGETARCH»/app /app",
      fixedUnsafe: "FROM alpine:3.20\nARG TARGETARCH\nCOPY dist/$TARGETARCH/app /app",
      message: "predefined",
    },
    { title: "The base image sets it", good: "FROM python:3.12\nENV V=${PYTHON_VERSION}" },
    { title: "An expansion with a fallback", good: "FROM alpine:3.20\nENV MODE=${MODE:-production}" },
  ],
  *check(document, { model, source }) {
    const globals = new Set(globalArgs(document));
    const declared = new Set<string>();
    for (const instruction of document.instructions) {
      for (const use of unsetVariables(instruction, model)) {
        const { name, nameSpan } = use;
        // A global argument that the stage does not declare is arg-in-scope's.
        if (globals.has(name)) continue;
        if (!predefinedArg(name)) {
          const isRuntime = isRuntimeVariable(name);
          const names = isRuntime ? [] : candidates(instruction, model);
          const meant = isRuntime ? "; it is set only when a container runs" : suggestion(name, names);
          const fixes =
            writeHome(use, instruction, model) ??
            correct(use, names, instruction) ??
            drop(use, instruction, source.text);
          yield { at: nameSpan, message: "unset", data: { name, meant }, fixes };
          continue;
        }
        const key = `${instruction.stage} ${name}`;
        const fixes = declared.has(key) ? undefined : declareArg(name, instruction, source.text);
        declared.add(key);
        yield { at: nameSpan, message: "predefined", data: { name }, fixes };
      }
    }
  },
});

/**
 * Uses of variables that nothing sets, each name once an instruction. `${A:-b}` and its like say that they may be unset,
 * and what stands inside `${A:+...}` is only looked at when A is set.
 */
function unsetVariables(instruction: Instruction, model: DockerfileModel): readonly VariableUse[] {
  const seen = new Set<string>();
  const uses: VariableUse[] = [];
  const own = instruction.type === "Arg" ? instruction.pairs.map(({ key }) => key.text) : [];
  for (const word of model.words(instruction)) {
    let skipTo = 0;
    for (const use of model.variables(word, instruction)) {
      if (use.span.start < skipTo) continue;
      if (use.modifier?.endsWith("+")) skipTo = use.span.end;
      if (use.fact !== undefined || seen.has(use.name) || !emptyWhenUnset(use.modifier)) continue;
      // `ARG A=$A` is a long way to write `ARG A`.
      if (own.includes(use.name)) continue;
      seen.add(use.name);
      uses.push(use);
    }
  }
  return uses;
}

/** What the shell of the same user would put there. */
function writeHome({ name, modifier, span }: VariableUse, at: Instruction, model: DockerfileModel) {
  const { home } = model.before(at);
  if (name !== "HOME" || modifier !== undefined || at.stage < 0 || !home.known) return undefined;
  return repair(`Write ${home.value}`, replace(span, home.value), at);
}

function correct({ name, nameSpan }: VariableUse, names: readonly string[], at: Instruction) {
  const meant = nearest(name, names);
  return meant === undefined || !isSlip(name, meant)
    ? undefined
    : repair(`Write ${meant}`, replace(nameSpan, meant), at);
}

/** Names with another number or letter at the end (`PORT1`, `PORT2`) are another variable's. */
function isSlip(name: string, meant: string): boolean {
  const [numbers, others] = [name, meant].map((text) => text.replace(/\D/g, ""));
  return numbers === others && (name.length !== meant.length || name.at(-1) === meant.at(-1));
}

/** Lists in which an empty entry stands for the usual directories: man-db's and Info's. */
const withUsual: ReadonlySet<string> = new Set(["MANPATH", "INFOPATH"]);

/** An entry of a list (`/lib:$LIBS`) that is empty, with the colon that parts it from the others. */
function drop({ name, modifier, span }: VariableUse, at: Instruction, source: string) {
  const [before, after] = [source[span.start - 1], source[span.end]];
  if (at.type !== "Env" || modifier !== undefined || withUsual.has(name)) return undefined;
  if (before === ":" && (after === undefined || /[\s:"']/.test(after)))
    return repair(`Drop ${name} and the colon before it`, remove({ start: span.start - 1, end: span.end }), at);
  if (after === ":" && (before === "=" || before === '"' || before === " "))
    return repair(`Drop ${name} and the colon behind it`, remove({ start: span.start, end: span.end + 1 }), at);
  return undefined;
}

function repair(title: string, edits: Edit, { type }: Instruction): ProposedFix {
  return {
    title: `${title}: nothing is there now`,
    safe: false,
    effect: [...new Set([...effectsOf(type), ...commandEffects])],
    edits,
  };
}

/** Of more names the last are as good a guess at what was meant. */
const maxNames = 64;

/** Names that are set at an instruction by this file or by an image that we know. */
function candidates(instruction: Instruction, model: DockerfileModel): readonly string[] {
  const stage = model.stageOf(instruction);
  const all = stage ? declaredIn(stage, model) : namesSet(model.document.globals);
  const end = firstFrom(all, instruction.span.start, ({ at }) => at);
  const set = all.slice(Math.max(0, end - maxNames), end).map(({ name }) => name);
  return [...set, ...Object.keys(stage?.root?.env ?? {})];
}

/** The names that a stage and its parents set, with where they do. */
const declaredIn = perPart((stage: Stage) => namesSet(chainInstructions(stage)));

function namesSet(instructions: readonly Instruction[]) {
  return instructions.flatMap((one) =>
    one.type === "Env" || one.type === "Arg"
      ? one.pairs.map(({ key }) => ({ name: key.text, at: one.span.start }))
      : [],
  );
}
