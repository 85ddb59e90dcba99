import type { RunSettings } from "../../config/peers/types.ts";
import { defaultKnowledge } from "../../knowledge/index.ts";
import { parseScript } from "../../syntax/shell/parse.ts";
import type { Argument, Command } from "../../syntax/shell/script.ts";
import { addAll } from "../../text/add-all.ts";
import type { Edit } from "../../text/edit.ts";
import { lookUp } from "../../text/look-up.ts";
import { verbatim } from "../../text/offset-map.ts";
import type { Spanned } from "../../text/span.ts";
import { version } from "../version.ts";
import { type Call, type CallWord, quoted, readHadolintCall } from "./hadolint-call.ts";
import { type View, viewOf } from "./mounts.ts";

/** What becomes of a script. Offsets are in its text. */
export interface MovedScript {
  readonly edits: readonly Edit[];
  readonly calls: readonly Call[];
  readonly remarks: readonly { readonly at: number; readonly message: string }[];
}

/** How Plimsoll is called where nobody has installed it. */
export const npx = () => `npx --yes plimsoll@${version()}`;

/** Images that hold hadolint, whatever registry they come from. */
export const hadolintImage = /^(?:[\w.-]+(?::\d+)?\/)?(?:[\w-]+\/)*hadolint(?::[\w.-]+)?(?:@sha256:[0-9a-f]+)?$/;

/** Other linters, which are left where they are. */
const others: Readonly<Record<string, string>> = {
  checkov: "it checks more than Plimsoll does; drop it where that is all",
  conftest: "policies in Rego become rules of a plugin, by hand",
  dockerfilelint: "replace it by plimsoll",
  dockle: "it looks at images",
  droast: "replace it by plimsoll",
  kics: "it checks more than Plimsoll does; drop it where that is all",
  tally: "replace it by plimsoll",
  trivy: "it checks more than Plimsoll does; drop it where that is all",
};

/**
 * Replaces the calls of hadolint in a script.
 * @param run what hadolint's configuration says of the run
 */
export function moveScript(text: string, run: RunSettings): MovedScript {
  const edits: Edit[] = [];
  const calls: Call[] = [];
  const remarks: { at: number; message: string }[] = [];
  for (const command of commandsOf(text)) {
    const name = command.program ?? "";
    const at = command.name.span.start;
    const site =
      name === "hadolint" ? siteOf(command.name.span.end, command.arguments, text) : inContainer(command, text);
    if (site) {
      const call = callAt(site, run);
      if (!call) {
        remarks.push({ at, message: "hadolint sees the files at other places here: replace the call by hand" });
        continue;
      }
      addAll(edits, replaceCall(command, site, call, text));
      calls.push(call);
      for (const message of call.remarks) remarks.push({ at, message });
      const dashed = command.arguments.filter(({ word, value }) => !word.literal && value?.startsWith("-"));
      for (const [start, raw] of new Map(dashed.map(({ word }) => [word.span.start, word.raw]))) {
        remarks.push({ at: start, message: `flags of hadolint come from ${raw}: replace them by hand` });
      }
    } else {
      const other = otherLinter(name) ?? imagesOf(command).map(otherLinter).find(Boolean);
      if (other) remarks.push({ at, message: other });
    }
  }
  return { edits, calls, remarks };
}

/** That a program, an image or an action of that name is another linter, which stays; undefined for any other. */
export function otherLinter(name: string): string | undefined {
  const linter = /^(?:.*\/)?([\w-]+)(?:[:@].*)?$/
    .exec(name)?.[1]
    ?.replace(/^(?:setup|action)-|-(?:github-)?action$/g, "");
  const why = linter === undefined ? undefined : lookUp(others, linter);
  return why && `${linter} stays: ${why}`;
}

/** The words of a `docker run` that may name the image. */
function imagesOf({ program, arguments: [first, ...rest] }: Command): readonly string[] {
  const runs = (program === "docker" || program === "podman") && first?.value === "run";
  return runs ? rest.flatMap(({ value = "" }) => (/^[\w.-]+(?:\/[\w.-]+)+(?:[:@]|$)/.test(value) ? [value] : [])) : [];
}

/** Where hadolint is called in a command. */
interface Site {
  /** The end of what names hadolint, from the program's word on. */
  readonly end: number;
  /** What it is given. */
  readonly words: readonly PlacedWord[];
  /** What a container sees of the files, where any are mounted; "unknown" where that is not certain. */
  readonly view?: View | "unknown" | undefined;
}

interface PlacedWord extends CallWord, Spanned {}

/** What begins as an expression of GitHub, whether or not it ends as one: so it is looked through once. */
const expression = /\$\{\{[^}]*\}{0,2}/g;

function commandsOf(text: string): readonly Command[] {
  // Expressions of GitHub, which stand before there is a script.
  const plain = text.replace(expression, (all) => (all.endsWith("}}") ? "x".repeat(all.length) : all));
  const shellOptions = { errexit: true, pipefail: false };
  const options = { dialect: "bash", shellOptions, lookup: () => undefined, tables: defaultKnowledge.command } as const;
  return parseScript(verbatim(plain, 0), options).commands;
}

function siteOf(end: number, words: readonly Argument[], text: string): Site {
  return { end, words: placedWords(words, text) };
}

/** The words as they are written: of what a variable brings along nothing is known here, which may change elsewhere. */
function placedWords(words: readonly Argument[], text: string): readonly PlacedWord[] {
  const placed = new Map<number, PlacedWord>();
  for (const { word, value } of words) {
    const { span, literal } = word;
    const raw = text.slice(span.start, span.end);
    placed.set(span.start, { raw, value: literal && !raw.includes("${{") ? value : undefined, span });
  }
  return [...placed.values()];
}

/** A call by `docker run`. */
function inContainer({ program, arguments: given }: Command, text: string): Site | undefined {
  if ((program !== "docker" && program !== "podman") || given[0]?.value !== "run") return undefined;
  const words = placedWords(given, text);
  const image = words.findIndex(({ raw }) => hadolintImage.test(raw));
  if (image < 0) return undefined;
  const options = words.slice(0, image);
  const mounts = options.some(({ raw }) => /^(?:-v|-w|--volume|--mount|--workdir)/.test(raw));
  const named = /^(?:\/bin\/)?hadolint$/.test(words[image + 1]?.raw ?? "") ? image + 1 : image;
  return {
    end: (words[named] as PlacedWord).span.end,
    words: words.slice(named + 1),
    view: mounts ? (viewOf(options) ?? "unknown") : undefined,
  };
}

/** What is called; undefined where a path of the container may be anything here. */
function callAt({ words, view }: Site, run: RunSettings): Call | undefined {
  const call = readHadolintCall(words, run);
  if (view === undefined) return call;
  // What it writes, it writes into the container.
  if (view === "unknown" || call.flags.includes("--output")) return undefined;
  const operands = call.operands.filter(({ raw }) => raw !== "-").map(view.pathHere);
  const named = call.configs.map((config) => view.pathHere({ raw: config, value: config }));
  if ([...operands, ...named].includes(undefined)) return undefined;
  const configs = named.length > 0 ? named : [view.config];
  return { ...call, configs: configs.filter((config) => config !== undefined) };
}

/** How an operand is written where no container comes between. */
function operandHere(operand: CallWord, view: Site["view"]): string {
  if (view === undefined || view === "unknown" || operand.raw === "-") return operand.raw;
  return quoted(view.pathHere(operand) || ".");
}

/** What is linted stays as it is written; a file that standard input is redirected from becomes a path. */
function replaceCall(command: Command, { end, words, view }: Site, call: Call, text: string): readonly Edit[] {
  const { name, redirects } = command;
  const readsInput = call.operands.every(({ raw }) => raw === "-");
  const input = readsInput ? redirects.find(({ operator, target }) => operator === "<" && target) : undefined;
  const kept = new Set<CallWord>(input ? [] : call.operands);
  const flags = input ? withoutStdinName(call.flags) : call.flags;
  const isPiped = !input && words.length === 0 && command.program !== "hadolint" && command.pipeline;
  const head = [npx(), ...flags, ...(isPiped ? ["-"] : [])].join(" ");
  const edits: Edit[] = [{ span: { start: name.span.start, end }, text: head }];
  let before = end;
  for (const word of words) {
    const here = operandHere(word, view);
    if (!kept.has(word))
      edits.push({ span: { start: blanksBefore(text, word.span.start, before), end: word.span.end }, text: "" });
    else if (here !== word.raw) edits.push({ span: word.span, text: here });
    before = word.span.end;
  }
  if (input?.target) edits.push({ span: { start: input.span.start, end: input.target.span.start }, text: "" });
  return edits;
}

const blankBehind = /(?:[ \t]|\\\r?\n)$/;
/** Of a broken line. */
const longestBlank = "\\\r\n".length;

/** The start of the blanks, and of broken lines, before a word. */
function blanksBefore(text: string, start: number, least: number): number {
  let at = start;
  for (let length = 1; length > 0; at -= length) {
    length = blankBehind.exec(text.slice(Math.max(least, at - longestBlank), at))?.[0].length ?? 0;
  }
  return at;
}

function withoutStdinName(flags: readonly string[]): readonly string[] {
  const at = flags.indexOf("--stdin-filename");
  return at < 0 ? flags : flags.filter((_, i) => i !== at && i !== at + 1);
}
