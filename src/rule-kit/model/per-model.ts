import type { DockerfileModel } from "../../kinds/dockerfile/model/types.ts";

/**
 * A fact about a whole file that many findings need: computed when first asked for, kept in the model. Not in a WeakMap,
 * whose values V8's young collections never free: every model would outlive its file.
 */
export function perModel<T>(compute: (model: DockerfileModel) => T): (model: DockerfileModel) => T {
  return (model) => {
    const memory = model.memory as Map<unknown, T>;
    const old = memory.get(compute);
    if (old !== undefined || memory.has(compute)) return old as T;
    const value = compute(model);
    memory.set(compute, value);
    return value;
  };
}

/** The same for each stage, command or other part of a file. */
export function perPart<K, T>(compute: (part: K, model: DockerfileModel) => T): (part: K, model: DockerfileModel) => T {
  const knownIn = perModel(() => new Map<K, T>());
  return (part, model) => {
    const known = knownIn(model);
    const old = known.get(part);
    if (old !== undefined || known.has(part)) return old as T;
    const value = compute(part, model);
    known.set(part, value);
    return value;
  };
}
