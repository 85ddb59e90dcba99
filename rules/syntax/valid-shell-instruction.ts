import { type Edit, type Instruction, type Problem, type ProposedFix, replace } from "../../src/author.ts";
import { problemRule, requoteAsJson } from "../../src/kit.ts";

export default problemRule({
  id: "valid-shell-instruction",
  summary: "SHELL is a JSON array of strings",
  why: "SHELL has no shell form: Docker rejects anything but a non-empty array.",
  fix: "unsafe",
  aliases: {
    buildkit: ["build-error/shell-not-json"],
    "dockerfile-utils": ["SHELL_JSON_FORM", "SHELL_REQUIRES_ONE"],
    dockadvisor: ["ShellRequiresJsonForm", "ShellInvalidJsonForm"],
  },
  codes: ["shell-form"],
  examples: [
    { bad: "FROM debian:12\nSHELL «/bin/bash -c»", fixedUnsafe: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]' },
    { bad: "FROM debian:12\nSHELL «['/bin/bash', '-c']»", fixedUnsafe: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]' },
  ],
  repair: writeArray,
});

function writeArray({ instruction }: Problem): ProposedFix | undefined {
  const edits = instruction && (requoteAsJson(instruction.args) ?? wordsAsArray(instruction));
  return edits && { title: "Write a JSON array", safe: false, effect: "shell", edits };
}

/** Words without quotes, escapes and brackets on one line: each is an element. */
function wordsAsArray({ args, argsSpan }: Instruction): Edit | undefined {
  if (args.starts.length > 1 || !/^[\w./:=+ -]+$/.test(args.text)) return undefined;
  const words = args.text.split(" ").filter((word) => word !== "");
  return replace(argsSpan, `[${words.map((word) => `"${word}"`).join(", ")}]`);
}
