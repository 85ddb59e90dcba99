import {
  type DockerfileModel,
  defineRule,
  type Instruction,
  type KeyValue,
  type Span,
  type State,
  unknown,
} from "../../src/author.ts";
import { declareArg, mindsUnset, variablesRead } from "../../src/kit.ts";

export default defineRule({
  id: "arg-in-scope",
  summary: "A stage declares the global arguments that it uses",
  why: "Only FROM sees an ARG above the first FROM: in a stage it is empty until the stage declares it again.",
  topic: "variables",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { buildkit: ["UndefinedVar"], sonar: ["S6579"] },
  reference: "https://docs.docker.com/build/building/variables/#scoping",
  messages: { global: "{name} is empty here: the stage must declare the global argument again with ARG {name}" },
  examples: [
    {
      bad: "ARG VERSION=3.20\nFROM alpine:${VERSION}\nLABEL version=$«VERSION»",
      fixedUnsafe: "ARG VERSION=3.20\nFROM alpine:${VERSION}\nARG VERSION\nLABEL version=$VERSION",
    },
    {
      title: "In a RUN script",
      bad: "ARG APP=web\nFROM alpine:3.20\nRUN mkdir /srv/$«APP»",
      fixedUnsafe: "ARG APP=web\nFROM alpine:3.20\nARG APP\nRUN mkdir /srv/$APP",
    },
    { good: "ARG APP=web\nFROM alpine:3.20\nARG APP\nRUN mkdir /srv/$APP" },
  ],
  *check(document, { model, source }) {
    const globals = new Map<string, KeyValue>();
    for (const one of document.globals) {
      if (one.type === "Arg") for (const pair of one.pairs) globals.set(pair.key.text, pair);
    }
    const names = [...globals.keys()];
    if (names.length === 0) return;
    const seen = new Set<string>();
    for (const instruction of document.instructions) {
      if (instruction.stage < 0) continue;
      // Most instructions name none of them: then no script need be parsed.
      const text = source.text.slice(instruction.span.start, instruction.span.end);
      if (!text.includes("$") || !names.some((name) => text.includes(name))) continue;
      const state = model.before(instruction);
      for (const { name, span } of usesOf(instruction, model)) {
        const declared = globals.get(name);
        const key = `${instruction.stage} ${name}`;
        if (!declared || seen.has(key)) continue;
        const doubt = whySet(name, state);
        if (doubt === "set") continue;
        // Once a stage is enough: one declaration mends them all.
        seen.add(key);
        if (doubt) yield unknown(span, doubt.reason);
        else {
          const related = [{ at: declared.key, message: "Declared here, for FROM only" }];
          const fixes = declareArg(name, instruction, source.text);
          yield { at: span, message: "global", data: { name }, related, fixes };
        }
      }
    }
  },
});

/** Whether something in the stage or its base image gives the name a value; undefined when nothing does. */
function whySet(name: string, state: State): "set" | { readonly reason: string } | undefined {
  const fact = state.variable(name);
  if (!fact) return undefined;
  const elsewhere = fact.origins.every(({ what }) => what === "base-image");
  return fact.known || !elsewhere ? "set" : { reason: fact.reason };
}

/** Plain uses in words that Docker expands and in scripts of RUN. */
function usesOf(instruction: Instruction, model: DockerfileModel): readonly { name: string; span: Span }[] {
  const inWords = model
    .words(instruction)
    .flatMap((word) => model.variables(word, instruction))
    .filter(({ modifier }) => !mindsUnset(modifier))
    .map(({ name, nameSpan }) => ({ name, span: nameSpan }));
  if (instruction.type !== "Run") return inWords;
  const inScripts = model
    .scripts(instruction)
    .flatMap(variablesRead)
    .filter(({ guarded }) => !guarded);
  return [...inWords, ...inScripts];
}
