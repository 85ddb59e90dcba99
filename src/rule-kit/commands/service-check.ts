import type { ServiceHealthcheck } from "../../kinds/compose/nodes.ts";
import type { Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Command } from "../../nodes/command.ts";
import { unknownFact } from "../../syntax/fact.ts";
import { dialectOf } from "../../syntax/shell/dialect.ts";
import { commandsOfWords } from "../../syntax/shell/exec-form.ts";
import { parseScript } from "../../syntax/shell/parse.ts";
import type { Lookup } from "../../syntax/shell/script.ts";

const lookup: Lookup = (name) => unknownFact(`${name} may be given to the container`);

/**
 * The commands of a service's own health check, in the shell of the stage that it runs in; none where there is no
 * shell or the check is switched off.
 */
export function commandsOfHealthcheck(
  { command, place }: ServiceHealthcheck,
  { root, end }: Stage,
  knowledge: Knowledge,
): readonly Command[] {
  if (!command) return [];
  const options = { place, lookup, tables: knowledge.command, shDialect: root?.shellDialect };
  if (command.form === "exec") return commandsOfWords(command.words, options);
  if (root?.shell === false) return [];
  const shell = dialectOf(end.shell.known ? end.shell.value : ["/bin/sh", "-c"], root?.shellDialect);
  return parseScript(command.text, { ...options, dialect: shell.dialect, shellOptions: shell }).commands;
}
