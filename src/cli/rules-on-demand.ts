import type { Wake } from "../nodes/wake.ts";
import type { Verdict } from "../report.ts";
import type { AnyHandler, Rule } from "../rule.ts";
import { lookUp } from "../text/look-up.ts";
import { ownLines } from "./own-lines.ts";

// Stands in for `rules/index.ts` in the bundle of the command line. Of each rule a run needs what decides whether it is
// on and when it is called; its handlers are evaluated when a node first wakes one, and what it says of itself is read
// from a file when somebody wants to know.

/** What every run asks of every rule, by its place in the list. */
export interface RuleList {
  readonly ids: string;
  /** As places in `severityNames`. */
  readonly severities: readonly number[];
  /** As places in `kindLists`. */
  readonly kinds: readonly number[];
  readonly kindLists: readonly Rule["kinds"][];
  /** Sums of `flags`. */
  readonly flags: readonly number[];
  /** A line of JSON for each, of `RuleDetails`. */
  readonly details: string;
}

export const severityNames = ["error", "warning", "info"] as const;

/** What holds for a rule, or what its details have. */
export const flags = { recommended: 1, optIn: 2, check: 4, defaults: 8, needs: 16, codes: 32, presets: 64 } as const;

/** What is asked of the rules that are on. */
export interface RuleDetails extends Pick<Rule, "topic" | "category" | "needs" | "codes"> {
  readonly presets?: Rule["presets"];
  /** Its options' defaults; undefined where it has none. */
  readonly defaults?: Rule["defaults"];
  /** Node types that it handles, each with what wakes the handler; null: any node of the type. */
  readonly on: Readonly<Record<string, Wake | null>>;
}

/** What a rule's module holds in the bundle. */
export type RuleCode = Pick<Rule, "messages" | "on" | "check">;

/** A rule's own words, in the order in which it gives them. */
export type RuleWords = Omit<Rule, "on" | "check">;

/** Rules from a list of them, and what loads the code of each. */
export function rulesOnDemand(list: RuleList, loads: readonly (() => RuleCode)[]): readonly Rule[] {
  const details = list.details.split("\n");
  return list.ids
    .split(" ")
    .map((id, i) => new RuleOnDemand(id, i, list, details[i] as string, loads[i] as () => RuleCode));
}

const words = ownLines("rule-words.txt");

class RuleOnDemand implements Rule {
  readonly id: string;
  readonly severity: Rule["severity"];
  readonly kinds: Rule["kinds"];
  readonly recommended: boolean;
  readonly optIn: boolean;
  private readonly flags: number;
  private readonly line: number;
  private readonly text: string;
  private readonly load: () => RuleCode;
  private parsed: RuleDetails | undefined;
  private handlers: Rule["on"] | undefined;
  private known: Rule | undefined;

  constructor(id: string, line: number, list: RuleList, text: string, load: () => RuleCode) {
    this.id = id;
    this.severity = severityNames[list.severities[line] as number] as Rule["severity"];
    this.kinds = list.kindLists[list.kinds[line] as number];
    this.flags = list.flags[line] as number;
    this.recommended = this.has("recommended");
    this.optIn = this.has("optIn");
    this.line = line;
    this.text = text;
    this.load = load;
    this.parsed = undefined;
    this.handlers = undefined;
    this.known = undefined;
  }

  private has(flag: keyof typeof flags): boolean {
    return (this.flags & flags[flag]) !== 0;
  }

  private get details(): RuleDetails {
    this.parsed ??= JSON.parse(this.text) as RuleDetails;
    return this.parsed;
  }

  get topic() {
    return this.details.topic;
  }

  get category() {
    return this.details.category;
  }

  get presets(): Rule["presets"] {
    return (this.has("presets") && this.details.presets) || nothing;
  }

  get needs() {
    return this.has("needs") ? this.details.needs : undefined;
  }

  get codes() {
    return this.has("codes") ? this.details.codes : undefined;
  }

  get defaults(): NonNullable<Rule["defaults"]> {
    return (this.has("defaults") && this.details.defaults) || none;
  }

  get on(): Rule["on"] {
    this.handlers ??= Object.fromEntries(
      Object.entries(this.details.on).map(([type, wake]) => [type, handlerOnDemand(this.load, type, wake)]),
    );
    return this.handlers;
  }

  get check(): Rule["check"] {
    return this.has("check") ? onDemand(() => this.load().check as Call) : undefined;
  }

  /** The same as a plain object. */
  get whole(): Rule {
    const { kinds, on, check } = this;
    this.known ??= { ...(JSON.parse(words(this.line)) as RuleWords), kinds, on, check };
    return this.known;
  }

  get messages() {
    return this.load().messages;
  }

  get summary() {
    return this.whole.summary;
  }

  get why() {
    return this.whole.why;
  }

  get fix() {
    return this.whole.fix;
  }

  get aliases() {
    return this.whole.aliases;
  }

  get cwe() {
    return this.whole.cwe;
  }

  get cis() {
    return this.whole.cis;
  }

  get precision() {
    return this.whole.precision;
  }

  get reference() {
    return this.whole.reference;
  }

  get options() {
    return this.whole.options;
  }

  get examples() {
    return this.whole.examples;
  }
}

/** Shared, so that rules without options can share what depends on them. */
const none: NonNullable<Rule["defaults"]> = Object.freeze({});

const nothing: readonly never[] = [];

type Call = (node: never, context: never) => Verdict;

function handlerOnDemand(load: () => RuleCode, type: string, when: Wake | null): AnyHandler {
  const handle = onDemand(() => {
    const handler = lookUp(load().on, type) as AnyHandler;
    return typeof handler === "function" ? handler : handler.handle;
  });
  return when ? { when, handle } : handle;
}

function onDemand(find: () => Call): Call {
  let call: Call | undefined;
  return (node, context) => {
    call ??= find();
    return call(node, context);
  };
}
