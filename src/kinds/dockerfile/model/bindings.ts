import type { Binding } from "./variables.ts";

/**
 * The variables that a stage sets, by name and in order, over those of the stage it starts from. The end of a stage is a
 * value that its children share, so that neither a long chain of stages nor many stages of one parent copy or walk it.
 */
export class Bindings {
  private readonly own = new Map<string, Binding[]>();
  private readonly names: Map<string, number>;
  private readonly inherited: Trie;

  constructor(parent: Bindings | undefined) {
    this.names = parent?.names ?? new Map();
    this.inherited = parent?.atEnd() ?? emptyTrie;
  }

  add(binding: Binding): void {
    const name = binding.pair.key.text;
    const list = this.own.get(name);
    if (list) list.push(binding);
    else this.own.set(name, [binding]);
  }

  /** What the instruction at `order` finds. */
  find(name: string, order: number): Binding | undefined {
    const own = this.own.get(name);
    const binding = own && lastBefore(own, order);
    if (binding || this.inherited === emptyTrie) return binding;
    const number = this.names.get(name);
    return number === undefined ? undefined : valueIn(this.inherited, number);
  }

  private end: Trie | undefined;

  private atEnd(): Trie {
    this.end ??= [...this.own].reduce<Trie>(
      (trie, [name, list]) => withValue(trie, this.numberOf(name), list.at(-1) as Binding),
      this.inherited,
    );
    return this.end;
  }

  private numberOf(name: string): number {
    const number = this.names.get(name) ?? this.names.size;
    this.names.set(name, number);
    return number;
  }
}

/** The last that stands before an order, in a list sorted by order. */
export function lastBefore<C extends { readonly order: number }>(changes: readonly C[], order: number): C | undefined {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((changes[middle] as C).order < order) low = middle + 1;
    else high = middle;
  }
  // An index below zero is looked up as a name, which takes V8 far longer.
  return low === 0 ? undefined : changes[low - 1];
}

/** A list by number of which each change makes a new one that shares all but the nodes on the way. */
interface Trie {
  /** How many bits of a number stand below those by which this node tells its slots apart. */
  readonly shift: number;
  readonly slots: readonly (Trie | Binding | undefined)[];
}

const bits = 4;
const width = 1 << bits;
const emptyTrie: Trie = { shift: 0, slots: [] };

function valueIn(trie: Trie, number: number): Binding | undefined {
  if (number >> trie.shift >= width) return undefined;
  let slot: Trie | Binding | undefined = trie;
  for (let { shift } = trie; shift >= 0 && slot !== undefined; shift -= bits) {
    slot = (slot as Trie).slots[(number >> shift) % width];
  }
  return slot as Binding | undefined;
}

function withValue(trie: Trie, number: number, value: Binding): Trie {
  if (number >> trie.shift < width) return withValueBelow(trie, number, value);
  return withValue({ shift: trie.shift + bits, slots: [trie] }, number, value);
}

function withValueBelow({ shift, slots }: Trie, number: number, value: Binding): Trie {
  const index = (number >> shift) % width;
  const changed = [...slots];
  const below = slots[index] as Trie | undefined;
  changed[index] = shift === 0 ? value : withValueBelow(below ?? { shift: shift - bits, slots: [] }, number, value);
  return { shift, slots: changed };
}
