import type { Span, Spanned } from "../../../text/span.ts";

/** A name with its place, be it quoted or bare. */
export interface Name extends Spanned {
  readonly text: string;
  /** Without quotes. */
  readonly contentSpan: Span;
}

/** What stands between the braces of a block, or in a file. */
export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

export interface Attribute extends Spanned {
  readonly name: Name;
  readonly value: Expression;
}

export interface Block extends Spanned {
  readonly type: Name;
  readonly labels: readonly Name[];
  readonly body: Body;
}

/** An expression, in HCL's own notation or in JSON's, where strings are templates and all else is itself. */
export type Expression =
  | Literal
  | Template
  | List
  | ObjectExpression
  | Variable
  | Index
  | Splat
  | Call
  | Unary
  | Binary
  | Conditional
  | For
  | Invalid;

export interface Literal extends Spanned {
  readonly type: "literal";
  readonly value: number | boolean | null;
}

/** A string, quoted or a heredoc. */
export interface Template extends Spanned {
  readonly type: "template";
  readonly parts: readonly TemplatePart[];
  /** Without quotes, or without the first and the last line of a heredoc. */
  readonly contentSpan: Span;
  readonly notation: "bare" | "quoted" | "heredoc" | "json";
}

export type TemplatePart = TemplateText | TemplateValue | TemplateDirective;

/** Characters that stand for themselves, or an escape: one text where the characters follow each other in the file. */
export interface TemplateText extends Spanned {
  readonly type: "text";
  readonly text: string;
}

export interface TemplateValue extends Spanned {
  readonly type: "value";
  readonly value: Expression;
}

/** `%{ if }` and its like, which are passed over. */
export interface TemplateDirective extends Spanned {
  readonly type: "directive";
}

export interface List extends Spanned {
  readonly type: "list";
  readonly items: readonly Expression[];
}

export interface ObjectExpression extends Spanned {
  readonly type: "object";
  readonly entries: readonly ObjectEntry[];
}

export interface ObjectEntry extends Spanned {
  /** A bare name is a text. */
  readonly key: Expression;
  /** The key where it is written out. */
  readonly name: Name | undefined;
  readonly value: Expression;
}

export interface Variable extends Spanned {
  readonly type: "variable";
  readonly name: string;
}

export interface Index extends Spanned {
  readonly type: "index";
  readonly of: Expression;
  readonly key: Expression;
}

/** `of.*.name` and `of[*].name`: the keys are taken of every item. */
export interface Splat extends Spanned {
  readonly type: "splat";
  readonly of: Expression;
  readonly keys: readonly Expression[];
}

export interface Call extends Spanned {
  readonly type: "call";
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  /** Its last argument is a list of arguments. */
  readonly spread: boolean;
}

export interface Unary extends Spanned {
  readonly type: "unary";
  readonly operator: "!" | "-";
  readonly of: Expression;
}

export interface Binary extends Spanned {
  readonly type: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Spanned {
  readonly type: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}

export interface For extends Spanned {
  readonly type: "for";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly of: Expression;
  /** Where it makes an object. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly condition: Expression | undefined;
  /** Values of one key are collected in a list. */
  readonly grouped: boolean;
}

/** What could not be read. */
export interface Invalid extends Spanned {
  readonly type: "invalid";
}

/** What a reader makes of a text. */
export interface Parsed {
  readonly body: Body;
  /** The first thing that cannot be read; what follows it is still read as far as it goes. */
  readonly error: SyntaxFault | undefined;
  /** From the comment sign on, without the line break. */
  readonly comments: readonly Spanned[];
}

export interface SyntaxFault extends Spanned {
  readonly message: string;
}
