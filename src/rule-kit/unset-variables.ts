import type { DockerfileModel, VariableUse } from "../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Instruction } from "../kinds/dockerfile/nodes.ts";
import { expandedWords } from "./expanded-words.ts";

/** A use of a variable that Docker itself replaces, and that is known to be set by nobody. */
export interface UnsetUse {
  readonly use: VariableUse;
  readonly instruction: Instruction;
}

/** Uses of variables that nothing sets, each name once an instruction. `${A:-b}` and its like say that they may be unset. */
export function unsetVariables(instruction: Instruction, model: DockerfileModel): readonly UnsetUse[] {
  // A trigger runs in another stage, with variables of its own.
  if (instruction.onbuild) return [];
  const seen = new Set<string>();
  const uses: UnsetUse[] = [];
  for (const word of expandedWords(instruction)) {
    for (const use of model.variables(word, instruction)) {
      if (use.fact !== undefined || seen.has(use.name) || mindsUnset(use.modifier)) continue;
      seen.add(use.name);
      uses.push({ use, instruction });
    }
  }
  return uses;
}

/** `-`, `+` and `?`, with or without a colon. */
export function mindsUnset(modifier: string | undefined): boolean {
  return modifier !== undefined && /[-+?]$/.test(modifier);
}

/** Names of the arguments above the first FROM. */
export function globalArgs({ globals }: DockerfileDocument): readonly string[] {
  return globals.flatMap((one) => (one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : []));
}
