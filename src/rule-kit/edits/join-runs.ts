import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";
import type { DockerfileDocument, Run } from "../../kinds/dockerfile/nodes.ts";
import { lastingBuiltins } from "../../knowledge/programs/shells.ts";
import type { Script } from "../../nodes/script.ts";
import { appendCommand } from "../../syntax/shell/edit.ts";
import { isPosixFamily } from "../../syntax/shell/script.ts";
import { type Edit, replace } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";
import { commentsWithin } from "./comment-block.ts";

/** Whether two RUNs are run alike: the same mounts, network and security, whatever their order. */
export function sameFlags(first: Run, second: Run, { source: { text } }: DockerfileDocument): boolean {
  const written = ({ flags }: Run) => flags.map(({ span }) => text.slice(span.start, span.end)).sort();
  return written(first).join("\n") === written(second).join("\n");
}

/** Whether a comment stands between two RUNs. */
export function commentBetween(first: Run, second: Run, document: DockerfileDocument): boolean {
  return commentsWithin(document, first.span.end, second.span.start);
}

/**
 * Joins a RUN to the one right before it with `&&`, in the style of the first. Undefined where that is not plainly the
 * same: heredocs, other flags, comments between, `||` or `;` in the second, or state that the first leaves behind.
 */
export function joinRuns(first: Run, second: Run, model: DockerfileModel): Edit | undefined {
  const { document } = model;
  const { text } = document.source;
  const [before] = model.scripts(first);
  const [after] = model.scripts(second);
  if (!before || !after || first.heredocs.length + second.heredocs.length > 0) return undefined;
  if (!sameFlags(first, second, document) || commentBetween(first, second, document)) return undefined;
  if (!leavesNothing(before) || !isAndList(after)) return undefined;
  const end = appendCommand(before, "", { source: text, escape: document.escape });
  if (!end) return undefined;
  const newline = newlineOf(text, first.span.start);
  const joint = end.text.includes("\n") ? end.text : ` ${document.escape}${newline}    && `;
  return replace({ start: end.span.start, end: second.argsSpan.start }, joint);
}

function leavesNothing({ dialect, errors, commands, tree }: Script): boolean {
  if (!isPosixFamily(dialect) || errors.length > 0 || !tree) return false;
  if (tree.commands.length !== 1 || setsVariable(tree.commands[0]!.command)) return false;
  return (
    commands.length > 0 && !commands.some(({ program, flow }) => lastingBuiltins.has(program ?? "") && !flow.subshell)
  );
}

/** Defines a function, or is an assignment that stands by itself. */
function setsVariable(node: NonNullable<Script["tree"]>["commands"][number]["command"]): boolean {
  if (node.type === "AndOr") return node.commands.some(setsVariable);
  return /Function/.test(node.type) || (node.type === "Command" && node.name === undefined && node.prefix.length > 0);
}

function isAndList({ dialect, errors, tree }: Script): boolean {
  if (!isPosixFamily(dialect) || errors.length > 0 || tree?.commands.length !== 1) return false;
  const [statement] = tree.commands;
  if (!statement || statement.background) return false;
  const { command } = statement;
  return command.type !== "AndOr" || command.operators.every((operator) => operator === "&&");
}
