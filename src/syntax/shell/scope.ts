import type { Lookup } from "./script.ts";

/** A string where it is known, null where the variable is not set, undefined where it cannot be known. */
export type Value = string | null | undefined;

/** Part of a script whose assignments do not simply hold after it, or may have happened before it. */
type LayerKind = "top" | "branch" | "subshell" | "loop" | "function";

interface Layer {
  readonly kind: LayerKind;
  readonly values: Map<string, Value>;
  /** Names that may have been assigned before the layer's start though the text has it later: the loop's own body. */
  readonly assigned: (() => ReadonlySet<string>) | undefined;
  /** Something unseen (a sourced file, `eval`) may have set any variable. */
  tainted: boolean;
}

/** The variables of a script as far as they can be told at a point of it. */
export interface Scope {
  readonly lookup: Lookup;
  readonly exported: Set<string>;
  readonly layers: Layer[];
  /** Names that the script assigns anywhere, for functions, which may run at any time. */
  readonly assigned: () => ReadonlySet<string>;
  /** Names that a function assigns: once it is defined, any call may change them. */
  readonly byFunctions: Set<string>;
}

/** What shells, or the runtime that starts them, set by themselves. */
const ownVariables =
  /^(?:HOME|PATH|PWD|OLDPWD|E?UID|PPID|USER|LOGNAME|HOSTNAME|SHELL|SHLVL|TERM|IFS|RANDOM|SRANDOM|LINENO|SECONDS|EPOCH\w+|OPTARG|OPTIND|REPLY|COLUMNS|LINES|PS[1-4]|GROUPS|DIRSTACK|PIPESTATUS|FUNCNAME|(?:HOST|MACH|OS)TYPE|(?:BASH|ZSH|KSH)\w*|_)$/;

/** The scope of a script of the given text. */
export function createScope(lookup: Lookup, script: string): Scope {
  const top: Layer = { kind: "top", values: new Map(), assigned: undefined, tainted: false };
  const assigned = lazily(() => assignedNames(script));
  return { lookup, exported: new Set(), layers: [top], assigned, byFunctions: new Set() };
}

/** The value of a variable. Names nothing sets are null, as a shell has them. */
export function read(scope: Scope, name: string): Value {
  for (let i = scope.layers.length - 1; i >= 0; i--) {
    const layer = scope.layers[i] as Layer;
    if (layer.values.has(name)) return layer.values.get(name);
    if (layer.tainted) return undefined;
    const assigned = layer.assigned?.();
    if (assigned?.has(name) || assigned?.has(anything)) return undefined;
  }
  const fact = scope.lookup(name);
  if (!fact) return ownVariables.test(name) ? undefined : null;
  return fact.known ? fact.value : undefined;
}

/** Whether a program started here sees the variable: it came with the environment or was exported. */
export function isExported(scope: Scope, name: string): boolean {
  return scope.exported.has(name) || scope.lookup(name) !== undefined;
}

export function assign(scope: Scope, name: string, value: Value): void {
  const layer = scope.layers.at(-1) as Layer;
  const unsure = scope.byFunctions.has(name) && layer.kind !== "function";
  layer.values.set(name, unsure ? undefined : value);
}

/** Forgets everything: a sourced file or an unknown `eval` may have set any variable. */
export function taint(scope: Scope): void {
  const layer = scope.layers.at(-1) as Layer;
  layer.values.clear();
  layer.tainted = true;
}

/** Enters a part of the script; `loop` gives the source of a loop. */
export function enter(scope: Scope, kind: LayerKind, loop?: () => string): void {
  scope.layers.push({ kind, values: new Map(), assigned: assignedBefore(scope, kind, loop), tainted: false });
}

function assignedBefore(scope: Scope, kind: LayerKind, loop: (() => string) | undefined): Layer["assigned"] {
  if (kind === "function") return scope.assigned;
  if (!loop) return undefined;
  // An inner loop makes do with the names of the loop around it, so that no text is searched twice.
  const outer = scope.layers.findLast((layer) => layer.assigned !== undefined);
  return outer?.assigned ?? lazily(() => assignedNames(loop()));
}

/** Leaves it: what it may have assigned is unknown from here on, unless it was a process of its own. */
export function leave(scope: Scope): void {
  const layer = scope.layers.pop() as Layer;
  if (layer.kind === "subshell") return;
  if (layer.tainted) taint(scope);
  for (const name of layer.values.keys()) {
    if (layer.kind === "function") scope.byFunctions.add(name);
    assign(scope, name, undefined);
  }
}

const setters = /(?<!\w)(?:read|getopts|mapfile|readarray|unset|for|select|let|printf)\b([^;|&\n]*)|\(\(([^)]*)/g;

/** In a set of assigned names: every name. */
export const anything = "*";

/**
 * Names that a piece of shell text may assign, found by the look of it: too many rather than too few.
 * Linear: names start at word boundaries only and no class before a boundary overlaps with it.
 */
export function assignedNames(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/(?<!\w)([A-Za-z_]\w*)(?:\[[^\]\n]{0,80}\])?[+:]?=/g))
    names.add(match[1] as string);
  for (const match of text.matchAll(setters)) {
    for (const name of (match[1] ?? match[2] ?? "").matchAll(/(?<!\w)[A-Za-z_]\w*/g)) names.add(name[0]);
  }
  if (/(?:^|[\s;&|({])(?:\.|source|eval)\s/.test(text)) names.add(anything);
  return names;
}

function lazily<T>(compute: () => T): () => T {
  let result: { readonly value: T } | undefined;
  return () => {
    result ??= { value: compute() };
    return result.value;
  };
}
