import type { DiscoveredFile } from "../../engine/discover.ts";
import { identityAt } from "../../engine/identity.ts";
import { kindOf, openRun } from "../../engine/lint.ts";
import type { FixStep, LintOptions } from "../../engine/options.ts";
import type { FileReport, InputError, LintReport } from "../../engine/types.ts";
import type { Client } from "../../prove/docker.ts";
import { EngineFault } from "../../prove/must.ts";
import { inWords } from "../../prove/words.ts";
import type { Found } from "../effort.ts";
import { tell } from "../io.ts";
import type { LintContext } from "../lint-context.ts";
import { statusLine } from "../progress.ts";
import { changed } from "../write-fixes.ts";
import { isAllowed, isAllowedByIgnoring } from "./allowed.ts";
import { openClient } from "./client.ts";
import { withLaboratory } from "./laboratory.ts";
import { recipesFor, type Surroundings } from "./recipes.ts";
import type { ProofRequest } from "./request.ts";
import { type Dropped, type Proof, prove, type Subject, Unprovable } from "./search.ts";
import { untilSignal } from "./signals.ts";

/** Narrows a report with fixes to those that hold. */
export type Prover = (report: LintReport, found: Found, options: LintOptions) => Promise<LintReport>;

/**
 * Opens what fixes are proven by.
 * @throws UsageError where there is no engine
 */
export async function openProver(request: ProofRequest, context: LintContext): Promise<Prover> {
  const client = await openClient(context);
  return (report, found, options) =>
    untilSignal((signal) => narrowed(report, { request, client, signal, found, options, context }));
}

interface Proving {
  readonly request: ProofRequest;
  readonly client: Client;
  readonly signal: AbortSignal;
  readonly found: Found;
  readonly options: LintOptions;
  readonly context: LintContext;
}

/** What cannot be proven is reported as it was without fixes, and joins the report's errors. */
async function narrowed(report: LintReport, proving: Proving): Promise<LintReport> {
  const { found, options, context } = proving;
  const fixed = new Set(changed(report).map(({ path }) => path));
  const files = found.files.filter(({ path }) => fixed.has(path));
  const proofs = new Map<string, FileReport>();
  const faults: InputError[] = [];
  const surroundings: Surroundings = {
    files: found.files,
    run: openRun(found.files, files, options),
    options,
    context: proving.request.context,
    textOf: ({ path, text }) => proofs.get(path)?.source.text ?? text,
  };
  for (const file of builtFirst(files, options)) {
    const outcome = await proofOf(file, surroundings, proving);
    if (outcome instanceof Unprovable) faults.push({ path: file.path, message: `was not fixed: ${outcome.message}` });
    else proofs.set(file.path, reportOf(outcome));
  }
  const unproven = new Set(faults.map(({ path }) => path));
  const unfixed = context.engine.lintProject(found.files, {
    ...options,
    fix: undefined,
    only: (path) => unproven.has(path),
  });
  for (const file of unfixed.files) proofs.set(file.path, file);
  return {
    ...report,
    files: report.files.map((file) => proofs.get(file.path) ?? file),
    inputErrors: [...report.inputErrors, ...faults],
  };
}

/** Ignore files come last, and are tried with what the fixes before have left: what is proven is what is there at the end. */
function builtFirst(files: readonly DiscoveredFile[], options: LintOptions): readonly DiscoveredFile[] {
  const isBuilt = (file: DiscoveredFile) => isBuiltKind(file, options);
  return [...files.filter(isBuilt), ...files.filter((file) => !isBuilt(file))];
}

function isBuiltKind(file: DiscoveredFile, { config }: LintOptions): boolean {
  return kindOf(file, config.kinds).built !== undefined;
}

async function proofOf(
  file: DiscoveredFile,
  surroundings: Surroundings,
  proving: Proving,
): Promise<Proof | Unprovable> {
  const { client, signal, request, context } = proving;
  const { io } = context;
  const status = statusLine(io);
  let builds = 0;
  try {
    const recipes = recipesFor(file, surroundings, context);
    const onBuild = () => {
      builds++;
      status?.show(`Proving fixes of ${file.path}: build ${builds}`);
    };
    const proof = await withLaboratory(
      recipes,
      { client, signal, network: request.network, timeout: request.timeout, onBuild },
      (laboratory) => prove(file.text, { ...subjectOf(file, proving), laboratory }),
    );
    status?.erase();
    tell(io.stderr, ...linesAbout(file.path, proof, builds));
    return proof;
  } catch (error) {
    status?.erase();
    if (error instanceof Unprovable) return error;
    if (error instanceof EngineFault && !signal.aborted) return new Unprovable(error.message);
    throw error;
  }
}

function subjectOf(file: DiscoveredFile, { found, options, context }: Proving): Omit<Subject, "laboratory"> {
  return {
    fix(text, { declines, fixApart }) {
      const steps: FixStep[] = [];
      const inputs = found.files.map((one) => (one === file ? { ...file, text } : one));
      const { files } = context.engine.lintProject(inputs, {
        ...options,
        declines,
        fixApart,
        only: (path) => path === file.path,
        observer: { onFixed: (step) => steps.push(step) },
      });
      return { report: files[0] as FileReport, steps };
    },
    isAllowed: isBuiltKind(file, options) ? isAllowed : isAllowedByIgnoring,
    identify(before, { rule, span }) {
      const { within, at, words } = identityAt(before, span, options.config.kinds);
      return JSON.stringify([rule, within, at, words]);
    },
  };
}

function reportOf({ report, dropped }: Proof): FileReport {
  return {
    ...report,
    dropped: dropped.map((one) => ({ rule: one.rule, title: one.title, reason: inWords(one.differences) })),
  };
}

function linesAbout(path: string, { report, dropped, repair }: Proof, builds: number): readonly string[] {
  const held = report.fixed?.applied.length ?? 0;
  const lines: string[] = [];
  if (repair) {
    lines.push(`its build failed before (${repair.reason}) and succeeds with the fixes of ${repair.rule}`);
  }
  lines.push(`${held} of ${held + dropped.length} fixes hold, as ${builds} builds show`);
  for (const one of dropped) lines.push(droppedLine(one));
  return lines.map((line) => `plimsoll: ${path}: ${line}`);
}

function droppedLine({ rule, title, differences }: Dropped): string {
  return `dropped a fix of ${rule} (${title}): ${inWords(differences)}`;
}
