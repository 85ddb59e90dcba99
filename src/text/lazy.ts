/** How each part of an object is worked out: from what it was made of, and from its other parts. */
export type Makers<T, S> = { readonly [K in keyof T]-?: (source: S, self: T) => T[K] };

/**
 * Makes objects whose parts are each worked out when they are first asked for. Objects of one kind share their makers, so
 * that one of which nobody asks anything costs next to nothing.
 */
export function lazily<T extends object, S>(makers: Makers<T, S>): (source: S) => T {
  class Lazy {
    readonly #source: S;

    constructor(source: S) {
      this.#source = source;
    }

    static getter(key: keyof T) {
      return function get(this: Lazy) {
        const value = makers[key](this.#source, this as unknown as T);
        Object.defineProperty(this, key, { value, enumerable: true });
        return value;
      };
    }
  }
  for (const key of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(Lazy.prototype, key, { get: Lazy.getter(key) });
  }
  return (source) => new Lazy(source) as unknown as T;
}
