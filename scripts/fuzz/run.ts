import { generate, languages } from "./grammar.ts";
import type { Input } from "./input.ts";
import { minimise } from "./minimise.ts";
import { mutate } from "./mutate.ts";
import type { Properties, Property } from "./properties.ts";
import { Random } from "./random.ts";

export interface FuzzOptions {
  readonly seed: number;
  /** Texts to try. */
  readonly count: number;
  /** Whether to stop before. */
  readonly isOver: () => boolean;
  /** What is changed; beside it texts are generated. */
  readonly seeds: readonly Input[];
  readonly properties: Properties;
}

export interface Fault {
  readonly property: string;
  /** The seed that brings it about in a run of one text. */
  readonly seed: number;
  readonly message: string;
  /** As small as could be. */
  readonly input: Input;
}

export interface FuzzResult {
  readonly tried: number;
  readonly faults: readonly Fault[];
}

/** Each fault is told once for a property and a first line. */
export async function fuzz({ seed, count, isOver, seeds, properties }: FuzzOptions): Promise<FuzzResult> {
  const faults = new Map<string, Fault>();
  let tried = 0;
  for (; tried < count && !isOver(); tried++) {
    const own = seed + tried;
    const input = inputFor(own, seeds);
    for (const [name, property] of properties) {
      const message = await faultOf(property, input, own);
      if (message === undefined) continue;
      const key = `${name}: ${firstLine(message)}`;
      if (faults.has(key)) continue;
      faults.set(key, { property: name, seed: own, ...(await smallest(property, input, own, message)) });
    }
  }
  return { tried, faults: [...faults.values()] };
}

/** Numbers, quoted texts and names differ from case to case of one fault. */
function firstLine(message: string): string {
  return (message.split("\n")[0] as string).replace(/"(?:[^"\\]|\\.)*"|\d+/g, "_").slice(0, 120);
}

/** What is tried in turn: a text by the grammar, one of those changed, a seed changed. */
export function inputFor(seed: number, seeds: readonly Input[]): Input {
  const random = new Random(seed);
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 4; i++) random.below(2);
  const generated = (): Input => {
    const kind = random.pick(languages);
    return { kind, text: generate(kind, random) };
  };
  if (seeds.length === 0 || random.below(4) === 0) {
    const { kind, text } = generated();
    return { kind, text: random.below(2) === 0 ? text : mutate(text, text, random) };
  }
  const { kind, text } = random.pick(seeds);
  return { kind, text: mutate(text, random.pick(seeds).text, random) };
}

async function faultOf(property: Property, input: Input, seed: number): Promise<string | undefined> {
  try {
    return await property(input, new Random(seed ^ 0x5eed));
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

async function smallest(property: Property, { kind, text }: Input, seed: number, message: string) {
  const wanted = firstLine(message);
  let last = message;
  const least = await minimise(text, async (shorter) => {
    const fault = await faultOf(property, { kind, text: shorter }, seed);
    if (fault === undefined || firstLine(fault) !== wanted) return false;
    last = fault;
    return true;
  });
  return { message: last, input: { kind, text: least } };
}
