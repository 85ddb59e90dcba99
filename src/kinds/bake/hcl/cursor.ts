import type { Span, Spanned } from "../../../text/span.ts";
import type { Expression, Name, SyntaxFault } from "./nodes.ts";

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;

/** Where a reader of HCL stands in its text, with the comments and the fault that it has met. */
export class Cursor {
  readonly comments: Spanned[] = [];
  error: SyntaxFault | undefined;
  protected at: number;
  protected readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  protected name(): Name | undefined {
    identifier.lastIndex = this.at;
    const text = identifier.exec(this.text)?.[0];
    if (text === undefined) return undefined;
    const span = { start: this.at, end: this.at + text.length };
    this.at = span.end;
    return { text, span, contentSpan: span };
  }

  protected isAt(token: string, multiline: boolean): boolean {
    this.skip(multiline);
    return this.text.startsWith(token, this.at);
  }

  protected takes(token: string, multiline: boolean): boolean {
    if (!this.isAt(token, multiline)) return false;
    // `=` begins `==` and `=>` too.
    if (token === "=" && /[=>]/.test(this.text[this.at + 1] ?? "")) return false;
    this.at += token.length;
    return true;
  }

  /** Passes over blanks and comments, and line breaks where these are blanks. */
  protected skip(multiline: boolean): void {
    const { text } = this;
    for (;;) {
      const next = text[this.at];
      if (next === " " || next === "\t" || (multiline && (next === "\n" || next === "\r"))) this.at++;
      else if (next === "#" || (next === "/" && text[this.at + 1] === "/")) this.comment(endOfLine(text, this.at));
      else if (next === "/" && text[this.at + 1] === "*") {
        const close = text.indexOf("*/", this.at + 2);
        if (close < 0) this.fault("This comment is not closed: add */", { start: this.at, end: this.at + 2 });
        this.comment(close < 0 ? text.length : close + 2);
      } else return;
    }
  }

  private comment(end: number): void {
    const start = this.at;
    // A text that is looked at again, from before a comment, meets that again.
    const last = this.comments.at(-1)?.span.start ?? -1;
    const trimmed = this.text[end - 1] === "\r" ? end - 1 : end;
    if (start > last) this.comments.push({ span: { start, end: trimmed } });
    this.at = end;
  }

  protected skipLine(): void {
    this.at = Math.min(endOfLine(this.text, this.at) + 1, this.text.length);
  }

  protected invalid(message: string, span?: Span): Invalid {
    this.fault(message, span);
    return { type: "invalid", span: { start: this.at, end: this.at } };
  }

  /** Only the first fault is told: what follows may come of it. */
  protected fault(message: string, span: Span = this.here()): false {
    this.error ??= { message, span };
    return false;
  }

  /** The character at hand, or the last one where the text ends. */
  private here(): Span {
    const start = Math.min(this.at, this.text.length);
    return { start, end: Math.min(start + 1, this.text.length) };
  }
}

/** What could not be read. */
export type Invalid = Extract<Expression, { readonly type: "invalid" }>;

export function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}
