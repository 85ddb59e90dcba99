import { hardlyFails } from "../../knowledge/programs/side-effects.ts";
import { wordSet } from "../../knowledge/words.ts";
import type { Remark } from "../../nodes/checked-script.ts";
import type { Command } from "../../nodes/command.ts";
import type { Script } from "../../nodes/script.ts";
import { anything, assignedNames } from "../../syntax/shell/scope.ts";
import type { Redirect } from "../../syntax/shell/script.ts";
import { originSpan } from "../../text/offset-map.ts";
import { firstFrom, lastAtOrBelow } from "../../text/search.ts";
import type { Span } from "../../text/span.ts";
import type { ScriptToCheck } from "./script-to-check.ts";

/** What ShellCheck says of a script that does not hold where the script runs, and why. */
interface Disproof {
  readonly codes: readonly string[];
  readonly reason: string;
  /** Is a matter of judgement: whoever asks for more than errors and warnings, or for the code, is told all the same. */
  readonly arguable?: true;
  /** Always, unless given. */
  holds?(remark: Remark, given: ScriptToCheck): boolean;
}

const disproofs: readonly Disproof[] = [
  {
    codes: ["SC1090", "SC1091"],
    reason: "Files that a script reads are in the image, where ShellCheck does not look",
  },
  {
    codes: ["SC1008", "SC1071", "SC1113", "SC1114", "SC1115", "SC1128", "SC2096", "SC2148", "SC2187", "SC2239"],
    reason: "The build says which shell reads the script, whatever its first line is",
  },
  {
    codes: ["SC1010"],
    reason: "It is an argument: a loop that lacks the separator is a syntax error, which is reported as one",
  },
  {
    codes: ["SC1083"],
    reason: "The dollar sign before the brace is escaped, so that both are written to a file as they are",
    holds: ({ start }, { script: { text } }) => /\\\$\{?[^\s{}]*$/.test(text.slice(Math.max(0, start - 200), start)),
  },
  {
    codes: ["SC2028", "SC3037"],
    reason: "The echo of this shell is known",
    holds: ({ code }, { script: { dialect } }) => (code === "SC2028" ? dialect === "dash" : dialect === "busybox"),
  },
  {
    codes: ["SC2043"],
    arguable: true,
    reason: "A list of one is one that had more items, or will have",
  },
  {
    codes: ["SC2046"],
    reason: "This shell does not split the name of a file that output goes to",
    holds: (remark, given) =>
      given.script.dialect !== "bash" && given.script.dialect !== "ksh" && isTarget(remark, given),
  },
  {
    codes: ["SC2046", "SC2027"],
    reason: "The command prints a single word, or nothing",
    holds: (remark, given) => printsWord(remark, given),
  },
  {
    codes: ["SC2046"],
    arguable: true,
    reason: "A whole argument is how a list of arguments is passed: quoted, it would be one",
    holds: (remark, given) => isWholeArgument(remark, given) && !takesOneWord(commandAround(remark, given)),
  },
  {
    codes: ["SC2115"],
    reason: "The variable is set here, and not empty",
    holds: ({ start, end }, { node, script: { text } }) => {
      const name = /\$\{?(\w+)/.exec(text.slice(start, end))?.[1];
      const value = name === undefined ? undefined : node.place.state.environment(name);
      return value?.known === true && value.value !== "" && !namesSet(node).names.has(name as string);
    },
  },
  {
    codes: ["SC2154"],
    reason: "The script may set variables whose names are not written in it, and a container be given more",
    holds: (_, { node }) => node.place.phase !== "build" || namesSet(node).unnamed,
  },
  {
    codes: ["SC2155"],
    arguable: true,
    reason: "The program whose failure is masked hardly fails",
    holds: (remark, given) => hardlyFailing(assigned(remark, given)),
  },
  {
    codes: ["SC2164"],
    reason: "It is the last command, whose failure fails the script",
    holds: ({ end }, { script: { text } }) => /^[\s;]*$/.test(text.slice(end)),
  },
  {
    codes: ["SC2209"],
    reason: "It sets a variable for the command that follows",
    holds: ({ start, end }, { script: { text } }) => /\s/.test(text.slice(start, end)),
  },
  {
    codes: ["SC2291"],
    reason: "The blanks are the indentation of a continued line",
    holds: ({ start, end }, { mapped: { starts } }) => lastAtOrBelow(starts, start) < lastAtOrBelow(starts, end - 1),
  },
  {
    codes: ["SC3001"],
    reason: "The sh of BusyBox has process substitution since 1.34",
    holds: (_, { script: { dialect } }) => dialect === "busybox",
  },
];

/**
 * Whether something else is known than what ShellCheck goes by.
 * @param strictly only what is beyond doubt
 */
export function disproves(remark: Remark, given: ScriptToCheck, strictly: boolean): boolean {
  return disproofs.some(
    ({ codes, arguable, holds }) =>
      codes.includes(remark.code) && !(strictly && arguable) && (holds === undefined || holds(remark, given)),
  );
}

/** What may or may not hold, depending on which shell `sh` is: bash, or none that reads sh where the image is Windows. */
const shellDependent = /^SC(?:1\d{3}|3\d{3}|2112|2113|2288)$/;

/** Why a remark is neither right nor wrong as far as is known; undefined for any other. */
export function undecides(remark: Remark, given: ScriptToCheck): string | undefined {
  const { dialect } = given.script;
  if (dialect === "sh" && shellDependent.test(remark.code)) return "which shell sh is in the image is not known";
  const splits = (dialect === "sh" || dialect === "dash") && remark.code === "SC2046" && isExported(remark, given);
  return splits ? "whether this shell splits what export is given is not known" : undefined;
}

/** `export NAME=$(...)`, of which bash and newer versions of dash make one word. */
function isExported({ start }: Remark, { script: { text } }: ScriptToCheck): boolean {
  return /\b(?:export|readonly|local)\s(?:[^;&|]*\s)?\w+=[^\s;&|]*$/.test(text.slice(Math.max(0, start - 200), start));
}

/** Programs that print one word without blanks, or nothing at all. */
const wordPrinters = wordSet(
  "nproc getconf uname arch pwd id whoami hostname mktemp which lsb_release dpkg-architecture dpkg rpm date" +
    " R xx-info test [ true false : . source set cd",
);

/** Programs with other answers to most of what they are asked, and a word to these. */
const wordQuestions: readonly (readonly [program: string, words: RegExp])[] = [
  ["apk", /^--print-arch$/],
  ["go", /^env$/],
  ["git", /^rev-parse$/],
  ["sysctl", /^-n$/],
  ["cargo", /^--print-/],
  ["command", /^-[vV]$/],
];

/** Programs whose failure is that of the machine. */
const neverMissed = new Set([...hardlyFails, "mktemp"]);

function hardlyFailing(commands: readonly Command[]): boolean {
  return commands.length > 0 && commands.every(({ program = "" }) => neverMissed.has(program));
}

/** The names that a script may set, and whether there are others: those of a file that it reads, `export $(cat .env)`. */
const namesSet = perScript(({ mapped: { text } }) => {
  const names = assignedNames(text);
  const unnamed = /(?<![\w-])(?:export|declare|typeset|readonly|read)\s+(?:-\w+\s+)*["']?[$`]/.test(text);
  return { names, unnamed: unnamed || names.has(anything) };
});

/** Commands for which two words where one is meant are a mistake. */
const singular = wordSet("cd test [");

function takesOneWord(command: Command | undefined): boolean {
  return command?.program !== undefined && singular.has(command.program);
}

/** Whether what a substitution writes is a word, as far as its commands are known to write nothing else. */
function printsWord(remark: Remark, given: ScriptToCheck): boolean {
  const commands = within(remark, given).filter(({ flow }) => flow.followedBy !== "|");
  return commands.length > 0 && commands.every(isWordPrinter);
}

function isWordPrinter({ program, arguments: words }: Command): boolean {
  if (program === undefined) return false;
  if (program === "echo") return words.length === 1 && !words[0]?.value?.includes(" ");
  return (
    wordPrinters.has(program) ||
    wordQuestions.some(([name, question]) => name === program && question.test(words[0]?.value ?? ""))
  );
}

/** The commands of a substitution that a remark points at. */
function within(remark: Remark, { node, mapped }: ScriptToCheck): readonly Command[] {
  return substitutedIn(node, originSpan(mapped, remark.start, remark.end));
}

/** The commands of the value that a variable is given where a remark points at its name. */
function assigned({ end }: Remark, { node, mapped }: ScriptToCheck): readonly Command[] {
  const { start } = originSpan(mapped, end, end);
  const outer = around(node, start, ({ flow }) => !flow.substitution);
  return outer ? substitutedIn(node, { start, end: outer.span.end }) : [];
}

/** The command that a remark points into. */
function commandAround(remark: Remark, { node, mapped }: ScriptToCheck): Command | undefined {
  const { start } = originSpan(mapped, remark.start, remark.end);
  return around(node, start, ({ span }) => span.start < start);
}

/** Whether a remark points into the file of a redirection. */
function isTarget(remark: Remark, { node, mapped }: ScriptToCheck): boolean {
  const { start } = originSpan(mapped, remark.start, remark.end);
  const holds = ({ target }: Redirect) => target && target.span.start <= start && start < target.span.end;
  return around(node, start, ({ redirects }) => redirects.some(holds)) !== undefined;
}

/** By where each starts: a script may hold as many remarks as commands. */
const inOrder = perScript(({ commands }) => [...commands].sort((a, b) => a.span.start - b.span.start));

function substitutedIn(script: Script, { start, end }: Span): readonly Command[] {
  const commands = inOrder(script);
  const first = firstFrom(commands, start, ({ span }) => span.start);
  const next = firstFrom(commands, end, ({ span }) => span.start);
  return commands.slice(first, next).filter(({ flow }) => flow.substitution);
}

/** How many commands before a place are looked at for the one that it stands in. */
const farthest = 20;

/** The nearest command before an offset that goes on behind it. */
function around(script: Script, offset: number, isMeant: (command: Command) => boolean): Command | undefined {
  const commands = inOrder(script);
  const next = firstFrom(commands, offset + 1, ({ span }) => span.start);
  const near = commands.slice(Math.max(0, next - farthest), next);
  return near.findLast((command) => command.span.end >= offset && isMeant(command));
}

/** What is found out of a script once, however many remarks ask. */
function perScript<T>(compute: (script: Script) => T): (script: Script) => T {
  const known = new WeakMap<Script, { readonly value: T }>();
  return (script) => {
    const found = known.get(script) ?? { value: compute(script) };
    known.set(script, found);
    return found.value;
  };
}

/** Nothing stands on either side of it. */
function isWholeArgument({ start, end }: Remark, { script: { text } }: ScriptToCheck): boolean {
  return /^[\s;()]?$/.test(text.charAt(start - 1)) && /^[\s;()&|]?$/.test(text.charAt(end));
}
