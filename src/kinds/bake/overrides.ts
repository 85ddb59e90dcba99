import type { Build, BuildPart } from "../../nodes/build.ts";
import type { EnvVar } from "../../nodes/env-var.ts";
import { type Fact, known, knownValue } from "../../syntax/fact.ts";
import { entriesOf } from "../../syntax/template.ts";
import { globMatcher } from "../../text/glob/glob.ts";
import type { Span } from "../../text/span.ts";
import { pairIn } from "../build-call.ts";
import { givenArg } from "./given-arg.ts";

/** What `--set` says of targets: `app.args.VERSION=1.2`, `*.platform=linux/arm64`. */
export interface Override {
  /** The name of the target that it is for, or a pattern of names. */
  readonly target: string;
  /** "args", "platform"; without the sign that more is added. */
  readonly key: string;
  /** Of a map. */
  readonly name: string | undefined;
  /** Undefined for what the environment gives. */
  readonly value: Fact<string> | undefined;
  readonly adds: boolean;
}

/**
 * Reads what is given to `--set`. Source: `newOverrides` in bake/bake.go of github.com/docker/buildx.
 *
 * @returns undefined where it cannot be told what is set
 */
function overrideIn(word: Fact<string>): Override | undefined {
  const pair = pairIn(word);
  const [, target, key, adds, name] = /^([^.]+)\.([^.+]+)(\+?)(?:\.(.+))?$/.exec(pair?.[0] ?? "") ?? [];
  if (!pair || target === undefined || key === undefined) return undefined;
  return { target, key, name, value: pair[1], adds: adds === "+" };
}

/** What is given to `--set` in one call. */
export interface Overrides {
  /** What is set of a target, in the order in which it is given. */
  of(target: string): readonly Override[];
  /** Whether that is all. */
  readonly complete: boolean;
}

/** More patterns than these are not held against the names of targets. */
const maxPatterns = 16;

export function overridesIn(words: readonly Fact<string>[]): Overrides {
  const read = words.map(overrideIn);
  const byName = new Map<string, [order: number, Override][]>();
  const patterns: [order: number, Override][] = [];
  for (const [order, one] of read.entries()) {
    if (!one) continue;
    const others = /[^\w-]/.test(one.target) ? patterns : (byName.get(one.target) ?? []);
    others.push([order, one]);
    if (others !== patterns) byName.set(one.target, others);
  }
  const matched = patterns.slice(0, maxPatterns).map((one) => ({ one, matches: globMatcher([one[1].target]) }));
  return {
    of(target) {
      const own = matched.flatMap(({ one, matches }) => (matches(target) ? [one] : []));
      return [...(byName.get(target) ?? []), ...own].sort(([a], [b]) => a - b).map(([, one]) => one);
    },
    complete: patterns.length <= maxPatterns && read.every((one) => one !== undefined),
  };
}

/**
 * A build as overrides have it. Keys that tell nothing of what is built are passed over.
 *
 * @param span where the overrides stand
 */
export function overridden(build: Build, overrides: readonly Override[], span: Span): Build {
  const part = ({ value }: Override): BuildPart | undefined => value && { value, span, contentSpan: span };
  const last = (key: string) => overrides.findLast((one) => one.key === key);
  const single = (key: string, said: BuildPart | undefined) => {
    const one = last(key);
    return one ? part(one) : said;
  };
  return {
    ...build,
    context: single("context", build.context),
    dockerfile: single("dockerfile", build.dockerfile),
    inline: last("dockerfile") ? undefined : build.inline,
    target: single("target", build.target),
    args: withArgs(build, overrides, span),
    contexts: withContexts(build, overrides, span),
    platforms: listOf("platform", build.platforms, overrides, span, ","),
    tags: listOf("tags", build.tags, overrides, span),
  };
}

function withArgs({ args, place }: Build, overrides: readonly Override[], span: Span): readonly EnvVar[] {
  const byName = new Map(args.map((arg) => [arg.name, arg]));
  for (const { key, name, value } of overrides) {
    if (key !== "args" || name === undefined) continue;
    byName.set(name, givenArg(name, value, span, place));
  }
  return [...byName.values()];
}

function withContexts({ contexts }: Build, overrides: readonly Override[], span: Span): Build["contexts"] {
  const byName = new Map(contexts.map((one) => [knownValue(one.name.value), one]));
  for (const { key, name, value } of overrides) {
    if (key !== "contexts" || name === undefined) continue;
    const part = { span, contentSpan: span };
    byName.set(name, { name: { ...part, value: known(name) }, value: value && { ...part, value } });
  }
  return [...byName.values()];
}

/** The first of several takes the place of what the target says. */
function listOf(
  key: string,
  said: readonly BuildPart[],
  overrides: readonly Override[],
  span: Span,
  separator?: string,
): readonly BuildPart[] {
  const own = overrides.filter((one) => one.key === key);
  if (own.length === 0) return said;
  const values = own.flatMap(({ value }) => {
    if (!value) return [];
    return separator === undefined ? [value] : entriesOf(value, separator);
  });
  const given = values.map((value) => ({ value, span, contentSpan: span }));
  return own.every(({ adds }) => adds) ? [...said, ...given] : given;
}
