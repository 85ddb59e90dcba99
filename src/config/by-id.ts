interface Named {
  readonly id: string;
}

const indexes = new WeakMap<readonly Named[], ReadonlyMap<string, Named>>();

/** Rules by their ids: one index for each list, however many ask. */
export function byId<R extends Named>(rules: readonly R[]): ReadonlyMap<string, R> {
  let index = indexes.get(rules);
  if (!index) {
    index = new Map(rules.map((rule) => [rule.id, rule]));
    indexes.set(rules, index);
  }
  return index as ReadonlyMap<string, R>;
}
