import type { Evidence, RuleEvidence } from "../../engine/evidence.ts";
import { onOneLine } from "../../reporters/safe-text.ts";
import { excerpt } from "../../reporters/terminal/excerpt.ts";
import type { Paint } from "../../reporters/terminal/paint.ts";
import { positionAt, type Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { findingLines, indented, silencedLines, unknownLines } from "./text.ts";

/** What one rule made of a place, and why, for people. */
export function ruleText(one: RuleEvidence, evidence: Evidence, paint: Paint): string {
  const { rule, setting } = one;
  const level = setting.severity === "off" ? "off" : `on as ${setting.severity}`;
  const lines = [
    `${paint.strong(rule.id)}  ${rule.summary}.`,
    `  ${level} (${onOneLine(setting.origin)})${optionsText(one)}`,
    `  ${wantsText(one)}`,
    ...shownLines(one, evidence, paint),
    "",
    ...verdictLines(one, evidence, paint),
    ...elsewhereLines(one, evidence),
  ];
  return `${lines.join("\n")}\n`;
}

function optionsText({ setting }: RuleEvidence): string {
  const options = Object.entries(setting.options).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return options.length === 0 ? "" : onOneLine(`, with ${options.join(", ")}`);
}

function wantsText({ rule, kinds }: RuleEvidence): string {
  const types = Object.keys(rule.on);
  const wants = [...types, ...(rule.check ? ["the whole document"] : [])];
  if (wants.length === 0) return "checks comments and waivers that suppress rules";
  return `looks at ${wants.join(", ")} in ${kinds.join(", ")}`;
}

const mostShown = 5;

function shownLines({ looks }: RuleEvidence, { source }: Evidence, paint: Paint): readonly string[] {
  const nodes = looks.filter(({ scope }) => scope !== "file");
  const lines = nodes.slice(0, mostShown).flatMap(({ type, span, scope }) => {
    const head = `  was shown ${type} at ${placeText(source, span)}`;
    return scope === "around" ? [head] : [head, ...indented(indented(excerpt(source, span, paint, { mark: true })))];
  });
  return nodes.length > mostShown ? [...lines, `  and ${nodes.length - mostShown} more`] : lines;
}

function verdictLines(one: RuleEvidence, evidence: Evidence, paint: Paint): readonly string[] {
  const { rule, state, looks, findings, setting } = one;
  switch (state) {
    case "found":
      return findingLines(one, evidence, paint);
    case "silenced":
      return silencedLines(one, evidence, paint);
    case "unknown":
      return ["It cannot tell:", ...unknownLines(one, evidence, paint)];
    case "failed":
      return ["It failed on this file, which is a bug in the rule."];
    case "silent":
      return [`It had nothing to say about ${whatOf(looks)}. \`plimsoll explain ${rule.id}\` shows what it reports.`];
    case "nothing-here":
      return ["Nothing that it looks at is here."];
    case "other-kind":
      return [`It is not for ${evidence.kind} files.`];
    case "off":
      return findings.length > 0
        ? [`It is off (${onOneLine(setting.origin)}); if it were on:`, ...indented(findingLines(one, evidence, paint))]
        : [`It is off (${onOneLine(setting.origin)}), and would have nothing to say here.`];
  }
}

function whatOf(looks: RuleEvidence["looks"]): string {
  if (looks.some(({ scope }) => scope === "here")) return looks.length === 1 ? "it" : "them";
  return looks.some(({ scope }) => scope === "around") ? "this part of it" : "this part of the file";
}

const mostPlaces = 10;

function elsewhereLines({ elsewhere }: RuleEvidence, { source }: Evidence): readonly string[] {
  if (elsewhere.length === 0) return [];
  const places = elsewhere.slice(0, mostPlaces).map((span) => placeText(source, span));
  const rest = elsewhere.length > mostPlaces ? ` and ${elsewhere.length - mostPlaces} more places` : "";
  return [`It reports ${places.join(", ")}${rest} in this file.`];
}

function placeText(source: Source, span: Span): string {
  const { line, column } = positionAt(source, span.start);
  return `${line}:${column}`;
}
