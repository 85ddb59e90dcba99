import type { FileReport, SuppressedFinding } from "../engine/types.ts";
import { type Finding, type Fix, nameOf, type Related } from "../finding.ts";
import type { Source } from "../text/source.ts";
import { artifactLocation, region, tight } from "./sarif-location.ts";
import { levels } from "./sarif-rule.ts";
import type { excerpts } from "./sarif-snippet.ts";
import { link, sentence, shown } from "./sarif-text.ts";

/** Places of one result that GitHub keeps. */
const placeLimit = 100;

/** Longest message of such a place, in UTF-16 code units. */
const stepLimit = 300;

/** Links that a message can carry and still be read. */
const linkLimit = 10;

/** A finding of the report, with what silenced it. */
export interface Reported {
  readonly file: FileReport;
  readonly finding: Finding;
  readonly suppressed: SuppressedFinding | undefined;
}

/** What results refer to. */
export interface ResultContext {
  /** Of the working directory in the repository, see `artifactLocation`. */
  readonly directory: string | undefined;
  /** Whether silenced findings are among the results. */
  readonly suppressed: boolean;
  ruleIndex(rule: string): number;
  fingerprints(reported: Reported): Readonly<Record<string, string>>;
  readonly excerpt: ReturnType<typeof excerpts>;
  /** The file that a related place is in, undefined when it is not part of the report. */
  fileOf(related: Related, own: FileReport): FileReport | undefined;
}

/** A SARIF result. */
export function resultOf(reported: Reported, context: ResultContext): object {
  const { file, finding, suppressed } = reported;
  const { severity, span, related, fixes } = finding;
  const rule = nameOf(finding);
  const places = related
    .slice(0, placeLimit)
    .map((place, i) => ({ id: i + 1, ...relatedLocation(place, file, context) }));
  return {
    ruleId: rule,
    ruleIndex: context.ruleIndex(rule),
    level: levels[severity],
    message: { text: messageText(finding) },
    locations: [{ physicalLocation: place(file, span, context) }],
    relatedLocations: places.length > 0 ? places : undefined,
    codeFlows: finding.flow && related.length > 0 ? [codeFlow(reported, context)] : undefined,
    fixes: fixesOf(fixes, file.source, context),
    partialFingerprints: context.fingerprints(reported),
    suppressions: context.suppressed ? suppressionsOf(suppressed) : undefined,
  };
}

/** The message as a sentence, which GitHub makes the title, and one with a link to each related place. */
function messageText({ message, related }: Finding): string {
  const text = sentence(shown(message));
  if (related.length === 0) return text;
  const links = related.slice(0, linkLimit).map((place, i) => link(place.message, i + 1));
  const rest = related.length > linkLimit ? ` and ${related.length - linkLimit} more` : "";
  return `${text} See ${links.join(", ")}${rest}.`;
}

function place(file: FileReport, span: Finding["span"], { directory, excerpt }: ResultContext): object {
  const { source } = file;
  return { artifactLocation: artifactLocation(source.path, directory), ...excerpt(file, tight(source, span)) };
}

function relatedLocation(related: Related, own: FileReport, context: ResultContext): object {
  const file = context.fileOf(related, own);
  return {
    message: { text: sentence(shown(related.message, stepLimit)) },
    physicalLocation: file
      ? place(file, related.span, context)
      : { artifactLocation: artifactLocation(related.path ?? own.path, context.directory) },
  };
}

/** The related places and the finding's own as steps: other files first, then in the order of the file. */
function codeFlow({ file, finding }: Reported, context: ResultContext): object {
  const rank = ({ path, span }: Related) => (path === undefined || path === file.path ? span.start : -1);
  const steps = [...finding.related.slice(0, placeLimit - 1), { span: finding.span, message: finding.message }];
  steps.sort((a, b) => rank(a) - rank(b));
  return { threadFlows: [{ locations: steps.map((step) => ({ location: relatedLocation(step, file, context) })) }] };
}

function fixesOf(fixes: readonly Fix[], source: Source, { directory }: ResultContext): readonly object[] | undefined {
  const usable = fixes.filter(({ edits }) => edits.length > 0);
  if (usable.length === 0) return undefined;
  return usable.map(({ title, safe, verified, edits }) => ({
    description: { text: sentence(shown(title)) },
    artifactChanges: [
      {
        artifactLocation: artifactLocation(source.path, directory),
        replacements: edits.map(({ span, text }) => ({
          deletedRegion: region(source, span),
          insertedContent: { text },
        })),
      },
    ],
    properties: { safe, verified: verified === true },
  }));
}

/** An empty list says that nothing silences the result. No `status`: some readers refuse it, and it is the default. */
function suppressionsOf(suppressed: SuppressedFinding | undefined): readonly object[] {
  if (!suppressed) return [];
  const { by, origin, reason, owner, until } = suppressed;
  const terms = [origin, owner && `owner ${owner}`, until && `until ${until}`].filter(Boolean).join(", ");
  const justification = reason && terms ? `${reason} (${terms})` : (reason ?? terms);
  return [
    {
      kind: by === "directive" ? "inSource" : "external",
      justification: justification === "" ? undefined : shown(justification),
    },
  ];
}
