import type { DockerfileModel } from "../kinds/dockerfile/model/types.ts";

/**
 * A fact about a whole file that many findings need: computed when first asked for, kept in the model. Not in a WeakMap,
 * whose values V8's young collections never free: every model would outlive its file.
 */
export function perModel<T>(compute: (model: DockerfileModel) => T): (model: DockerfileModel) => T {
  return (model) => remember(model.memory as Map<unknown, T>, compute, () => compute(model));
}

/** The same for each stage, command or other part of a file. */
export function perPart<K, T>(compute: (model: DockerfileModel, part: K) => T): (model: DockerfileModel, part: K) => T {
  const known = perModel(() => new Map<K, T>());
  return (model, part) => remember(known(model), part, () => compute(model, part));
}

function remember<K, T>(known: Map<K, T>, key: K, compute: () => T): T {
  const old = known.get(key);
  if (old !== undefined || known.has(key)) return old as T;
  const value = compute();
  known.set(key, value);
  return value;
}
