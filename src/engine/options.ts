import type { Finding, Fix } from "../finding.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { ScriptPrograms } from "../nodes/checked-script.ts";
import type { Invocation } from "../nodes/invocation.ts";
import type { Holds, Rule } from "../rule.ts";
import type { Reader } from "../text/reader.ts";
import type { Gate } from "./gates/gate.ts";
import type { Waiver } from "./gates/waivers.ts";
import type { IdentifiedFile } from "./identity.ts";
import type { Trace } from "./trace.ts";
import type { FileReport, RuleSetting } from "./types.ts";

/** A configuration ready to lint with: no files left to read, no names left to look up. */
export interface ResolvedConfig {
  /** Every rule there is, plugins' included, whether on or off. */
  readonly rules: readonly Rule[];
  readonly kinds: readonly Kind[];
  readonly knowledge: Knowledge;
  /** Rule ids that a name stands for: an id, or a peer's code ("DL3002", "hadolint:DL3002", "tally/no-sudo"), without regard to case. Empty: unknown. */
  lookup(name: string): readonly string[];
  /** Setting of each rule for a file; `stage` is a stage's name or index as text where overrides by stage matter. */
  settings(path: string, kind: string, stage?: string): ReadonlyMap<string, RuleSetting>;
  /** Whether some override names stages, so that the engine has to ask per stage. */
  readonly byStage: boolean;
  /** Exceptions from the rules, in the order in which they are tried. */
  readonly waivers?: readonly Waiver[] | undefined;
  /** Whose directives count for nothing: "hadolint". */
  readonly silentDialects?: ReadonlySet<string> | undefined;
}

/** Who asks for what: comes from the command line or an API call. */
export interface LintOptions extends ScriptPrograms {
  readonly config: ResolvedConfig;
  readonly reader: Reader;
  /** --build-arg, --target, --build-context. */
  readonly invocation?: Invocation | undefined;
  /** ISO date; directives' `until` are held against it. */
  readonly today: string;
  /** Verify each listed fix (costs a parse and a check each). */
  readonly verifyFixes?: boolean;
  /** "safe" applies safe fixes until nothing changes, "all" unsafe ones too. */
  readonly fix?: "safe" | "all" | undefined;
  /** Apply fixes one by one, however many there are, so that what each does can be told apart. */
  readonly fixApart?: boolean | undefined;
  /** Which fixes are not applied, whatever they hold. */
  readonly declines?: ((file: IdentifiedFile, finding: Finding, fix: Fix) => boolean) | undefined;
  readonly reportUnusedDirectives?: boolean;
  readonly requireReason?: boolean;
  /** Decides what is reported, and so what is fixed, of what directives and waivers leave. */
  readonly gate?: Gate | undefined;
  /** Which files to check, all by default. The others take part in linking, but not in the report. */
  readonly only?: ((path: string) => boolean) | undefined;
  /** Reports by path that need no check: those of an earlier run that still hold. */
  readonly known?: ReadonlyMap<string, FileReport> | undefined;
  readonly observer?: Observer | undefined;
}

/** Fixes of one rule with one declared effect that were applied together. */
export interface FixStep {
  /** The file as it was before. */
  readonly file: IdentifiedFile;
  readonly fixes: readonly { readonly finding: Finding; readonly fix: Fix }[];
  /** The text after. */
  readonly text: string;
}

/** Told what happens in a run, by whoever explains it, remembers it or shows how far it is. */
export interface Observer {
  /** Before a file is checked. */
  onFile?(path: string): void;
  /** After a file was checked: its report, and what that rests on. Only for files in which no rule failed. */
  onTrace?(report: FileReport, trace: Trace): void;
  /** After a rule was offered a node: the time that it took, in milliseconds, with what it was the first to ask the model. */
  onTime?(rule: Rule, milliseconds: number): void;
  /** Before a node is offered to a rule; a rule that looks at whole documents is offered the document. */
  onVisit?(rule: Rule, type: string, node: object, document: Document): void;
  /** After fixes were applied. */
  onFixed?(step: FixStep): void;
  /** When a fix that a report would list is dropped, with the reason. */
  onRefused?(finding: Finding, fix: Fix, reason: string): void;
  /** When a rule says of a fix what it requires, and whether that holds. */
  onCondition?(rule: Rule, name: string, holds: Holds): void;
  /** When a verdict asks for the date. */
  onDate?(): void;
}
