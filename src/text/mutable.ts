/** A type as it is while a value of it is built: what nobody else has seen yet may be changed. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };
