import { isPlatformArg, isPredefinedArg, targetValue } from "../../../knowledge/predefined.ts";
import type { BaseImageFacts } from "../../../knowledge/types.ts";
import type { Invocation } from "../../../nodes/invocation.ts";
import { type Fact, known, type Lookup, type Origin, unknownFact } from "../../../syntax/fact.ts";
import { lookUp } from "../../../text/look-up.ts";
import type { KeyValue, Word } from "../nodes.ts";

/** An ENV or ARG pair in force from a point of its stage on. */
export interface Binding {
  /** Index of the instruction in its stage's sequence: the binding is seen by later ones. */
  readonly order: number;
  readonly pair: KeyValue;
  readonly fact: Fact<string>;
}

export interface ValueContext {
  readonly invocation: Invocation;
  /** Variables that stand for what another program puts in their place, by name: whatever the Dockerfile says of them. */
  readonly outer: ReadonlyMap<string, Fact<string>>;
  /** Value of a global ARG. */
  global(name: string): Fact<string> | undefined;
  /** The value of a word, given how variables are found where it stands. */
  expand(word: Word, lookup: Lookup): Fact<string>;
}

export function envValue(pair: KeyValue, lookup: Lookup, context: ValueContext): Fact<string> {
  const origin: Origin = { what: "instruction", label: `ENV ${pair.key.text}`, span: pair.span };
  return pair.value ? withOrigin(context.expand(pair.value, lookup), origin) : known("", [origin]);
}

/** Value of an ARG: what the caller gives, else its default, else the global ARG of its name. */
export function argValue(pair: KeyValue, lookup: Lookup, context: ValueContext): Fact<string> {
  const name = pair.key.text;
  const origin: Origin = { what: "instruction", label: `ARG ${name}`, span: pair.span };
  const given = givenValue(name, context.invocation);
  if (given) return withOrigin(given, origin);
  if (pair.value) return withOrigin(context.expand(pair.value, lookup), origin);
  const inherited = context.global(name);
  if (inherited) return withOrigin(inherited, origin);
  return missingArg(name, origin, context.invocation);
}

/** Value that the caller hands in. */
export function givenValue(name: string, invocation: Invocation): Fact<string> | undefined {
  const by = invocation.label ?? "--build-arg";
  if (invocation.unknownArgs?.has(name)) return unknownFact(`${by} sets ${name} to an unknown value`);
  const value = invocation.args.get(name);
  if (value === undefined) return undefined;
  return known(value, [{ what: "build-arg", label: `${name} set by ${by}` }]);
}

/** An ARG that nobody gives a value: somebody will, or it is empty; we cannot tell. */
export function missingArg(name: string, origin: Origin, { platform }: Pick<Invocation, "platform">): Fact<string> {
  const value = platform === undefined ? undefined : targetValue(name, platform);
  if (value !== undefined) return known(value, [{ what: "predefined", label: name }, origin]);
  if (isPlatformArg(name)) {
    return unknownFact(`${name} depends on the platform of the build`, [{ what: "predefined", label: name }, origin]);
  }
  if (isPredefinedArg(name)) return unknownFact(`${name} is set by the caller of the build`, [origin]);
  return unknownFact(`ARG ${name} has no default`, [origin]);
}

/** Enough to explain a value; `ENV P=$P:x` repeated a thousand times must not remember them all. */
const maxOrigins = 16;

function withOrigin(fact: Fact<string>, origin: Origin): Fact<string> {
  const origins = [origin, ...fact.origins.slice(0, maxOrigins)];
  return fact.known ? known(fact.value, origins) : unknownFact(fact.reason, origins, fact.template);
}

/** What the base image's environment says of a variable; undefined when it is known not to set it. */
export function baseVariable(name: string, facts: BaseImageFacts | undefined, image: string): Fact<string> | undefined {
  const origin: Origin = { what: "base-image", label: `base image ${image}` };
  if (name === "PATH" && facts?.env?.PATH === undefined) return unknownFact("PATH comes from the base image", [origin]);
  if (!facts) return unknownFact(`${image} may set ${name}`, [origin]);
  const value = lookUp(facts.env, name);
  if (typeof value === "string") return known(value, [origin]);
  if (value === null) return unknownFact(`${image} sets ${name} to a value that differs by version`, [origin]);
  return facts.envComplete ? undefined : unknownFact(`${image} may set ${name}`, [origin]);
}
