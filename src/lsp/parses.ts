import { type Unit, unitsOf } from "../engine/unit.ts";
import type { Kind } from "../kinds/kind.ts";
import type { Source } from "../text/source.ts";

/** Parses texts, each file's once while it stays as it is. */
export interface Parses {
  /** @param keep whether others are linked with the file, so that it is asked for again */
  units(source: Source, kind: Kind, kinds: readonly Kind[], keep: boolean): readonly Unit[];
  forget(): void;
}

export function createParses(): Parses {
  const last = new Map<string, { readonly source: Source; readonly kind: Kind; readonly units: readonly Unit[] }>();
  return {
    units(source, kind, kinds, keep) {
      const old = last.get(source.path);
      if (old && old.kind === kind && old.source.text === source.text) return old.units;
      const units = unitsOf(kind.parse(source), kind, kinds);
      if (keep) last.set(source.path, { source, kind, units });
      return units;
    },
    forget: () => last.clear(),
  };
}
