import {
  type DockerfileModel,
  defineRule,
  type Env,
  type KeyValue,
  type ProposedFix,
  replace,
  type VariableUse,
} from "../../src/author.ts";
import { commandEffects, emptyWhenUnset, newlineOf } from "../../src/kit.ts";

export default defineRule({
  id: "no-same-env-reference",
  summary: "ENV does not use a variable that the same ENV sets",
  why: "ENV expands variables with the environment from before the instruction, so the new value is not set yet.",
  topic: "variables",
  category: "correctness",
  severity: "error",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { hadolint: ["DL3044"], "dockerfile-roast": ["DF062"] },
  reference: "https://docs.docker.com/reference/dockerfile/#environment-replacement",
  messages: {
    empty: "{name} is still empty here: what the same ENV sets takes effect only after it",
    twice: "This value of {name} is lost: the same ENV sets it again",
    old: "{name} still has its old value here: what the same ENV sets takes effect only after it",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nENV HOME_DIR=/srv APP_DIR=$«HOME_DIR»/app",
      fixedUnsafe: "FROM alpine:3.20\nENV HOME_DIR=/srv\nENV APP_DIR=$HOME_DIR/app",
      message: "empty",
    },
    {
      title: "Set twice",
      bad: "FROM alpine:3.20\nENV «PATH»=/opt/a/bin:$PATH PATH=/opt/b/bin:$PATH",
      good: "FROM alpine:3.20\nENV PATH=/opt/b/bin:/opt/a/bin:$PATH",
      message: "twice",
      severity: "warning",
    },
    { title: "A variable may extend its own old value", good: "FROM alpine:3.20\nENV PATH=/opt/bin:$PATH" },
    { good: "FROM alpine:3.20\nENV A=1\nENV B=$A" },
  ],
  on: {
    *Env(env, { model, source }) {
      const set = new Map<string, KeyValue>();
      for (const [index, pair] of env.pairs.entries()) {
        let fixes = splitBefore(env, index, source.text);
        for (const { name, nameSpan, fact } of plainUses(pair, env, model)) {
          const setter = set.get(name);
          if (!setter || name === pair.key.text) continue;
          // One that adds to its old value (`PATH=/bin:$PATH`) leaves open which of both is meant.
          if (plainUses(setter, env, model).some((use) => use.name === name)) continue;
          const now = setter.value && model.resolve(setter.value, env);
          if (fact?.known && now?.known && fact.value === now.value) continue;
          const related = [{ at: setter.key, message: "Set here" }];
          // An image that we do not know may well have set it to the same.
          const severity = fact && !fact.known ? "warning" : "error";
          yield { at: nameSpan, message: fact ? "old" : "empty", data: { name }, related, fixes, severity };
          fixes = undefined;
        }
        const { text } = pair.key;
        const earlier = set.get(text);
        // The same once more loses nothing.
        if (earlier && earlier.value?.text !== pair.value?.text) {
          const related = [{ at: pair.key, message: "Set again here" }];
          yield { at: earlier.key, message: "twice", data: { name: text }, related, severity: "warning" };
        }
        set.set(text, pair);
      }
    },
  },
});

/** The variables of a pair's value, each once; those with a value to fall back on say that they may not be set yet. */
function plainUses({ value }: KeyValue, env: Env, model: DockerfileModel): readonly VariableUse[] {
  const uses = value ? model.variables(value, env).filter(({ modifier }) => emptyWhenUnset(modifier)) : [];
  return uses.filter((use, index) => uses.findIndex(({ name }) => name === use.name) === index);
}

/** Starts a new ENV at a pair. */
function splitBefore({ pairs, keyword, onbuild }: Env, index: number, source: string): ProposedFix | undefined {
  const [before, pair] = [pairs[index - 1], pairs[index]];
  if (onbuild || !before || !pair) return undefined;
  const gap = { start: before.span.end, end: pair.span.start };
  if (source.slice(gap.start, gap.end).includes("#")) return undefined;
  const newline = newlineOf(source);
  return {
    title: `Set ${pair.key.text} in a separate ENV`,
    safe: false,
    effect: ["env", ...commandEffects],
    edits: replace(gap, `${newline}${keyword.text} `),
  };
}
