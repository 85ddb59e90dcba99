import type { AndOr, Command, CommandNode, PipelineNode } from "unbash";

/** For each member, whether the first `||` to its right goes on without it: its right side does not itself fail. */
export function rescues({ commands, operators }: AndOr): boolean[] {
  const result = new Array<boolean>(commands.length).fill(false);
  for (let i = commands.length - 2; i >= 0; i--) {
    result[i] = operators[i] === "||" ? !alwaysFails(commands[i + 1] as PipelineNode) : (result[i + 1] as boolean);
  }
  return result;
}

/** `false`, `exit 1`, `return 1`, and a group that ends in one. */
function alwaysFails(node: PipelineNode | AndOr): boolean {
  if (node.type === "BraceGroup" || node.type === "Subshell") {
    const last = node.body.commands.at(-1);
    return last !== undefined && !last.background && alwaysFails(last.command);
  }
  if (node.type !== "Command") return false;
  const name = node.name?.text;
  if (name === "false") return true;
  if (name !== "exit" && name !== "return") return false;
  return node.suffix[0]?.type === "Word" && /^[1-9]\d*$/.test(node.suffix[0].value);
}

export function isTest(node: PipelineNode): boolean {
  if (node.type === "Pipeline") return node.commands.length === 1 && isTest(node.commands[0] as CommandNode);
  if (node.type === "TestCommand" || node.type === "ArithmeticCommand") return true;
  if (node.type !== "Command") return false;
  const name = node.name?.text;
  return (
    name === "[" ||
    name === "test" ||
    (name === "command" && /\s-[vV]\s/.test(` ${node.suffix.map(textOf).join(" ")} `))
  );
}

function textOf(node: Command["suffix"][number]): string {
  return node.type === "Word" ? node.text : "";
}
