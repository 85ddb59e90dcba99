import { Cursor, endOfLine, type Invalid } from "./cursor.ts";
import type { Expression, Template, TemplatePart, TemplateText } from "./nodes.ts";
import { escapesOfHcl, heredocParts, readEscapes } from "./texts.ts";

const heredocStart = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)[ \t]*\r?\n/uy;

/** Reads texts, in which expressions may stand. */
export abstract class TemplateReader extends Cursor {
  /** @param multiline whether line breaks are blanks, as between parentheses */
  protected abstract expression(multiline: boolean): Expression;

  template(): readonly TemplatePart[] {
    const parts: TemplatePart[] = [];
    this.at = 0;
    this.templateText(this.text.length, parts, 0);
    return parts;
  }

  protected quoted(): Template | Invalid {
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

  /** `${value}` or `%{directive}` of a template. */
  private sequence(): TemplatePart | undefined {
    const start = this.at;
    const sign = this.text[start];
    if ((sign !== "$" && sign !== "%") || this.text[start + 1] !== "{") return undefined;
    this.at += this.text[start + 2] === "~" ? 3 : 2;
    const value = sign === "%" ? this.directive() : this.expression(true);
    if (value?.type === "invalid") return undefined;
    this.skip(true);
    const trims = this.text[start + 2] === "~" || this.text[this.at] === "~";
    if (this.text[this.at] === "~") this.at++;
    if (this.text[this.at] !== "}") {
      this.fault("} is expected here");
      return undefined;
    }
    this.at++;
    const span = { start, end: this.at };
    // What trims its surroundings is as rare as directives are.
    return trims || !value ? { type: "directive", span } : { type: "value", value, span };
  }

  /** What stands in `%{}`: it may hold braces of its own. Nothing is made of it, unless it cannot be read. */
  private directive(): Invalid | undefined {
    this.skip(true);
    const word = this.name()?.text;
    if (word === "for") {
      do {
        this.skip(true);
        if (!this.name()) return this.invalid("A name is expected here");
      } while (this.takes(",", true));
      this.skip(true);
      if (this.name()?.text !== "in") return this.invalid("for is followed by names and in");
    }
    const value = word === "for" || word === "if" ? this.expression(true) : undefined;
    return value?.type === "invalid" ? value : undefined;
  }

  protected heredoc(): Expression {
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
