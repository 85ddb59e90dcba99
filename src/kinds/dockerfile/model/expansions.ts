import type { Lookup } from "../../../syntax/fact.ts";
import { originSpan } from "../../../text/offset-map.ts";
import type { DockerfileDocument, Instruction, Word } from "../nodes.ts";
import { type Expansion, expandWord, type Use } from "./expand.ts";
import type { States } from "./states.ts";
import type { DockerfileModel, VariableUse } from "./types.ts";

/** What words come to where they stand. Many rules ask for the same ones, so each is expanded once. */
export function createExpansions(
  document: DockerfileDocument,
  globalLookup: Lookup,
  states: States,
): Pick<DockerfileModel, "resolve" | "variables"> {
  const cache = new Map<Word, { readonly at: Instruction; readonly expansion: Expansion }>();

  return {
    resolve: (word, at) => expansionOf(word, at).value,
    variables: (word, at) => expansionOf(word, at).uses.map((use) => placed(use, word)),
  };

  /** Words without variables are told sooner than looked up. */
  function expansionOf(word: Word, at: Instruction): Expansion {
    if (!word.text.includes("$")) return expandWord(word.text, document.escape, globalLookup);
    const old = cache.get(word);
    if (old?.at === at) return old.expansion;
    const expansion = expandWord(word.text, document.escape, lookupAt(at));
    cache.set(word, { at, expansion });
    return expansion;
  }

  /** How variables are found in an instruction's words. */
  function lookupAt(instruction: Instruction): Lookup {
    if (instruction.type === "From" || instruction.stage < 0) return globalLookup;
    const state = states.before(instruction);
    return (name) => state.variable(name);
  }
}

function placed(use: Use, word: Word): VariableUse {
  return {
    name: use.name,
    span: originSpan(word.line, word.at + use.start, word.at + use.end),
    nameSpan: originSpan(word.line, word.at + use.nameStart, word.at + use.nameEnd),
    modifier: use.modifier,
    fact: use.fact,
  };
}
