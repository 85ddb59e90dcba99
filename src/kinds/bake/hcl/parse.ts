import { ExpressionReader, maxDepth, tooDeep } from "./expressions.ts";
import type { Attribute, Block, Body, Name, Parsed, TemplatePart } from "./nodes.ts";

/**
 * Reads HCL's native syntax. Total, and linear: what cannot be read is told once, and passed over up to the end of its
 * line. Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
export function parseHcl(text: string): Parsed {
  const parser = new FileReader(text);
  const body = parser.file();
  return { body, error: parser.error, comments: parser.comments };
}

/** The parts of a text that is a template as a whole, with places in that text. */
export function parseTemplate(text: string): Pick<Parsed, "error"> & { readonly parts: readonly TemplatePart[] } {
  const parser = new ExpressionReader(text);
  const parts = parser.template();
  return { parts, error: parser.error };
}

/** Reads attributes and blocks. */
class FileReader extends ExpressionReader {
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
}
