/** A state of the search: what has been read ends in the beginning of some words. */
interface State {
  readonly next: Map<string, State>;
  /** The longest shorter beginning that what has been read ends in too. */
  shorter: State | undefined;
  /** The nearest on the way of ever shorter ones at which a word ends. */
  ending: State | undefined;
  /** The word that ends here. */
  word: string | undefined;
}

/**
 * Words that are looked for all at once, by Aho and Corasick: in time that grows with the length of a text and not with
 * the number of words.
 */
export class Dictionary {
  private readonly root: State = emptyState();

  constructor(words: Iterable<string>) {
    for (const word of words) this.add(word);
    this.connect();
  }

  /** Tells of those words that a text holds. What is known is not looked for again, nor words that it ends in. */
  find(text: string, isKnown: (word: string) => boolean, onWord: (word: string) => void): void {
    let state = this.root;
    for (let i = 0; i < text.length; i++) {
      state = this.step(state, text.charAt(i));
      for (let at = state.word === undefined ? state.ending : state; at?.word !== undefined; at = at.ending) {
        if (isKnown(at.word)) break;
        onWord(at.word);
      }
    }
  }

  private add(word: string): void {
    let state = this.root;
    for (let i = 0; i < word.length; i++) {
      const next = state.next.get(word.charAt(i)) ?? emptyState();
      state.next.set(word.charAt(i), next);
      state = next;
    }
    if (state !== this.root) state.word = word;
  }

  private connect(): void {
    const open: State[] = [this.root];
    for (let i = 0; i < open.length; i++) {
      const state = open[i] as State;
      for (const [character, next] of state.next) {
        const shorter = state.shorter ? this.step(state.shorter, character) : this.root;
        next.shorter = shorter;
        next.ending = shorter.word === undefined ? shorter.ending : shorter;
        open.push(next);
      }
    }
  }

  private step(from: State, character: string): State {
    for (let state: State | undefined = from; state; state = state.shorter) {
      const next = state.next.get(character);
      if (next) return next;
    }
    return this.root;
  }
}

function emptyState(): State {
  return { next: new Map(), shorter: undefined, ending: undefined, word: undefined };
}
