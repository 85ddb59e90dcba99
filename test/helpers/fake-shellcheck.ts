import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** A program in place of ShellCheck: `flaw` is a warning, `smell` is none worth one, and each call is noted beside it. */
export function fakeShellcheck(file: string, message = "A flaw.", remedy = "mend"): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, programText(file, message, remedy));
  chmodSync(file, 0o755);
  return file;
}

/** The calls of a program, but for those that ask for its version. */
export function callsOf(file: string): number {
  try {
    return readFileSync(`${file}.log`, "utf8").split("\n").length - 1;
  } catch {
    return 0;
  }
}

/** A `PATH` on which a directory comes first, and what a script needs after it. */
export function pathWith(...directories: readonly string[]): string {
  return [...directories, "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);
}

export const fakeIn = (directory: string): string => join(directory, "shellcheck");

function programText(file: string, message: string, remedy: string): string {
  return `#!/bin/sh
if [ "$1" = --version ]; then printf 'ShellCheck - a stand-in\\nversion: 0.11.0\\n'; exit; fi
echo called >> '${file}.log'
shift 3
exec awk '
  function remark(word, code, level) {
    at = index($0, word)
    if (at == 0) return
    place = sprintf("\\"line\\":%d,\\"endLine\\":%d,\\"column\\":%d,\\"endColumn\\":%d", FNR, FNR, at, at + length(word))
    printf "%s{\\"file\\":\\"%s\\",%s,\\"level\\":\\"%s\\",\\"code\\":%d,\\"message\\":\\"${message}\\",", comma, FILENAME, place, level, code
    printf "\\"fix\\":{\\"replacements\\":[{%s,\\"replacement\\":\\"${remedy}\\",\\"insertionPoint\\":\\"afterEnd\\"}]}}", place
    comma = ","
  }
  BEGIN { printf "{\\"comments\\":[" }
  { remark("flaw", 2050, "warning"); remark("smell", 2086, "info") }
  END { print "]}" }
' "$@"
`;
}
