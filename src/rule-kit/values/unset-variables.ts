import type { DockerfileModel, VariableUse } from "../../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Instruction } from "../../kinds/dockerfile/nodes.ts";
import { perPart } from "../model/per-model.ts";

/** A use of a variable that Docker itself replaces, and that is known to be set by nobody. */
export interface UnsetUse {
  readonly use: VariableUse;
  readonly instruction: Instruction;
}

/**
 * Uses of variables that nothing sets, each name once an instruction. `${A:-b}` and its like say that they may be unset,
 * and what stands inside `${A:+...}` is only looked at when A is set.
 */
export function unsetVariables(instruction: Instruction, model: DockerfileModel): readonly UnsetUse[] {
  return unsetIn(model, instruction);
}

const none: readonly UnsetUse[] = [];

const unsetIn = perPart((model, instruction: Instruction): readonly UnsetUse[] => {
  // A trigger runs in another stage, with variables of its own.
  if (instruction.onbuild) return none;
  const seen = new Set<string>();
  const uses: UnsetUse[] = [];
  const own = instruction.type === "Arg" ? instruction.pairs.map(({ key }) => key.text) : [];
  for (const word of model.words(instruction)) {
    let skipTo = 0;
    for (const use of model.variables(word, instruction)) {
      if (use.span.start < skipTo) continue;
      if (use.modifier?.endsWith("+")) skipTo = use.span.end;
      if (use.fact !== undefined || seen.has(use.name) || mindsUnset(use.modifier)) continue;
      // `ARG A=$A` is a long way to write `ARG A`.
      if (own.includes(use.name)) continue;
      seen.add(use.name);
      uses.push({ use, instruction });
    }
  }
  return uses;
});

/** `-`, `+` and `?`, with or without a colon. */
export function mindsUnset(modifier: string | undefined): boolean {
  return modifier !== undefined && /[-+?]$/.test(modifier);
}

/** Names of the arguments above the first FROM. */
export function globalArgs({ globals }: DockerfileDocument): readonly string[] {
  return globals.flatMap((one) => (one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : []));
}
