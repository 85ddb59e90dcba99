import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import { addAll } from "../text/add-all.ts";
import { checkUnits, type FileResult } from "./file-result.ts";
import { fixFile, verifyListed } from "./fix.ts";
import { type Gate, gatesInTurn, throughGate } from "./gates/gate.ts";
import { waiverGate } from "./gates/waivers.ts";
import { linkProject } from "./link.ts";
import type { LintOptions } from "./options.ts";
import { parseOnce } from "./parse-once.ts";
import { readerOver } from "./reader-over.ts";
import { createTracer, type Tracer } from "./trace.ts";
import type { FileReport, LintReport, RuleFailure } from "./types.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** A file to lint; without a kind the first kind that claims it by path and head has it, else the default kind. */
export interface LintInput {
  readonly path: string;
  readonly text: string;
  readonly kind?: string | undefined;
}

/** Lints files that belong together. Pure: reads nothing but through `options.reader`, writes nothing. */
export function lintProject(inputs: readonly LintInput[], options: LintOptions): LintReport {
  const { only, known, observer } = options;
  const gate = gateOf(options);
  const wanted = only ? inputs.filter(({ path }) => only(path)) : inputs;
  const run = openRun(inputs, wanted, options);
  const files: FileReport[] = [];
  const failures: RuleFailure[] = [];
  for (const input of wanted) {
    const old = known?.get(input.path);
    if (old?.source.text === input.text) {
      files.push(throughGate(old, gate));
      continue;
    }
    observer?.onFile?.(input.path);
    const { report, failures: own } = lintFile(run.unitsOf(input), run.project, { ...run.options, gate });
    files.push(throughGate(report, gate));
    addAll(failures, own);
    const trace = run.tracer?.take();
    if (trace && own.length === 0) observer?.onTrace?.(report, trace);
  }
  return { files, failures, inputErrors: [] };
}

/** What decides on findings once directives have: waivers first, since what they cover needs no place in a baseline. */
export function gateOf({ config, gate, today }: LintOptions): Gate | undefined {
  const waivers = waiverGate(config.waivers ?? [], config.kinds, today);
  return gatesInTurn([waivers, gate].filter((one) => one !== undefined));
}

/** Files that belong together, parsed as far as somebody asks, and linked. */
export interface Run {
  readonly project: ProjectView;
  readonly options: LintOptions;
  readonly tracer: Tracer | undefined;
  unitsOf(input: LintInput): readonly Unit[];
}

/**
 * Parses what says how others are built; the rest when it is its turn, or when somebody asks. A document that has been
 * checked is forgotten: a run over thousands of files holds what was found in them, not their trees.
 */
export function openRun(inputs: readonly LintInput[], wanted: readonly LintInput[], options: LintOptions): Run {
  const { config, known, observer } = options;
  const reader = readerOver(inputs, options.reader);
  const tracer = observer?.onTrace && createTracer(reader);
  const isOpen = wanted.some(({ path }) => !known?.has(path));
  const calling = isOpen ? inputs.filter((input) => isCalling(input, config.kinds)) : [];
  const callers = new Map(calling.map((input) => [input, parseInput(input, options)]));
  const unitsOf = (input: LintInput) => callers.get(input) ?? parseInput(input, options);
  const project = linkProject([...callers.values()].flat(), tracer?.reader ?? reader, config.kinds, {
    documents() {
      tracer?.onDocuments();
      return inputs.flatMap(unitsOf).map(({ document }) => document);
    },
    onCallers: tracer?.onCallers,
    onOpen: tracer?.onOpen,
    onListed: tracer?.onListed,
    onImage: tracer?.onImage,
  });
  // What linking itself read tells who builds what, and that is noted of each file that asks for it.
  tracer?.take();
  const traced: LintOptions = tracer
    ? { ...options, reader: tracer.reader, observer: { ...observer, onDate: tracer.onDate } }
    : { ...options, reader };
  return { project, options: traced, tracer, unitsOf };
}

function isCalling(input: LintInput, kinds: readonly Kind[]): boolean {
  return kindOf(input, kinds).builds !== undefined;
}

function parseInput(input: LintInput, { config }: LintOptions): readonly Unit[] {
  const { path, text } = input;
  const kind = kindOf(input, config.kinds);
  return unitsOf(kind.builds ? parseOnce(input, kind) : kind.parse({ path, text }), kind, config.kinds);
}

export function kindOf(input: LintInput, kinds: readonly Kind[]): Kind {
  const claimed =
    input.kind === undefined
      ? kinds.find((kind) => kind.claims(input.path, () => input.text.slice(0, 4096)))
      : kinds.find(({ name }) => name === input.kind);
  const kind = claimed ?? defaultKind(kinds);
  if (!kind) throw new Error("no kinds of documents are configured");
  return kind;
}

/** What a text is that no kind claims. */
export function defaultKind(kinds: readonly Kind[]): Kind | undefined {
  return kinds.find(({ takes }) => takes) ?? kinds[0];
}

function lintFile(
  units: readonly Unit[],
  project: ProjectView,
  options: LintOptions,
): { readonly report: FileReport; readonly failures: readonly RuleFailure[] } {
  const first = checkUnits(units, project, options);
  if (!options.fix)
    return {
      report: reportOf(options.verifyFixes ? verifyListed(first, project, options) : first),
      failures: first.failures,
    };
  const { result, applied, refused } = fixFile(first, project, options);
  const fixed = { before: first.source.text, applied, refused };
  return { report: { ...reportOf(result), fixed }, failures: result.failures };
}

function reportOf(result: FileResult): FileReport {
  return {
    path: result.source.path,
    kind: result.kind.name,
    source: result.source,
    findings: result.findings,
    suppressed: result.suppressed,
    unknown: result.unknown,
  };
}
