import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { Cmd, Entrypoint, Healthcheck } from "../../kinds/dockerfile/nodes.ts";
import { plainWordsOrExit } from "../../nodes/plain-words.ts";

/**
 * The words that an instruction starts when no shell stands between: those of its array, or of a shell form that is one
 * plain command. Undefined where it needs its shell.
 */
export function startWords(
  instruction: Cmd | Entrypoint | Healthcheck,
  model: DockerfileModel,
): readonly string[] | undefined {
  const { command } = instruction;
  if (!command) return undefined;
  if (command.form === "exec") return command.args.length > 0 ? command.args.map(({ text }) => text) : undefined;
  const [script] = model.scripts(instruction);
  if (!script || script.errors.length > 0 || model.before(instruction).shellSetBy) return undefined;
  return plainWordsOrExit(script)?.map(({ text }) => text);
}
