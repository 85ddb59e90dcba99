import { gatherEvidence, type RuleEvidence, type RuleState } from "../engine/evidence.ts";
import { placeIn } from "../engine/evidence-places.ts";
import type { PlaceFact } from "../kinds/why.ts";
import { positionAt, type Source } from "../text/source.ts";
import { optionsFor, type Project } from "./workbench.ts";

/** What is known at a line of a file, and what each rule made of it. */
export interface PlaceView {
  readonly line: number;
  /** "RUN", "Service"; undefined where nothing is that rules look at. */
  readonly subject: string | undefined;
  readonly facts: readonly FactView[];
  readonly verdicts: readonly VerdictView[];
}

export interface FactView {
  readonly name: string;
  readonly known: boolean;
  /** The value, or why it is not known. */
  readonly text: string;
  /** What it follows from: "ARG in line 1". */
  readonly from: readonly string[];
}

/** Rules that came to the same, the loudest first. */
export interface VerdictView {
  readonly state: RuleState;
  readonly rules: readonly { readonly id: string; readonly words: readonly string[] }[];
}

/** As `plimsoll why FILE:LINE`; undefined where there is no such line. */
export async function placeAt(project: Project, path: string, line: number): Promise<PlaceView | undefined> {
  const input = project.files.find((file) => file.path === path);
  const span = input && placeIn(input, line, undefined);
  if (!span) return undefined;
  const options = await optionsFor(project);
  const { source, subject, facts, rules } = gatherEvidence(project.files, input, { span, exact: false }, options);
  return {
    line,
    subject: subject?.name,
    facts: facts.map((fact) => factView(fact, source)),
    verdicts: told.flatMap((state) => {
      const same = rules.filter((one) => one.state === state && (state !== "off" || one.findings.length > 0));
      return same.length > 0 ? [{ state, rules: same.map((one) => ({ id: one.rule.id, words: wordsOf(one) })) }] : [];
    }),
  };
}

/** Of rules that are off, those that would report something. */
const told: readonly RuleState[] = ["found", "silenced", "unknown", "failed", "off", "silent"];

function factView({ name, value, builtBy }: PlaceFact, source: Source): FactView {
  const origins = value.origins.flatMap(({ label, span }) => {
    if (span) return [`${label} in line ${positionAt(source, span.start).line}`];
    return value.known ? [label] : [];
  });
  return {
    name,
    known: value.known,
    text: value.known ? value.value : value.reason,
    from: builtBy === undefined ? origins : [...origins, builtBy],
  };
}

function wordsOf({ findings, silenced, unknown }: RuleEvidence): readonly string[] {
  return [
    ...findings.map(({ message }) => message),
    ...silenced.map(({ finding, reason }) => (reason ? `${finding.message} (${reason})` : finding.message)),
    ...unknown.map(({ reason }) => reason),
  ];
}
