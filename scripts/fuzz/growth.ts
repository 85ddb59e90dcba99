import { linear, stepsOf } from "../../test/helpers/steps.ts";
import type { Property } from "./properties.ts";
import type { Random } from "./random.ts";

const few = 40;
const many = 8 * few;

/** Less than this is over before anybody notices, whatever it grows like. */
const leastSteps = 300_000;

/** That eight times as many copies of some piece of a text cost eight times as much. */
export function growsInProportion(lint: (kind: string, text: string) => unknown): Property {
  return async ({ kind, text }, random) => {
    const [start, end] = pieceOf(text, random);
    const pumped = (copies: number) => text.slice(0, start) + text.slice(start, end).repeat(copies) + text.slice(end);
    const large = await stepsOf(() => lint(kind, pumped(many)));
    if (large < leastSteps) return undefined;
    const small = await stepsOf(() => lint(kind, pumped(few)));
    if (large / small < linear) return undefined;
    const piece = JSON.stringify(text.slice(start, end));
    return `${many} copies of ${piece} cost ${(large / small).toFixed(1)} times as much as ${few}: ${large} steps`;
  };
}

/** Some lines, some words or some characters. */
function pieceOf(text: string, random: Random): readonly [start: number, end: number] {
  const separator = random.pick(["\n", " ", ""]);
  const parts = text.split(separator);
  const first = random.below(parts.length);
  const last = Math.min(parts.length, first + 1 + random.below(3));
  const start = parts.slice(0, first).join(separator).length + (first > 0 ? separator.length : 0);
  const end = parts.slice(0, last).join(separator).length + (last < parts.length ? separator.length : 0);
  return [start, end];
}
