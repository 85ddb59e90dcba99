import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cli } from "../../bench/process.ts";
import { tree } from "../config/fixtures.ts";
import { hasPrograms, hasTerminal, windows } from "../helpers/platform.ts";

// Completion in the shells themselves, as far as they are installed.

/** A program that completes as ours does, and otherwise tells how it was called. */
function directory(): string {
  const root = tree({ "a b/Dockerfile": "", "report.json": "" });
  const script = `#!/bin/sh
if [ "$1" = completion ]; then exec "${cli}" "$@"; fi
printf 'RAN'; printf '<%s>' "$@"; echo
`;
  const file = join(tree({ plimsoll: script }), "plimsoll");
  chmodSync(file, 0o755);
  return `${root}\0${file}`;
}

/** What a shell on a terminal runs once keys were typed, a command a line. */
function typed(shell: string, setup: string, lines: readonly string[]): readonly string[] {
  const [root, file] = directory().split("\0") as [string, string];
  const env = { ...process.env, PATH: `${join(file, "..")}:${process.env.PATH}`, TERM: "dumb", PS1: "$ ", HOME: root };
  const input = [setup, ...lines, "exit", ""].join("\n");
  const out = execFileSync("script", ["-qec", shell, "/dev/null"], { cwd: root, env, input, timeout: 100_000 });
  return [...out.toString().matchAll(/RAN(<.*>)/g)].map((match) => match[1] as string);
}

const cases: readonly (readonly [string, string])[] = [
  ["plimsoll --max-w\t3", "<--max-warnings><3>"],
  ["plimsoll --fail-on=ne\t", "<--fail-on=never>"],
  ["plimsoll -r no-root-user:er\t", "<-r><no-root-user:error>"],
  ["plimsoll --config rep\t", "<--config><report.json>"],
  ["plimsoll a\tDock\t", "<a b/Dockerfile>"],
];
const keys = cases.map(([line]) => line);
const expected = cases.map(([, run]) => run);

test.runIf(hasTerminal && hasPrograms("bash"))(
  "bash completes",
  () => {
    expect(typed("bash --norc --noprofile -i", 'eval "$(plimsoll completion bash)"', keys)).toEqual(expected);
  },
  120_000,
);

test.runIf(hasTerminal && hasPrograms("zsh"))(
  "zsh completes",
  () => {
    const setup = 'autoload -U compinit; compinit -u -D; eval "$(plimsoll completion zsh)"';
    expect(typed("zsh -f -i", setup, keys)).toEqual(expected);
  },
  120_000,
);

test.runIf(!windows && hasPrograms("fish"))(
  "fish completes",
  () => {
    const [root, file] = directory().split("\0") as [string, string];
    const env = { ...process.env, PATH: `${join(file, "..")}:${process.env.PATH}`, HOME: root };
    const lines = ["plimsoll --max-w", "plimsoll --fail-on=ne", "plimsoll --config rep", "plimsoll wh"];
    const script = ["plimsoll completion fish | source", ...lines.map((line) => `complete -C ${JSON.stringify(line)}`)];
    const out = execFileSync("fish", ["-c", script.join("; ")], { cwd: root, env, encoding: "utf8" });
    expect(out.split("\n").slice(0, -1)).toEqual([
      "--max-warnings\tExit 1 on more warnings than N; --fail-on is `error` then",
      "--fail-on=never",
      "report.json",
      "why\tShow what is known at a place of a file, and what each rule made of it",
    ]);
  },
  120_000,
);
