import type { Source } from "../../text/source.ts";
import { span } from "../../text/span.ts";
import { buildAst } from "./ast.ts";
import { skipSpace } from "./characters.ts";
import { type DirectiveSection, takeDirective } from "./directives.ts";
import { isExtended, isForeign } from "./frontend.ts";
import { parseInstruction } from "./instruction.ts";
import { addComment, contentEnd, lineBreak, readLogicalLine } from "./lines.ts";
import type {
  DockerfileDocument,
  From,
  Instruction,
  OuterVariable,
  ParserDirective,
  Problem,
  StageNode,
} from "./nodes.ts";
import { namesContainerfile } from "./path.ts";
import { newScan, report, type Scan, settle } from "./scan.ts";

const hash = 35;
const byteOrderMark = 0xfeff;

/**
 * Reads a Dockerfile by the rules of Docker's builder (BuildKit). Never throws; the time is linear in the text. A file
 * that is written for another frontend in a language of its own has no instructions, and no problems.
 */
export function parseDockerfile(source: Source, outerVariables: readonly OuterVariable[] = []): DockerfileDocument {
  const scan = newScan(source.text, namesContainerfile(source.path));
  const section: DirectiveSection = { directives: [], done: false, shebang: false };
  const foreign = isForeign(source.text);
  const instructions = foreign ? [] : readInstructions(scan, section);
  const first = instructions.findIndex((instruction) => instruction.type === "From");
  const globals = first < 0 ? instructions : instructions.slice(0, first);
  if (first < 0) reportNoStage(scan, instructions[0]);
  else for (const instruction of globals) checkGlobal(scan, instruction);
  return new ParsedDockerfile({
    kind: "dockerfile",
    source,
    escape: scan.escape === 96 ? "`" : "\\",
    directives: Object.freeze(section.directives),
    comments: Object.freeze(scan.comments),
    instructions: Object.freeze(instructions),
    globals: Object.freeze(globals),
    stages: Object.freeze(first < 0 ? [] : groupStages(instructions, first)),
    problems: Object.freeze(inOrder(toldProblems(scan.problems, foreign, section.directives))),
    outerVariables: Object.freeze(outerVariables),
  });
}

/** A class for its accessor: V8 gives every literal with accessors of its own a shape of its own, which nothing is fast on. */
class ParsedDockerfile implements DockerfileDocument {
  readonly kind: DockerfileDocument["kind"];
  readonly source: Source;
  readonly escape: DockerfileDocument["escape"];
  readonly directives: DockerfileDocument["directives"];
  readonly comments: DockerfileDocument["comments"];
  readonly instructions: DockerfileDocument["instructions"];
  readonly globals: DockerfileDocument["globals"];
  readonly stages: DockerfileDocument["stages"];
  readonly problems: DockerfileDocument["problems"];
  readonly outerVariables: DockerfileDocument["outerVariables"];
  #ast: DockerfileDocument["ast"] | undefined;

  constructor(parts: Omit<DockerfileDocument, "ast">) {
    this.kind = parts.kind;
    this.source = parts.source;
    this.escape = parts.escape;
    this.directives = parts.directives;
    this.comments = parts.comments;
    this.instructions = parts.instructions;
    this.globals = parts.globals;
    this.stages = parts.stages;
    this.problems = parts.problems;
    this.outerVariables = parts.outerVariables;
    Object.freeze(this);
  }

  get ast(): DockerfileDocument["ast"] {
    this.#ast ??= buildAst(this.source.text);
    return this.#ast;
  }
}

function readInstructions(scan: Scan, section: DirectiveSection): Instruction[] {
  const { text } = scan;
  const instructions: Instruction[] = [];
  if (text.charCodeAt(0) === byteOrderMark) scan.at = 1;
  while (scan.at < text.length) {
    const stop = lineBreak(text, scan.at);
    const end = contentEnd(text, stop);
    const start = skipSpace(text, scan.at, end);
    if (start < end && text.charCodeAt(start) !== hash) {
      const instruction = parseInstruction(scan, readLogicalLine(scan, start));
      track(scan, instruction);
      instructions.push(instruction);
      continue;
    }
    scan.at = stop + 1;
    if (start === end) section.done = true;
    else readComment(scan, section, start, end, instructions.length === 0);
  }
  return instructions;
}

/** Directives count at the top only; those that come too late are looked for down to the first instruction. */
function readComment(scan: Scan, section: DirectiveSection, start: number, end: number, atTop: boolean): void {
  if (atTop && takeDirective(scan, section, start, end)) settle(scan, 0, undefined);
  else {
    settle(scan, 0, undefined);
    addComment(scan, start, end, false);
  }
}

/** Keeps what later instructions are read by: the stage, its names, whether it has a working directory. */
function track(scan: Scan, instruction: Instruction): void {
  if (instruction.type !== "UnknownInstruction") scan.lost = false;
  if (instruction.type === "Workdir") scan.workdir = true;
  if (instruction.type !== "From") return;
  scan.stage++;
  // A stage that starts from another one, or perhaps does, may have inherited a working directory.
  const base = instruction.image?.text.toLowerCase() ?? "";
  scan.workdir = scan.stageNames.has(base) || base.includes("$");
  if (instruction.as) scan.stageNames.add(instruction.as.name.text.toLowerCase());
}

function reportNoStage(scan: Scan, first: Instruction | undefined): void {
  const message = first ? "The file has no FROM, so there is no stage to build" : "The file has no instructions";
  const start = scan.text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  report(scan, "no-stage", first ? first.keyword.span : span(start, start), message);
  settle(scan, 0, first);
}

function checkGlobal(scan: Scan, instruction: Instruction): void {
  if (instruction.type === "Arg" || instruction.type === "UnknownInstruction") return;
  const name = instruction.keyword.text.toUpperCase();
  report(
    scan,
    "before-from",
    instruction.keyword.span,
    `${name} comes before the first FROM, where only ARG is allowed`,
  );
  settle(scan, 0, instruction);
}

function groupStages(instructions: readonly Instruction[], first: number): StageNode[] {
  const stages: StageNode[] = [];
  let start = first;
  while (start < instructions.length) {
    const from = instructions[start] as From;
    let end = start + 1;
    while (end < instructions.length && (instructions[end] as Instruction).type !== "From") end++;
    const last = instructions[end - 1] as Instruction;
    stages.push(
      Object.freeze({
        index: stages.length,
        from,
        name: from.as?.name.text.toLowerCase(),
        instructions: Object.freeze(instructions.slice(start + 1, end)),
        span: span(from.span.start, last.span.end),
      }),
    );
    start = end;
  }
  return stages;
}

/** What another frontend refuses is not ours to say; its directives are BuildKit's all the same. */
function toldProblems(problems: Problem[], foreign: boolean, directives: readonly ParserDirective[]): Problem[] {
  if (foreign) return [];
  return isExtended(directives) ? problems.filter(({ code }) => code === "directive") : problems;
}

function inOrder(problems: Problem[]): Problem[] {
  return problems.length < 2 ? problems : problems.sort((a, b) => a.span.start - b.span.start);
}
