import { linkProject } from "../engine/link.ts";
import type { Unit } from "../engine/unit.ts";
import type { Document, Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Reader } from "../text/reader.ts";

/** Links documents, and does so again only when one of them is another. */
export interface Linker {
  /** @param documents all that there are, where the units are only those that linking needs */
  link(units: readonly Unit[], kinds: readonly Kind[], documents: () => readonly Document[]): ProjectView;
  forget(): void;
}

export function createLinker(reader: Reader): Linker {
  let last: { readonly units: readonly Unit[]; readonly view: ProjectView } | undefined;
  return {
    link(units, kinds, documents) {
      if (!last || !areSame(last.units, units)) last = { units, view: linkProject(units, reader, kinds) };
      return { ...last.view, documents };
    },
    forget() {
      last = undefined;
    },
  };
}

function areSame(some: readonly Unit[], others: readonly Unit[]): boolean {
  return some.length === others.length && some.every((unit, i) => unit === others[i]);
}
