import { linkProject } from "../engine/link.ts";
import type { Unit } from "../engine/unit.ts";
import type { Kind } from "../kinds/kind.ts";
import type { ProjectView } from "../rule.ts";
import type { Reader } from "../text/reader.ts";

/** Links documents, and does so again only when one of them is another. */
export interface Linker {
  link(units: readonly Unit[], kinds: readonly Kind[]): ProjectView;
  forget(): void;
}

export function createLinker(reader: Reader): Linker {
  let last: { readonly units: readonly Unit[]; readonly view: ProjectView } | undefined;
  return {
    link(units, kinds) {
      if (last && areSame(last.units, units)) return last.view;
      const view = linkProject(units, reader, kinds);
      last = { units, view };
      return view;
    },
    forget() {
      last = undefined;
    },
  };
}

function areSame(some: readonly Unit[], others: readonly Unit[]): boolean {
  return some.length === others.length && some.every((unit, i) => unit === others[i]);
}
