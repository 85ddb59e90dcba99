import type { Wake } from "../nodes/wake.ts";
import type { Verdict } from "../report.ts";
import type { AnyHandler, Rule } from "../rule.ts";
import { lookUp } from "../text/look-up.ts";
import { ownLines } from "./own-lines.ts";

// Stands in for `rules/index.ts` in the bundle of the command line. Of each rule a run needs what decides whether it is
// on and when it is called; its handlers are evaluated when a node first wakes one, and what it says of itself is read
// from a file when somebody wants to know.

/** What is known of a rule beforehand. */
export interface RuleEntry
  extends Pick<
    Rule,
    "id" | "topic" | "category" | "severity" | "kinds" | "recommended" | "optIn" | "presets" | "needs" | "codes"
  > {
  /** Its options' defaults; undefined where it has none. */
  readonly defaults?: Rule["defaults"];
  /** Node types that it handles, each with what wakes the handler; null: any node of the type. */
  readonly on: Readonly<Record<string, Wake | null>>;
  /** Whether it looks at whole documents. */
  readonly check?: true;
}

/** What a rule's module holds in the bundle. */
export type RuleCode = Pick<Rule, "messages" | "on" | "check">;

/** A rule's own words, in the order in which it gives them. */
export type RuleWords = Omit<Rule, "on" | "check">;

/** Rules from a JSON list of entries, and what loads the code of each. */
export function rulesOnDemand(entries: string, loads: readonly (() => RuleCode)[]): readonly Rule[] {
  return (JSON.parse(entries) as readonly RuleEntry[]).map(
    (entry, i) => new RuleOnDemand(entry, i, loads[i] as () => RuleCode),
  );
}

const words = ownLines("rule-words.txt");

class RuleOnDemand implements Rule {
  readonly id: string;
  readonly topic: Rule["topic"];
  readonly category: Rule["category"];
  readonly severity: Rule["severity"];
  readonly kinds: Rule["kinds"];
  readonly recommended: boolean;
  readonly optIn: boolean;
  readonly presets: Rule["presets"];
  readonly needs: Rule["needs"];
  readonly codes: Rule["codes"];
  readonly defaults: NonNullable<Rule["defaults"]>;
  private readonly entry: RuleEntry;
  private readonly line: number;
  private readonly load: () => RuleCode;
  private handlers: Rule["on"] | undefined;
  private known: Rule | undefined;

  constructor(entry: RuleEntry, line: number, load: () => RuleCode) {
    this.entry = entry;
    this.line = line;
    this.load = load;
    this.id = entry.id;
    this.topic = entry.topic;
    this.category = entry.category;
    this.severity = entry.severity;
    this.kinds = entry.kinds;
    this.recommended = entry.recommended;
    this.optIn = entry.optIn;
    this.presets = entry.presets;
    this.needs = entry.needs;
    this.codes = entry.codes;
    this.defaults = entry.defaults ?? none;
  }

  get on(): Rule["on"] {
    this.handlers ??= Object.fromEntries(
      Object.entries(this.entry.on).map(([type, wake]) => [type, handlerOnDemand(this.load, type, wake)]),
    );
    return this.handlers;
  }

  get check(): Rule["check"] {
    return this.entry.check && onDemand(() => this.load().check as Call);
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
