import type { Span, Spanned } from "../../../text/span.ts";
import { nameAt, nameOf, textOf } from "./names.ts";
import type {
  Attribute,
  Block,
  Body,
  Expression,
  Name,
  ObjectEntry,
  Parsed,
  SyntaxFault,
  Template,
  TemplatePart,
  TemplateText,
} from "./nodes.ts";
import { escapesOfHcl, heredocParts, readEscapes } from "./texts.ts";

/** What is nested deeper is not read: calls nest as deep as it does. */
const maxDepth = 150;

/** Nor are higher trees: chains of operators, and of what is taken of a value, nest in what is before them. */
const maxHeight = 400;

const tooDeep = "This is nested too deeply";

const identifier = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const heredocStart = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** Binary operators by how strongly they bind, the weakest first. */
const operators: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

/**
 * Reads HCL's native syntax. Total, and linear: what cannot be read is told once, and passed over up to the end of its
 * line. Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): Parsed {
  const parser = new Parser(text);
  const body = parser.file();
  return { body, error: parser.error, comments: parser.comments };
}

/** The parts of a text that is a template as a whole, with places in that text. */
export function parseTemplate(text: string): Pick<Parsed, "error"> & { readonly parts: readonly TemplatePart[] } {
  const parser = new Parser(text);
  const parts = parser.template();
  return { parts, error: parser.error };
}

class Parser {
  readonly comments: Spanned[] = [];
  error: SyntaxFault | undefined;
  private at: number;
  private depth = 0;
  /** Of what has been read of the expression at hand. */
  private height = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  file(): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    for (this.skip(true); this.at < this.text.length; this.skip(true)) {
      if (!this.item(attributes, blocks)) this.skipLine();
    }
    return { attributes, blocks };
  }

  /** An attribute or a block; false where there is neither. */
  private item(attributes: Attribute[], blocks: Block[]): boolean {
    const name = this.name();
    if (!name) return this.fault("An attribute or a block is expected here");
    this.skip(false);
    if (this.text[this.at] === "=" && this.text[this.at + 1] !== "=") {
      this.at++;
      const value = this.expression(false);
      attributes.push({ name, value, span: { start: name.span.start, end: value.span.end } });
      return value.type !== "invalid" && this.lineEnd("The value ends here: start a new line");
    }
    const block = this.block(name);
    if (!block) return false;
    blocks.push(block);
    return this.lineEnd("The block ends here: start a new line");
  }

  private block(type: Name): Block | undefined {
    const labels: Name[] = [];
    for (this.skip(false); this.text[this.at] !== "{"; this.skip(false)) {
      const label = this.text[this.at] === '"' ? this.label() : this.name();
      if (!label) {
        this.fault(labels.length === 0 ? `${type.text} is followed by neither = nor a block` : "{ is expected here");
        return undefined;
      }
      labels.push(label);
    }
    const open = this.at++;
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    if (this.depth >= maxDepth) {
      this.fault(tooDeep, { start: open, end: open + 1 });
      return undefined;
    }
    this.depth++;
    if (!this.onOneLine(attributes, open)) this.skipLine();
    for (this.skip(true); this.text[this.at] !== "}"; this.skip(true)) {
      if (this.at >= this.text.length) {
        this.fault("This block is not closed: add }", { start: open, end: open + 1 });
        break;
      }
      if (!this.item(attributes, blocks)) this.skipLine();
    }
    this.depth--;
    this.at = Math.min(this.at + 1, this.text.length);
    return { type, labels, body: { attributes, blocks }, span: { start: type.span.start, end: this.at } };
  }

  /** A block whose first argument follows its brace has no other, and ends in that line; false where it does not. */
  private onOneLine(attributes: Attribute[], open: number): boolean {
    this.skip(false);
    if (/[\r\n}]/.test(this.text[this.at] ?? "\n")) return true;
    const blocks: Block[] = [];
    if (!this.item(attributes, blocks)) return false;
    if (this.text[this.at] === "}" && blocks.length === 0) return true;
    return this.fault("A block on one line has one argument: start a new line after {", { start: open, end: open + 1 });
  }

  /** After an item there is a new line, or the block ends. */
  private lineEnd(message: string): boolean {
    this.skip(false);
    const next = this.text[this.at];
    return next === undefined || next === "\n" || next === "\r" || next === "}" || this.fault(message);
  }

  /** A quoted label, in which nothing is replaced. */
  private label(): Name | undefined {
    const template = this.quoted();
    if (template.type === "invalid") return undefined;
    const text = template.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
    return { text, span: template.span, contentSpan: template.contentSpan };
  }

  private name(): Name | undefined {
    identifier.lastIndex = this.at;
    const text = identifier.exec(this.text)?.[0];
    if (text === undefined) return undefined;
    const span = { start: this.at, end: this.at + text.length };
    this.at = span.end;
    return { text, span, contentSpan: span };
  }

  /** @param multiline whether line breaks are blanks, as between parentheses */
  private expression(multiline: boolean): Expression {
    this.skip(multiline);
    const start = this.at;
    if (this.depth >= maxDepth) return this.invalid(tooDeep);
    const beside = this.height;
    this.height = 0;
    this.depth++;
    const value = this.conditional(start, multiline);
    this.depth--;
    this.height = Math.max(beside, this.height + 1);
    return value;
  }

  private conditional(start: number, multiline: boolean): Expression {
    const condition = this.binary(0, multiline);
    if (condition.type === "invalid" || !this.takes("?", multiline)) return condition;
    const then = this.expression(multiline);
    if (then.type === "invalid") return then;
    if (!this.takes(":", multiline)) return this.invalid(": is expected here");
    const otherwise = this.expression(multiline);
    if (otherwise.type === "invalid") return otherwise;
    return { type: "conditional", condition, then, otherwise, span: { start, end: otherwise.span.end } };
  }

  private binary(level: number, multiline: boolean): Expression {
    const choices = operators[level];
    if (!choices) return this.unary(multiline);
    let left = this.binary(level + 1, multiline);
    while (left.type !== "invalid") {
      this.skip(multiline);
      const operator = choices.find((one) => this.text.startsWith(one, this.at));
      if (operator === undefined) return left;
      if (this.height >= maxHeight) return this.invalid(tooDeep);
      this.at += operator.length;
      const before = this.height;
      this.height = 0;
      const right = this.binary(level + 1, multiline);
      if (right.type === "invalid") return right;
      this.height = Math.max(before, this.height) + 1;
      left = { type: "binary", operator, left, right, span: { start: left.span.start, end: right.span.end } };
    }
    return left;
  }

  private unary(multiline: boolean): Expression {
    this.skip(multiline);
    const start = this.at;
    const operator = this.text[start];
    if (operator !== "!" && operator !== "-") return this.suffixed(multiline);
    this.at++;
    if (this.depth >= maxDepth) return this.invalid(tooDeep);
    this.depth++;
    const of = this.unary(multiline);
    this.depth--;
    return of.type === "invalid" ? of : { type: "unary", operator, of, span: { start, end: of.span.end } };
  }

  /** A term with what is taken of it. */
  private suffixed(multiline: boolean): Expression {
    let value = this.term(multiline);
    while (value.type !== "invalid") {
      const { start } = value.span;
      if (this.height >= maxHeight) return this.invalid(tooDeep);
      if (multiline) this.skip(true);
      if (this.text[this.at] === "." && !this.text.startsWith("...", this.at)) {
        this.at++;
        value = this.afterDot(value, start);
      } else if (this.text[this.at] === "[") {
        this.at++;
        value = this.inBrackets(value, start);
      } else return value;
      this.height++;
    }
    return value;
  }

  private afterDot(of: Expression, start: number): Expression {
    if (this.text[this.at] === "*") {
      this.at++;
      const keys: Expression[] = [];
      while (this.text[this.at] === ".") {
        this.at++;
        const key = this.key();
        if (key.type === "invalid") return key;
        keys.push(key);
      }
      return { type: "splat", of, keys, span: { start, end: this.at } };
    }
    const key = this.key();
    return key.type === "invalid" ? key : { type: "index", of, key, span: { start, end: this.at } };
  }

  /** What stands behind a dot: a name, or the number of an item. */
  private key(): Expression {
    const name = this.name();
    if (name) return textOf(name);
    const digits = /^\d+/.exec(this.text.slice(this.at, this.at + 16))?.[0];
    if (digits === undefined) return this.invalid("A name is expected here");
    const span = { start: this.at, end: this.at + digits.length };
    this.at = span.end;
    return { type: "literal", value: Number(digits), span };
  }

  private inBrackets(of: Expression, start: number): Expression {
    this.skip(true);
    if (this.text[this.at] === "*" && this.text[this.at + 1] === "]") {
      this.at += 2;
      const keys: Expression[] = [];
      for (;;) {
        const dotted = this.text[this.at] === "." && !this.text.startsWith("...", this.at);
        if (!dotted && this.text[this.at] !== "[") return { type: "splat", of, keys, span: { start, end: this.at } };
        this.at++;
        const key = dotted ? this.key() : this.expression(true);
        if (key.type === "invalid") return key;
        if (!dotted && !this.takes("]", true)) return this.invalid("] is expected here");
        keys.push(key);
      }
    }
    const key = this.expression(true);
    if (key.type === "invalid") return key;
    if (!this.takes("]", true)) return this.invalid("] is expected here");
    return { type: "index", of, key, span: { start, end: this.at } };
  }

  private term(multiline: boolean): Expression {
    this.skip(multiline);
    const start = this.at;
    switch (this.text[start]) {
      case '"':
        return this.quoted();
      case "[":
        return this.list();
      case "{":
        return this.object();
      case "(": {
        this.at++;
        const inner = this.expression(true);
        if (inner.type === "invalid") return inner;
        if (!this.takes(")", true)) return this.invalid(") is expected here");
        return { ...inner, span: { start, end: this.at } };
      }
      case "<":
        return this.heredoc();
    }
    number.lastIndex = start;
    const digits = number.exec(this.text)?.[0];
    if (digits !== undefined) {
      this.at += digits.length;
      return { type: "literal", value: Number(digits), span: { start, end: this.at } };
    }
    const name = this.name();
    if (!name) return this.invalid("A value is expected here");
    if (name.text === "true" || name.text === "false" || name.text === "null") {
      return { type: "literal", value: name.text === "null" ? null : name.text === "true", span: name.span };
    }
    if (this.text[this.at] === "(") return this.call(name);
    return { type: "variable", name: name.text, span: name.span };
  }

  private call({ text: name, span: nameSpan }: Name): Expression {
    this.at++;
    const args: Expression[] = [];
    let spread = false;
    while (!this.takes(")", true)) {
      if (spread) return this.invalid(") is expected here");
      const arg = this.expression(true);
      if (arg.type === "invalid") return arg;
      args.push(arg);
      spread = this.takes("...", true);
      if (!spread && !this.takes(",", true) && !this.isAt(")", true)) return this.invalid(", or ) is expected here");
    }
    return { type: "call", name, nameSpan, args, spread, span: { start: nameSpan.start, end: this.at } };
  }

  private list(): Expression {
    const start = this.at++;
    if (this.isFor()) return this.forExpression(start, "]");
    const items: Expression[] = [];
    while (!this.takes("]", true)) {
      const item = this.expression(true);
      if (item.type === "invalid") return item;
      items.push(item);
      if (!this.takes(",", true) && !this.isAt("]", true)) return this.invalid(", or ] is expected here");
    }
    return { type: "list", items, span: { start, end: this.at } };
  }

  private object(): Expression {
    const start = this.at++;
    if (this.isFor()) return this.forExpression(start, "}");
    const entries: ObjectEntry[] = [];
    while (!this.takes("}", true)) {
      const entry = this.entry();
      if (!entry) return { type: "invalid", span: { start, end: this.at } };
      entries.push(entry);
      // Entries end with a comma, a new line, or both.
      this.skip(false);
      const next = this.text[this.at];
      if (next === ",") this.at++;
      else if (next !== "\n" && next !== "\r" && next !== "}") {
        return this.invalid("A comma or a new line is expected here");
      }
    }
    return { type: "object", entries, span: { start, end: this.at } };
  }

  private entry(): ObjectEntry | undefined {
    this.skip(true);
    const start = this.at;
    const written = this.expression(false);
    if (written.type === "invalid") return undefined;
    const key =
      written.type === "variable" && this.text[start] !== "(" ? textOf(nameAt(written.name, written.span)) : written;
    if (!this.takes("=", false) && !this.takes(":", false)) {
      this.fault("= is expected here");
      return undefined;
    }
    const value = this.expression(false);
    if (value.type === "invalid") return undefined;
    return { key, name: nameOf(key), value, span: { start, end: value.span.end } };
  }

  private isFor(): boolean {
    this.skip(true);
    return /^for[ \t\r\n]/.test(this.text.slice(this.at, this.at + 4));
  }

  private forExpression(start: number, close: "]" | "}"): Expression {
    this.at += 3;
    this.skip(true);
    const first = this.name();
    const hasSecond = this.takes(",", true);
    this.skip(true);
    const second = hasSecond ? this.name() : undefined;
    this.skip(true);
    const word = this.name();
    const valueName = (second ?? first)?.text;
    if (valueName === undefined || word?.text !== "in") return this.invalid("for is followed by names and in");
    const of = this.expression(true);
    if (of.type === "invalid") return of;
    if (!this.takes(":", true)) return this.invalid(": is expected here");
    let value = this.expression(true);
    let key: Expression | undefined;
    if (close === "}" && value.type !== "invalid") {
      if (!this.takes("=>", true)) return this.invalid("=> is expected here");
      key = value;
      value = this.expression(true);
    }
    if (value.type === "invalid") return value;
    const grouped = this.takes("...", true);
    const condition = this.takes("if", true) ? this.expression(true) : undefined;
    if (condition?.type === "invalid") return condition;
    if (!this.takes(close, true)) return this.invalid(`${close} is expected here`);
    const keyName = second && first?.text;
    return { type: "for", keyName, valueName, of, key, value, condition, grouped, span: { start, end: this.at } };
  }

  private quoted(): Template | Extract<Expression, { readonly type: "invalid" }> {
    const start = this.at++;
    const parts: TemplatePart[] = [];
    for (;;) {
      const end = endOfQuoted(this.text, this.at);
      if (end > this.at) {
        for (const part of readEscapes(this.text.slice(this.at, end), this.at, escapesOfHcl)) parts.push(part);
        this.at = end;
      } else if (this.text[this.at] === '"') {
        const contentSpan = { start: start + 1, end: this.at++ };
        return { type: "template", parts, contentSpan, notation: "quoted", span: { start, end: this.at } };
      } else {
        const part = this.sequence();
        if (!part) return this.invalid("This string is not closed: add a quotation mark", { start, end: start + 1 });
        parts.push(part);
      }
    }
  }

  template(): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    this.at = 0;
    this.templateText(this.text.length, parts, 0);
    return parts;
  }

  /** `${value}` or `%{directive}` of a template. */
  private sequence(): TemplatePart | undefined {
    const start = this.at;
    const sign = this.text[start];
    if ((sign !== "$" && sign !== "%") || this.text[start + 1] !== "{") return undefined;
    this.at += this.text[start + 2] === "~" ? 3 : 2;
    if (sign === "%") {
      const end = this.text.indexOf("}", this.at);
      this.at = end < 0 ? this.text.length : end + 1;
      return end < 0 ? undefined : { type: "directive", span: { start, end: this.at } };
    }
    const value = this.expression(true);
    this.skip(true);
    const trims = this.text[start + 2] === "~" || this.text[this.at] === "~";
    if (this.text[this.at] === "~") this.at++;
    if (value.type === "invalid") return undefined;
    if (this.text[this.at] !== "}") {
      this.fault("} is expected here");
      return undefined;
    }
    this.at++;
    const span = { start, end: this.at };
    // What trims its surroundings is as rare as directives are.
    return trims ? { type: "directive", span } : { type: "value", value, span };
  }

  private heredoc(): Expression {
    heredocStart.lastIndex = this.at;
    const opening = heredocStart.exec(this.text);
    if (!opening) return this.invalid("A value is expected here");
    const start = this.at;
    const [head, indented, word] = opening as unknown as readonly [string, string, string];
    const from = start + head.length;
    const parts: TemplatePart[] = [];
    this.at = from;
    for (let lineStart = from, textStart = from; ; ) {
      const lineEnd = endOfLine(this.text, lineStart);
      const line = this.text.slice(lineStart, lineEnd);
      if (line.trim() === word) {
        if (lineStart > textStart) parts.push(textAt(this.text, textStart, lineStart));
        this.at = lineStart + line.trimEnd().length;
        const contentSpan = { start: from, end: lineStart };
        const inner = heredocParts(parts, indented === "-");
        return { type: "template", parts: inner, contentSpan, notation: "heredoc", span: { start, end: this.at } };
      }
      const read = this.templateText(lineEnd, parts, textStart);
      if (!read) return { type: "invalid", span: { start, end: this.at } };
      if (read.lineEnd >= this.text.length) {
        this.at = this.text.length;
        const span = { start, end: start + head.trimEnd().length };
        return this.invalid(`This text is not closed: add a line with ${word}`, span);
      }
      textStart = read.textStart;
      lineStart = read.lineEnd + 1;
      this.at = lineStart;
    }
  }

  /**
   * Reads text and sequences up to the end of a line, the one in which the last of them ends.
   * @param from where the text begins that no part holds yet; where it does after that is returned
   */
  private templateText(end: number, parts: TemplatePart[], from: number) {
    let lineEnd = end;
    let textStart = from;
    for (;;) {
      const found = nextSequence(this.text, this.at, lineEnd);
      if (!found) {
        if (lineEnd >= this.text.length && lineEnd > textStart) parts.push(textAt(this.text, textStart, lineEnd));
        return { lineEnd, textStart };
      }
      const { start } = found;
      if (start > textStart) parts.push(textAt(this.text, textStart, start));
      if (found.escaped) {
        const span = { start, end: start + 3 };
        parts.push({ type: "text", text: this.text.slice(start + 1, span.end), span });
        this.at = span.end;
      } else {
        this.at = start;
        const part = this.sequence();
        if (!part) {
          this.fault("} is expected here");
          return undefined;
        }
        parts.push(part);
        if (this.at > lineEnd) lineEnd = endOfLine(this.text, this.at);
      }
      textStart = this.at;
    }
  }

  private isAt(token: string, multiline: boolean): boolean {
    this.skip(multiline);
    return this.text.startsWith(token, this.at);
  }

  private takes(token: string, multiline: boolean): boolean {
    if (!this.isAt(token, multiline)) return false;
    // `=` begins `==` and `=>` too.
    if (token === "=" && /[=>]/.test(this.text[this.at + 1] ?? "")) return false;
    this.at += token.length;
    return true;
  }

  /** Passes over blanks and comments, and line breaks where these are blanks. */
  private skip(multiline: boolean): void {
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

  private skipLine(): void {
    this.at = Math.min(endOfLine(this.text, this.at) + 1, this.text.length);
  }

  private invalid(message: string, span?: Span): Extract<Expression, { readonly type: "invalid" }> {
    this.fault(message, span);
    return { type: "invalid", span: { start: this.at, end: this.at } };
  }

  /** Only the first fault is told: what follows may come of it. */
  private fault(message: string, span: Span = this.here()): false {
    this.error ??= { message, span };
    return false;
  }

  /** The character at hand, or the last one where the text ends. */
  private here(): Span {
    const start = Math.min(this.at, this.text.length);
    return { start, end: Math.min(start + 1, this.text.length) };
  }
}

function endOfLine(text: string, from: number): number {
  const newline = text.indexOf("\n", from);
  return newline < 0 ? text.length : newline;
}

/** Where a run of characters and escapes in quotes ends: at a quote, a sequence or the end of the line. */
function endOfQuoted(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '"' || char === "\n" || char === "\r") return at;
    if (char === "\\") at++;
    else if (char === "$" || char === "%") {
      if (text[at + 1] === "{") return at;
      if (text[at + 1] === char && text[at + 2] === "{") at += 2;
    }
  }
  return Math.min(at, text.length);
}

/** The next `${` or `%{` in a line of a heredoc; with the sign twice it stands for itself. */
export function nextSequence(text: string, from: number, end: number) {
  for (let at = from; at < end - 1; at++) {
    const sign = text[at];
    if (sign !== "$" && sign !== "%") continue;
    if (text[at + 1] === "{") return { start: at, escaped: false };
    if (text[at + 1] === sign && text[at + 2] === "{") return { start: at, escaped: true };
  }
  return undefined;
}

function textAt(text: string, start: number, end: number): TemplateText {
  return { type: "text", text: text.slice(start, end), span: { start, end } };
}
