import { readDirective } from "../engine/directive-reading.ts";
import type { Finding } from "../finding.ts";
import type { Hover, Markup } from "../kinds/editor.ts";
import type { Analysis } from "./analysis.ts";
import { buildHoverAt, callersText } from "./build-hover.ts";
import { directivesIn, type PlacedDirective } from "./directives.ts";
import { summaryOf } from "./explain.ts";
import { namedAt } from "./names.ts";
import { schemaHoverAt } from "./schema-offers.ts";
import { touches, viewsAt } from "./views.ts";

/** What there is to say about a place: its findings, then what a directive silences or what the text there means. */
export function hoverAt(analysis: Analysis, offset: number, markup: Markup): Hover | undefined {
  const found = [...findingsAt(analysis, offset, markup), ...meaningAt(analysis, offset, markup)];
  // The smallest place is what the pointer means.
  const span = found.map((hover) => hover.span).sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return span && { span, parts: found.flatMap(({ parts }) => parts) };
}

function findingsAt({ findings, options }: Analysis, offset: number, markup: Markup): readonly Hover[] {
  const here = findings.filter(({ span }) => touches(span, offset));
  return here.map((finding) => ({ span: finding.span, parts: findingParts(finding, options.config.rules, markup) }));
}

function findingParts(
  { rule: id, severity, message }: Finding,
  rules: Analysis["options"]["config"]["rules"],
  markup: Markup,
): readonly string[] {
  const rule = rules.find((candidate) => candidate.id === id);
  const head = `${markup.strong(id)} (${severity}): ${markup.text(message)}`;
  return rule ? [head, ...summaryOf(rule, markup)] : [head];
}

function meaningAt(analysis: Analysis, offset: number, markup: Markup): readonly Hover[] {
  const directives = directivesAt(analysis, offset, markup);
  if (directives.length > 0) return directives;
  for (const { view, at } of viewsAt(analysis, offset)) {
    const hover = view.kind.editor?.hover?.(view, at, markup);
    if (!hover) continue;
    const named = namedAt(analysis, offset);
    const callers = named ? callersText(named, markup) : [];
    return [{ span: view.outer(hover.span), parts: [...hover.parts, ...callers] }];
  }
  const ofPlace = buildHoverAt(analysis, offset, markup) ?? schemaHoverAt(analysis, offset, markup);
  return ofPlace ? [ofPlace] : [];
}

function directivesAt(analysis: Analysis, offset: number, markup: Markup): readonly Hover[] {
  return directivesIn(analysis)
    .filter(({ span }) => touches(span, offset))
    .map((placed) => ({ span: placed.span, parts: directiveParts(placed, analysis, markup) }));
}

function directiveParts(
  { directive, whole }: PlacedDirective,
  { options, source }: Analysis,
  markup: Markup,
): readonly string[] {
  const { lookup, rules } = options.config;
  const { state, names } = readDirective(directive, {
    lookup,
    today: options.today,
    source,
    reportUnused: false,
    requireReason: false,
    rule: () => undefined,
    severity: () => "off",
  });
  if (state === "malformed") return [`Suppresses nothing: ${markup.text(directive.problem?.message ?? "")}`];
  const lines = names.map(({ name, ids }) => {
    if (ids.includes("all")) return "every rule";
    const known = rules.filter(({ id }) => ids.includes(id));
    if (known.length === 0) return `${markup.code(name)}, which is not a rule here`;
    return known.map(({ id, summary }) => `${markup.code(id)}: ${markup.text(summary)}`).join("\n- ");
  });
  const head = state === "expired" ? "Expired, so it no longer suppresses" : "Suppresses";
  const facts = [
    directive.until && `until ${directive.until.date}`,
    directive.owner && `owner ${directive.owner}`,
    directive.reason && `because ${directive.reason}`,
  ].filter((fact) => fact !== undefined && fact !== "");
  const covered = `${head} ${whole ? "in the whole file" : "in what follows"}:\n\n- ${lines.join("\n- ")}`;
  return facts.length === 0 ? [covered] : [covered, markup.text(facts.join("; "))];
}
