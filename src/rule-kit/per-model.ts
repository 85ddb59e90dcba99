import type { DockerfileModel } from "../kinds/dockerfile/model/types.ts";

/** A fact about a whole file that many findings need: computed when first asked for, kept as long as the model. */
export function perModel<T>(compute: (model: DockerfileModel) => T): (model: DockerfileModel) => T {
  const kept = new WeakMap<DockerfileModel, { readonly value: T }>();
  return (model) => {
    let entry = kept.get(model);
    if (!entry) {
      entry = { value: compute(model) };
      kept.set(model, entry);
    }
    return entry.value;
  };
}
