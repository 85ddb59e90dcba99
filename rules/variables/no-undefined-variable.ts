import { type DockerfileModel, defineRule, type Instruction, type Stage, type VariableUse } from "../../src/author.ts";
import {
  chainInstructions,
  declareArg,
  emptyWhenUnset,
  firstFrom,
  globalArgs,
  perPart,
  suggestion,
} from "../../src/kit.ts";
import { isRuntimeVariable, predefinedArg } from "../../src/knowledge/predefined.ts";

export default defineRule({
  id: "no-undefined-variable",
  summary: "Variables are set before an instruction uses them",
  why: "Docker puts nothing in place of a variable that is not set, and says no word: a path or a version silently loses a part.",
  topic: "variables",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["UndefinedVar"], dockerlint: ["variable_use"] },
  reference: "https://docs.docker.com/reference/build-checks/undefined-var/",
  messages: {
    unset: "Nothing sets {name}, so it is empty here{meant}",
    predefined: "{name} is empty here until ARG {name} declares it in this stage",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nARG VERSION=1.2\nLABEL version=$«VERSOIN»",
      good: "FROM alpine:3.20\nARG VERSION=1.2\nLABEL version=$VERSION",
      message: "unset",
    },
    {
      bad: "FROM alpine:3.20\nCOPY dist/$«TARGETARCH»/app /app",
      fixedUnsafe: "FROM alpine:3.20\nARG TARGETARCH\nCOPY dist/$TARGETARCH/app /app",
      message: "predefined",
    },
    { title: "The base image sets it", good: "FROM python:3.12\nENV V=${PYTHON_VERSION}" },
    { title: "An expansion that minds it", good: "FROM alpine:3.20\nENV MODE=${MODE:-production}" },
  ],
  *check(document, { model, source }) {
    const globals = new Set(globalArgs(document));
    const declared = new Set<string>();
    for (const instruction of document.instructions) {
      for (const { name, nameSpan } of unsetVariables(instruction, model)) {
        // A global argument that the stage does not declare is arg-in-scope's.
        if (globals.has(name)) continue;
        if (!predefinedArg(name)) {
          const meant = isRuntimeVariable(name)
            ? "; only what runs has it"
            : suggestion(name, candidates(instruction, model));
          yield { at: nameSpan, message: "unset", data: { name, meant } };
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

/** Of more names the last are as good a guess at what was meant. */
const maxNames = 64;

/** Names that are set at an instruction by this file or by an image that we know. */
function candidates(instruction: Instruction, model: DockerfileModel): readonly string[] {
  const stage = model.stageOf(instruction);
  if (!stage) return globalArgs(model.document).slice(-maxNames);
  const all = declaredIn(stage, model);
  const end = firstFrom(all, instruction.span.start, ({ at }) => at);
  const set = all.slice(Math.max(0, end - maxNames), end).map(({ name }) => name);
  return [...set, ...Object.keys(stage.root?.env ?? {})];
}

/** The names that a stage and its parents set, with where they do. */
const declaredIn = perPart((stage: Stage) =>
  chainInstructions(stage).flatMap((one) =>
    one.type === "Env" || one.type === "Arg"
      ? one.pairs.map(({ key }) => ({ name: key.text, at: one.span.start }))
      : [],
  ),
);
