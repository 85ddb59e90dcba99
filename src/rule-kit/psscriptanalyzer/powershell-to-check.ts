import type { PowershellScript } from "../../nodes/checked-script.ts";
import type { Script } from "../../nodes/script.ts";
import { shellOf } from "../../syntax/shell/dialect.ts";

/**
 * A script as PSScriptAnalyzer is to see it, or why it is not to see it. Undefined for what PowerShell does not read.
 */
export function powershellToCheck(script: Script): PowershellScript | { readonly reason: string } | undefined {
  if (script.dialect !== "powershell" || script.mapped.text.trim() === "") return undefined;
  const reason = withheld.find(({ holds }) => holds(script))?.reason;
  return reason === undefined ? { text: script.mapped.text } : { reason };
}

interface Withheld {
  readonly reason: string;
  holds(script: Script): boolean;
}

/**
 * What may make PowerShell load code while it reads: modules and assemblies, and the resources of a configuration. Any
 * such word counts, wherever it stands. Case folds as Unicode has it, so that no other letter passes for one of these.
 * Reference: about_Using, about_Requires, about_Classes; the keywords of Desired State Configuration.
 */
const loading = /\b(?:using|configuration|dscresource|requires|class|enum|workflow)\b/iu;

/**
 * Whether a type may be named with its assembly, which is loaded where the type is looked up: `[a.b, c]`. What stands
 * between its bracket and the comma is none of these characters, but for a comment's.
 */
function mayNameAssembly(text: string): boolean {
  if (!text.includes("[")) return false;
  if (text.includes("#")) return true;
  return text.split(/[=:;$(){}'"@|/]/).some((part) => part.includes("[") && part.includes(",", part.indexOf("[")));
}

const withheld: readonly Withheld[] = [
  {
    reason: "parts of it are filled in before PowerShell reads it",
    holds: ({ exact }) => !exact,
  },
  {
    reason: "PowerShell could load code as it reads it",
    holds: ({ mapped: { text } }) => loading.test(text) || mayNameAssembly(text),
  },
  {
    reason: "it holds characters that do not reach PowerShell as they are",
    // A mark at the start is taken for the encoding's; half a pair is no character.
    holds: ({ mapped: { text } }) => /\ufeff|\0/.test(text) || !isWellFormed(text),
  },
  {
    // Windows hands on one command line, whose quotes PowerShell's own start takes away unless they are escaped.
    reason: "which double quotes PowerShell gets hangs on the system",
    holds: (script) => isCommandLine(script) && script.mapped.text.includes('"'),
  },
  {
    reason: "SHELL has PowerShell read more than the script",
    holds: (script) => isCommandLine(script) && !readsScriptAlone(script.place.state.shell),
  },
  {
    reason: "it reads more than the script",
    holds: ({ heredocs }) => heredocs.length > 0,
  },
];

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** Whether the shell that is in force reads it: not the program that a heredoc names. */
function isCommandLine({ place }: Script): boolean {
  const { shell } = place.state;
  return !shell.known || shellOf(shell.value[0] ?? "") === "powershell";
}

const switches = /^[-/](?:nologo|noprofile|nop|noninteractive|noni|mta|sta)$/i;
const settings = /^[-/](?:executionpolicy|exec|ep|ex|version|windowstyle|outputformat|inputformat)$/i;
const command = /^[-/]c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i;
/** Preferences that are set for every script, whole statements each. */
const preferences = /^\s*(?:\$\w+\s*=\s*(?:'[^'"]*'|\$?\w+)\s*;\s*)*$/;

/** `powershell -NoProfile -Command "$ErrorActionPreference = 'Stop';"`: what follows is a script of its own. */
function readsScriptAlone(shell: Script["place"]["state"]["shell"]): boolean {
  if (!shell.known) return false;
  const words = shell.value.slice(1);
  let at = 0;
  while (at < words.length && !command.test(words[at] as string)) {
    if (switches.test(words[at] as string)) at += 1;
    else if (settings.test(words[at] as string)) at += 2;
    else return false;
  }
  const before = words.slice(at + 1);
  return at < words.length && before.every((word) => preferences.test(word));
}
