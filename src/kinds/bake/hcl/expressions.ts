import { nameAt, nameOf, textOf } from "./names.ts";
import type { Expression, Name, ObjectEntry } from "./nodes.ts";
import { TemplateReader } from "./templates.ts";

/** What is nested deeper is not read: calls nest as deep as it does. */
export const maxDepth = 150;

/** Nor are higher trees: chains of operators, and of what is taken of a value, nest in what is before them. */
const maxHeight = 400;

export const tooDeep = "This is nested too deeply";

const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Binary operators by how strongly they bind, the weakest first. */
const operators: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Reads expressions. */
export class ExpressionReader extends TemplateReader {
  protected depth = 0;
  /** Of what has been read of the expression at hand. */
  private height = 0;

  protected override expression(multiline: boolean): Expression {
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
      if (this.isDot()) {
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

  /** Three dots are another sign. */
  private isDot(): boolean {
    return this.text[this.at] === "." && !this.text.startsWith("...", this.at);
  }

  private afterDot(of: Expression, start: number): Expression {
    if (this.text[this.at] === "*") {
      this.at++;
      const keys: Expression[] = [];
      while (this.isDot()) {
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
        const dotted = this.isDot();
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
}
