import type { BaseImageFacts } from "../types.ts";
import { wordSet } from "../words.ts";

/** What a POSIX shell does itself, be there a program of that name or not. */
export const shellBuiltins = wordSet(
  ". : alias bg break cd command continue eval exec exit export fg getopts hash jobs local read readonly return set shift" +
    " source times trap type ulimit umask unalias unset wait",
);

/** Builtins after which a shell is not what it was before: what follows in it finds another state. */
export const lastingBuiltins = wordSet(
  "cd export set umask . source alias unset readonly shopt trap ulimit exec exit eval pushd",
);

/** Builtins after which a shell may find another program by a name. */
export const changesLookUp = wordSet("export . source alias unalias unset eval hash");

/** Names of the files that a shell of an image is, busybox and toybox among them. */
export const shellFiles = wordSet("sh bash ash dash zsh ksh busybox toybox busybox.static");

/** Shells that people sit at, those of Windows too. */
export const terminalShells = wordSet("sh bash ash dash zsh ksh fish pwsh powershell powershell.exe cmd cmd.exe");

/** Whether a name is that of a POSIX shell. */
export function isShell(program: string | undefined): boolean {
  return program === "sh" || program === "bash" || program === "ash" || program === "dash";
}

/** Programs that can put another shell in the place of `/bin/sh`. */
export const replacesFiles = wordSet("ln mv cp install rm dpkg-reconfigure dpkg-divert update-alternatives");

/**
 * Whether an image's dash has pipefail, which came with 0.5.13, after Debian 13 and Ubuntu 25.10. Undefined where the
 * release is not known.
 */
export function dashHasPipefail({ family, release }: BaseImageFacts): boolean | undefined {
  if (release === undefined) return undefined;
  if (family === "debian" || family === "distroless") return Number.parseFloat(release) > 13;
  return family === "ubuntu" ? Number.parseFloat(release) > 25.1 : undefined;
}
