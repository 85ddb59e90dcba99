import { lookalikeIn } from "../../text/lookalikes.ts";
import type { Mutable } from "../../text/mutable.ts";
import { span } from "../../text/span.ts";
import { isBlank, skipSpace, trimEnd } from "./characters.ts";
import { checkDash, checkFlags, readFlags } from "./flags.ts";
import { readHeredocs } from "./heredoc.ts";
import { makeCmd, makeEntrypoint, makeHealthcheck, makeRun, makeShell } from "./instructions/command.ts";
import { makeFrom } from "./instructions/from.ts";
import { type Head, missing, type Parts } from "./instructions/head.ts";
import { makeArg, makeEnv, makeLabel } from "./instructions/pairs.ts";
import { makeExpose, makeMaintainer, makeStopsignal, makeUser, makeVolume, makeWorkdir } from "./instructions/plain.ts";
import { makeAdd, makeCopy } from "./instructions/transfer.ts";
import { readJsonForm } from "./json-form.ts";
import { keywordNames, keywordOf } from "./keywords.ts";
import type { LogicalLine } from "./lines.ts";
import { slice, spanIn } from "./mapped.ts";
import type { Heredoc, Instruction, InstructionType, Onbuild, UnknownInstruction } from "./nodes.ts";
import { report, type Scan, settle } from "./scan.ts";
import { suggest } from "./suggest.ts";
import { makeWord } from "./words.ts";

const noHeredocs: readonly Heredoc[] = Object.freeze([]);

const makers: Readonly<Record<Exclude<InstructionType, "Onbuild">, (parts: Parts) => Instruction>> = {
  Add: makeAdd,
  Arg: makeArg,
  Cmd: makeCmd,
  Copy: makeCopy,
  Entrypoint: makeEntrypoint,
  Env: makeEnv,
  Expose: makeExpose,
  From: makeFrom,
  Healthcheck: makeHealthcheck,
  Label: makeLabel,
  Maintainer: makeMaintainer,
  Run: makeRun,
  Shell: makeShell,
  Stopsignal: makeStopsignal,
  User: makeUser,
  Volume: makeVolume,
  Workdir: makeWorkdir,
  UnknownInstruction: makeUnknown,
};

/** Parses the instruction of a logical line, and reads the heredocs behind it. */
export function parseInstruction(scan: Scan, line: LogicalLine): Instruction {
  return parsePart(scan, line, 0, undefined, 0);
}

/** Parses what stands in the line from `from` on. Problems noted since `drafts` belong to it. */
function parsePart(
  scan: Scan,
  line: LogicalLine,
  from: number,
  onbuild: Onbuild | undefined,
  drafts: number,
): Instruction {
  const { mapped } = line;
  const { text } = mapped;
  const end = trimEnd(text, 0, text.length);
  const start = skipSpace(text, from, end);
  let wordEnd = start;
  while (wordEnd < end && !isBlank(text.charCodeAt(wordEnd))) wordEnd++;
  const word = makeWord(mapped, start, wordEnd);
  const keyword = keywordOf(word.text);
  const { flags, rest } = readFlags(mapped, wordEnd, end);
  const known = keyword.type !== "UnknownInstruction";
  if (known) {
    checkFlags(scan, keyword, flags);
    checkDash(scan, keyword, mapped, rest, end);
  }
  const array = readJsonForm(mapped, rest, end);
  const heredocs = keyword.heredocs ? readHeredocs(scan, mapped) : noHeredocs;
  const head: Head = {
    span: span(onbuild ? word.span.start : line.start, lastOffset(line, heredocs)),
    keyword: word,
    flags,
    args: slice(mapped, rest, end),
    argsSpan: spanIn(mapped, rest, end),
    heredocs,
    onbuild,
    stage: keyword.type === "From" && !onbuild ? scan.stage + 1 : scan.stage,
  };
  const parts: Parts = { scan, head, keyword, line: mapped, start: rest, end, json: array };
  const instruction = keyword.type === "Onbuild" ? makeOnbuild(parts, line) : makers[keyword.type](parts);
  settle(scan, drafts, instruction);
  return instruction;
}

function lastOffset(line: LogicalLine, heredocs: readonly Heredoc[]): number {
  return heredocs.at(-1)?.span.end ?? line.end;
}

/** The wrapped instruction and its ONBUILD point at each other, so the outer one is frozen last. */
function makeOnbuild(parts: Parts, line: LogicalLine): Onbuild {
  const { scan, head, start, end } = parts;
  const node: Mutable<Onbuild> = { type: "Onbuild", ...head, instruction: undefined };
  if (start >= end) missing(parts, "an instruction");
  // Docker refuses ONBUILD ONBUILD; looking no deeper bounds the recursion.
  if (start < end && !head.onbuild) {
    const inner = parsePart(scan, line, start, node, scan.drafts.length);
    checkTrigger(scan, inner);
    node.instruction = inner;
    node.heredocs = inner.heredocs;
    node.span = span(head.span.start, lastOffset(line, inner.heredocs));
  }
  return Object.freeze(node);
}

function checkTrigger(scan: Scan, inner: Instruction): void {
  if (inner.type === "Onbuild") {
    report(scan, "onbuild", inner.keyword.span, "ONBUILD ONBUILD is not allowed");
  } else if (inner.type === "From" || inner.type === "Maintainer") {
    report(scan, "onbuild", inner.keyword.span, `${inner.keyword.text.toUpperCase()} is not allowed under ONBUILD`);
  }
}

function makeUnknown({ scan, head }: Parts): UnknownInstruction {
  const word = head.keyword.text;
  const odd = lookalikeIn(word);
  const known = odd === undefined ? `Unknown instruction ${word}` : `Unknown instruction ${word}, with ${odd} in it`;
  const message = word === "" ? "This line continuation is not part of an instruction" : known;
  const meant = suggest(word.toUpperCase(), keywordNames);
  const isLost = meant === undefined && odd === undefined;
  if (!isLost || !scan.lost) report(scan, "unknown-instruction", head.keyword.span, message, meant);
  scan.lost = isLost;
  return Object.freeze({ type: "UnknownInstruction", ...head });
}
