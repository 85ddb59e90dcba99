import { isExpired } from "../engine/gates/waivers.ts";
import type { ResolvedConfig } from "../engine/options.ts";
import type { FileReport, LintReport, RuleSetting } from "../engine/types.ts";
import { type Finding, nameOf } from "../finding.ts";
import { lookUp } from "../text/look-up.ts";
import type { Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { isCode } from "./code.ts";
import { type KeyPath, keyText } from "./error.ts";
import { type ConfigFile, readTextQuietly } from "./load.ts";
import { locator } from "./locate.ts";
import type { ConfiguredWaiver } from "./waivers.ts";

/** What a run has covered. */
export interface Coverage {
  readonly report: LintReport;
  /** Everything that the configuration is about was linted as it says: what silenced nothing has nothing to silence. */
  readonly whole: boolean;
  /** ISO date. */
  readonly today: string;
}

type WaiverConfig = ResolvedConfig & { readonly ownWaivers: readonly ConfiguredWaiver[] };

/** One thing to say about a waiver, before it is known where that stands. */
interface Remark {
  readonly rule: "expired-waiver" | "unused-waiver" | "waiver-terms";
  readonly message: string;
  /** In the waiver; empty for all of it. */
  readonly path: KeyPath;
  readonly data?: Readonly<Record<string, string | number>>;
}

/**
 * A report for each configuration whose waivers have ended, silence nothing or break the terms for waivers. The places
 * are exact in YAML and JSON; of a program only the first line is shown, and the message says which waiver it is.
 */
export async function waiverFindings(config: WaiverConfig, coverage: Coverage): Promise<readonly FileReport[]> {
  const reports = new Map<ConfigFile, Remarks>();
  for (const waiver of config.ownWaivers) {
    for (const remark of remarksOn(waiver, config, coverage)) {
      const remarks = reports.get(waiver.config) ?? (await emptyRemarks(waiver.config));
      reports.set(waiver.config, remarks);
      const finding = findingFor(remark, waiver, config, remarks);
      if (finding) remarks.findings.push(finding);
    }
  }
  return [...reports.values()].filter(({ findings }) => findings.length > 0).map(reportOf);
}

function remarksOn(waiver: ConfiguredWaiver, config: WaiverConfig, coverage: Coverage): readonly Remark[] {
  const files = coverage.report.files.filter(({ path }) => waiver.files(path));
  if (files.length === 0 && !coverage.whole) return [];
  if (isExpired(waiver, coverage.today)) {
    return [{ rule: "expired-waiver", message: "expired", path: ["until"], data: { date: waiver.until as string } }];
  }
  const terms = brokenTerms(waiver, settingOf("waiver-terms", waiver, config), coverage.today);
  return coverage.whole ? [...terms, ...unused(waiver, files, config)] : terms;
}

function unused(waiver: ConfiguredWaiver, files: readonly FileReport[], config: WaiverConfig): readonly Remark[] {
  const rule = "unused-waiver" as const;
  if (files.length === 0) return [{ rule, message: "files", path: ["files"] }];
  const used = new Set(
    files.flatMap(({ suppressed }) =>
      suppressed
        .filter(({ origin }) => origin === waiver.origin)
        .flatMap(({ finding }) => [finding.rule, nameOf(finding)]),
    ),
  );
  // Of a rule that stands on another program nobody knows here whether it was checked.
  const ruleNamed = (id: string) => config.rules.find((one) => one.id === id && !one.needs);
  const checked = (id: string) =>
    ruleNamed(id) !== undefined &&
    files.some(({ path, kind }) => (config.settings(path, kind).get(id)?.severity ?? "off") !== "off");
  const idle = waiver.names.map(({ ids }) =>
    ids ? ids.some(checked) && !ids.some((id) => used.has(id)) : used.size === 0,
  );
  if (idle.every(Boolean)) return [{ rule, message: "waiver", path: [] }];
  const isList = typeof waiver.entry.rules !== "string";
  return waiver.names.flatMap(({ name }, i): readonly Remark[] =>
    idle[i] ? [{ rule, message: "name", path: isList ? ["rules", i] : ["rules"], data: { name } }] : [],
  );
}

function brokenTerms({ owner, until }: ConfiguredWaiver, setting: RuleSetting | undefined, today: string) {
  const rule = "waiver-terms" as const;
  const remarks: Remark[] = [];
  if (!setting || setting.severity === "off") return remarks;
  const { requireOwner, requireUntil, maxDays } = setting.options;
  if (requireOwner === true && owner === undefined) remarks.push({ rule, message: "owner", path: [] });
  if (requireUntil === true && until === undefined) remarks.push({ rule, message: "until", path: [] });
  const days = until === undefined ? 0 : daysBetween(today, until);
  const most = Number(maxDays);
  if (most > 0 && days > most) remarks.push({ rule, message: "long", path: ["until"], data: { days, most } });
  return remarks;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function settingOf(rule: string, { config: { name } }: ConfiguredWaiver, config: WaiverConfig) {
  return config.settings(name, "config").get(rule);
}

function findingFor(
  { rule, message: messageId, path, data }: Remark,
  waiver: ConfiguredWaiver,
  config: WaiverConfig,
  { source, locate }: Remarks,
): Finding | undefined {
  const severity = settingOf(rule, waiver, config)?.severity ?? "off";
  const template = lookUp(config.rules.find(({ id }) => id === rule)?.messages, messageId);
  if (severity === "off" || template === undefined) return undefined;
  const text = template.replace(/\{(\w+)\}/g, (whole, key: string) => String(lookUp(data, key) ?? whole));
  const full = ["waivers", waiver.index, ...path];
  const exact = locate?.([...waiver.config.prefix, ...full]);
  const message = exact ? text : `${keyText(full)}: ${text}`;
  const span = exact ?? firstLine(source);
  return { rule, messageId, severity, message, path: source.path, span, related: [], fixes: [] };
}

function firstLine({ text }: Source): Span {
  return { start: 0, end: (/^[^\r\n]*/.exec(text) as RegExpExecArray)[0].length };
}

/** What there is to say about one configuration. */
interface Remarks {
  readonly config: ConfigFile;
  readonly source: Source;
  /** Finds places in its text; undefined where it is a program or cannot be read. */
  readonly locate: ((path: KeyPath) => Span | undefined) | undefined;
  readonly findings: Finding[];
}

async function emptyRemarks(config: ConfigFile): Promise<Remarks> {
  const source = { path: config.name, text: readTextQuietly(config) ?? "" };
  const find = source.text === "" || isCode(config.file) ? undefined : await locator(source.text);
  const locate = find && ((path: KeyPath) => trimmed(find(path, "value"), source));
  return { config, source, locate, findings: [] };
}

function trimmed(span: Span | undefined, { text }: Source): Span | undefined {
  return span && { start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}

function reportOf({ source, findings }: Remarks): FileReport {
  return { path: source.path, kind: "config", source, findings, suppressed: [], unknown: [] };
}
