import { lookUp } from "../text/look-up.ts";
import type { Command } from "./command.ts";
import { candidatesFor } from "./completion/candidates.ts";
import { scripts } from "./completion/scripts.ts";
import { exit, UsageError } from "./exit.ts";
import { oneOf, parseFlags } from "./options.ts";

const shells = Object.keys(scripts);

export const completion: Command = {
  name: "completion",
  summary: "Print a shell script that completes commands, flags and rules",
  usage: `completion ${shells.join("|")}`,
  flags: {},
  notes: `bash:        eval "$(plimsoll completion bash)" in ~/.bashrc
zsh:         eval "$(plimsoll completion zsh)" in ~/.zshrc, after compinit
fish:        plimsoll completion fish > ~/.config/fish/completions/plimsoll.fish
powershell:  plimsoll completion powershell | Out-String | Invoke-Expression in $PROFILE
`,
  async run(argv, { io, loadEngine, commands }) {
    const { positionals } = parseFlags(argv, {});
    const [shell, ...words] = positionals;
    if (shell === undefined) throw new UsageError(`completion needs a shell: ${shells.join(", ")}`);
    if (shell !== "words") {
      io.stdout.write(lookUp(scripts, oneOf("completion", shell, shells)) as string);
      return exit.clean;
    }
    const { rules, formats } = await loadEngine();
    const all = await Promise.all(Object.values(commands).map((load) => load()));
    const typed = [...words.slice(0, -1), (words.at(-1) ?? "").replace(/^@/, "")];
    const { words: found, files } = candidatesFor(typed, { commands: all, rules, formats, shells });
    const lines = found.map(({ word, help }) => (help === undefined ? word : `${word}\t${help}`));
    io.stdout.write([...lines, ...(files ? [":"] : [])].map((line) => `${line}\n`).join(""));
    return exit.clean;
  },
};
