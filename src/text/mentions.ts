/** A state of the search: what has been read is the beginning of some names. */
interface State {
  readonly next: Map<string, State>;
  /** The longest shorter beginning that what has been read ends in. */
  shorter: State | undefined;
  /** The nearest on the way of ever shorter ones at which a name ends. */
  ending: State | undefined;
  /** The name that ends here. */
  name: string | undefined;
}

/**
 * The index of the last text that holds a name, for each of the names that one holds: by Aho and Corasick, in time that
 * grows with the length of all texts and names, whatever their number.
 */
export function lastMentions(names: Iterable<string>, texts: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const root = automatonOf(names);
  for (let i = texts.length - 1; i >= 0; i--) {
    let state = root;
    for (const character of texts[i] as string) {
      state = step(state, character, root);
      for (let at = state.name === undefined ? state.ending : state; at?.name !== undefined; at = at.ending) {
        // What ends in it has been marked with it.
        if (found.has(at.name)) break;
        found.set(at.name, i);
      }
    }
  }
  return found;
}

function step(from: State, character: string, root: State): State {
  for (let state: State | undefined = from; state; state = state.shorter) {
    const next = state.next.get(character);
    if (next) return next;
  }
  return root;
}

function automatonOf(names: Iterable<string>): State {
  const root = emptyState();
  for (const name of names) {
    let state = root;
    for (const character of name) {
      const next = state.next.get(character) ?? emptyState();
      state.next.set(character, next);
      state = next;
    }
    if (state !== root) state.name = name;
  }
  const open: State[] = [root];
  for (let i = 0; i < open.length; i++) {
    const state = open[i] as State;
    for (const [character, next] of state.next) {
      next.shorter = state === root ? root : step(state.shorter as State, character, root);
      next.ending = next.shorter.name === undefined ? next.shorter.ending : next.shorter;
      open.push(next);
    }
  }
  return root;
}

function emptyState(): State {
  return { next: new Map(), shorter: undefined, ending: undefined, name: undefined };
}
