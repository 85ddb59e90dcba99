import type { DockerfileModel, Stage } from "../../kinds/dockerfile/model/types.ts";
import type { Instruction } from "../../kinds/dockerfile/nodes.ts";
import { isWithin } from "../../syntax/posix-path.ts";
import { startOfCommentBlock } from "../edits/comment-block.ts";
import type { Settings } from "./moved-instructions.ts";
import type { Shipment } from "./shipment.ts";
import { startWords } from "./start-words.ts";

export interface FinalStageInput {
  readonly stage: Stage;
  /** Name of the stage that builds. */
  readonly builder: string;
  readonly shipment: Shipment;
  readonly settings: Settings;
  /** Undefined where nothing depends on it. */
  readonly workdir: string | undefined;
  readonly user: string | undefined;
  readonly model: DockerfileModel;
}

/** Where the build stage makes a directory for temporary files: a copy keeps the mode of what is in a directory only. */
const temporaryRoot = "/rootfs";

/** What the build stage must run in the end. */
export function linesOfBuilder({ base }: Shipment, stage: Stage): readonly string[] {
  if (!base.temporary) return [];
  return [`${runOf(stage)} mkdir -p ${temporaryRoot}/tmp && chmod 1777 ${temporaryRoot}/tmp`];
}

/** The keyword as the file writes keywords. */
export function runOf({ from }: Stage): string {
  return from.keyword.text === from.keyword.text.toLowerCase() ? "run" : "RUN";
}

const first = new Set(["Label", "Maintainer", "Arg", "Env"]);

/** The lines of the stage that ships. */
export function finalStage(input: FinalStageInput): readonly string[] {
  const { stage, builder, shipment, settings, workdir, user } = input;
  const { base, files, program, repeated = [], taken = [] } = shipment;
  const written = stage.from.keyword.text;
  const word = (keyword: string) => (written === written.toLowerCase() ? keyword.toLowerCase() : keyword);
  const copy = (from: string, to: string, owner?: string) =>
    `${word("COPY")} --from=${builder}${owner === undefined ? "" : ` --chown=${owner}`} ${wordsFor(from, to)}`;
  const lines = (kept: readonly Instruction[]) => kept.flatMap((one) => textOf(one, input, word));
  const setsWorkdir =
    workdir === undefined ? [] : [`${word("WORKDIR")} ${/\s/.test(workdir) ? `"${workdir}"` : workdir}`];
  // A directory that WORKDIR has made is root's, and stays so when something is copied over it.
  const comesWithOwner = files.some(
    ({ path, owner }) => owner !== undefined && workdir !== undefined && isWithin(workdir, path),
  );
  return [
    `${word("FROM")} ${base.image}`,
    ...lines(settings.kept.filter(({ type }) => first.has(type))),
    ...(comesWithOwner ? [] : setsWorkdir),
    ...lines([...repeated, ...taken]),
    ...(base.temporary ? [copy(`${temporaryRoot}/`, "/")] : []),
    ...base.system.map((path) => copy(path, path)),
    ...files.map(({ path, owner }) => copy(path, path, owner)),
    ...(program ? [copy(program.from, program.to)] : []),
    ...(comesWithOwner ? setsWorkdir : []),
    ...(user === undefined ? [] : [`${word("USER")} ${user}`]),
    ...lines(settings.kept.filter(({ type }) => !first.has(type))),
  ];
}

/** As they are, or in the array that paths with blanks need. */
function wordsFor(from: string, to: string): string {
  return /[\s"'\\$#]/.test(from + to) ? JSON.stringify([from, to]) : `${from} ${to}`;
}

/** An instruction as it is written, with the comments above it where it moves; what loses its shell as an array. */
function textOf(
  one: Instruction,
  { shipment, settings, model }: FinalStageInput,
  word: (keyword: string) => string,
): readonly string[] {
  const { text } = model.document.source;
  const from = settings.moved.has(one) ? startOfCommentBlock(text, one.span.start) : one.span.start;
  const above = text.slice(from, one.span.start);
  const raw = text.slice(one.span.start, one.span.end);
  if (one.type === "Env") {
    const pairs = settings.pairsOf(one);
    if (pairs.length === one.pairs.length) return [above + raw];
    return [`${above}${word("ENV")} ${pairs.map(({ span }) => text.slice(span.start, span.end)).join(" ")}`];
  }
  if (one.type === "Cmd" || one.type === "Entrypoint" || one.type === "Healthcheck") {
    const isFreed = shipment.withoutShell.includes(one.keyword.text.toUpperCase());
    const words = isFreed && one.command?.form === "shell" ? startWords(one, model) : undefined;
    if (!words) return [above + raw];
    const head =
      one.type === "Healthcheck" && one.test ? text.slice(one.span.start, one.test.span.end) : one.keyword.text;
    return [`${above}${head} ${JSON.stringify(words).replaceAll('","', '", "')}`];
  }
  return [above + raw];
}
