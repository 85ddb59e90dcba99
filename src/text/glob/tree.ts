/** A piece of a glob. */
export type Piece =
  | { readonly type: "char"; readonly code: number }
  /** `?`: one character but a slash. */
  | { readonly type: "one" }
  | { readonly type: "class"; readonly negated: boolean; readonly ranges: readonly Range[] }
  /** `*`: any characters but slashes. */
  | { readonly type: "star" }
  /** `**` and its slash: any number of directories. */
  | { readonly type: "directories" }
  /** A closing `**`: whatever follows. */
  | { readonly type: "anything" }
  /** A closing `/**`: nothing, or a slash and whatever follows. */
  | { readonly type: "below" }
  | { readonly type: "group"; readonly repeat: Repeat; readonly choices: readonly Sequence[] };

export type Sequence = readonly Piece[];

export type Range = readonly [low: number, high: number];

/** How often one of a group's choices may stand: `@(a|b)` and `{a,b}` once, `?()`, `*()`, `+()`, and `!()` never. */
export type Repeat = "once" | "optional" | "any" | "some" | "never";
