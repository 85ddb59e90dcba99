import { mappingBuilder } from "../../../text/mapping-builder.ts";
import { originSpan } from "../../../text/offset-map.ts";
import type { Span } from "../../../text/span.ts";
import { nameOf } from "./names.ts";
import type { Attribute, Block, Body, Expression, Name, ObjectEntry, Parsed, SyntaxFault, Template } from "./nodes.ts";
import { parseTemplate } from "./parse.ts";
import { nextSequence } from "./templates.ts";
import { escapesOfJson, readEscapes } from "./texts.ts";

/** What is nested deeper is not read: calls nest as deep as it does. */
const maxDepth = 150;

const scalar = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** Which keys of an object are blocks: the number of their labels, and the same of what is in them. */
export type BlockSchema = ReadonlyMap<string, { readonly labels: number; readonly blocks: BlockSchema }>;

/**
 * Reads HCL in JSON's notation. Total, and linear: what follows a fault is not read.
 * Source: https://github.com/hashicorp/hcl/blob/main/json/spec.md
 */
export function parseHclJson(text: string, schema: BlockSchema): Parsed {
  const parser = new JsonParser(text);
  const root = parser.file();
  const body = bodyOf(root, schema);
  return { body, error: parser.error, comments: [] };
}

/** The objects of a value: its own, or those of a list, which are as good as one. */
function objectsOf(value: Expression): readonly ObjectEntry[] {
  if (value.type === "object") return value.entries;
  return value.type === "list" ? value.items.flatMap((item) => (item.type === "object" ? item.entries : [])) : [];
}

function bodyOf(value: Expression, schema: BlockSchema): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (const { name, value: content, span } of objectsOf(value)) {
    if (!name) continue;
    const block = schema.get(name.text);
    if (!block) attributes.push({ name, value: content, span });
    else
      for (const one of blocksOf(content, block.labels))
        blocks.push({ type: name, ...one, body: bodyOf(one.value, block.blocks) });
  }
  return { attributes, blocks };
}

interface Labelled {
  readonly labels: readonly Name[];
  readonly value: Expression;
  readonly span: Span;
}

function blocksOf(value: Expression, labels: number): readonly Labelled[] {
  if (labels > 0) {
    return objectsOf(value).flatMap(({ name, value: inner, span }) =>
      name ? blocksOf(inner, labels - 1).map((one) => ({ ...one, labels: [name, ...one.labels], span })) : [],
    );
  }
  const items = value.type === "list" ? value.items : [value];
  return items.map((item) => ({ labels: [], value: item, span: item.span }));
}

function endOfString(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '"') return at + 1;
    if (char === "\n") return undefined;
    if (char === "\\") at++;
  }
  return undefined;
}

/** The parts of a string, which is a template once its escapes are read. */
function templateParts(text: string, { start, end }: Span): ReturnType<typeof parseTemplate> {
  const raw = text.slice(start, end);
  const parts = readEscapes(raw, start, escapesOfJson);
  if (!hasSequence(raw)) return { parts, error: undefined };
  const builder = mappingBuilder();
  // A sign that is doubled stays so: the template's reader sees to it.
  for (const part of parts)
    builder.add(part.text === "${" || part.text === "%{" ? part.text[0] + part.text : part.text, part.span.start);
  const decoded = builder.finish(end);
  const read = parseTemplate(decoded.text);
  const place = (span: Span) => originSpan(decoded, span.start, span.end);
  return { parts: placed(read.parts, place), error: read.error && placed(read.error, place) };
}

function hasSequence(raw: string): boolean {
  for (let at = 0; ; ) {
    const found = nextSequence(raw, at, raw.length);
    if (!found?.escaped) return found !== undefined;
    at = found.start + 3;
  }
}

/** A tree with its spans elsewhere. */
function placed<T>(node: T, place: (span: Span) => Span): T {
  if (Array.isArray(node)) return node.map((item) => placed(item, place)) as T;
  if (typeof node !== "object" || node === null) return node;
  const { start, end } = node as Partial<Span>;
  if (typeof start === "number" && typeof end === "number") return place({ start, end }) as T;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, placed(value, place)])) as T;
}

class JsonParser {
  error: SyntaxFault | undefined;
  private at: number;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.at = text.startsWith("\uFEFF") ? 1 : 0;
  }

  file(): Expression {
    const root = this.value();
    this.skip();
    if (!this.error && this.at < this.text.length) this.fault("The file ends before this");
    if (!this.error && root.type !== "object" && root.type !== "list")
      this.fault("A Bake file must be an object", root.span);
    return root;
  }

  private value(): Expression {
    this.skip();
    const start = this.at;
    if (this.text[start] === '"') return this.string();
    if (this.text[start] === "{" || this.text[start] === "[") {
      if (this.depth >= maxDepth) return this.invalid("This is nested too deeply");
      this.depth++;
      const value = this.text[start] === "{" ? this.object() : this.list();
      this.depth--;
      return value;
    }
    scalar.lastIndex = start;
    const word = scalar.exec(this.text)?.[0];
    if (word === undefined) return this.invalid("A value is expected here");
    this.at += word.length;
    return { type: "literal", value: JSON.parse(word), span: { start, end: this.at } };
  }

  private object(): Expression {
    const start = this.at++;
    const entries: ObjectEntry[] = [];
    while (!this.takes("}")) {
      if (entries.length > 0 && !this.takes(","))
        return this.recover({ type: "object", entries }, start, ", or } is expected here");
      this.skip();
      if (this.text[this.at] !== '"')
        return this.recover({ type: "object", entries }, start, "A key in quotation marks is expected here");
      const key = this.string();
      if (!this.takes(":")) return this.recover({ type: "object", entries }, start, ": is expected here");
      const value = this.value();
      entries.push({ key, name: nameOf(key), value, span: { start: key.span.start, end: value.span.end } });
      if (this.error) break;
    }
    return { type: "object", entries, span: { start, end: this.at } };
  }

  private list(): Expression {
    const start = this.at++;
    const items: Expression[] = [];
    while (!this.takes("]")) {
      if (items.length > 0 && !this.takes(","))
        return this.recover({ type: "list", items }, start, ", or ] is expected here");
      items.push(this.value());
      if (this.error) break;
    }
    return { type: "list", items, span: { start, end: this.at } };
  }

  /** What has been read of a value so far. */
  private recover(
    value:
      | { readonly type: "object"; readonly entries: readonly ObjectEntry[] }
      | { readonly type: "list"; readonly items: readonly Expression[] },
    start: number,
    message: string,
  ): Expression {
    this.fault(message);
    return { ...value, span: { start, end: this.at } };
  }

  /** A string, whose value is a template. */
  private string(): Template | Extract<Expression, { readonly type: "invalid" }> {
    const start = this.at;
    const end = endOfString(this.text, start + 1);
    if (end === undefined)
      return this.invalid("This string is not closed: add a quotation mark", { start, end: start + 1 });
    this.at = end;
    const contentSpan = { start: start + 1, end: this.at - 1 };
    const { parts, error } = templateParts(this.text, contentSpan);
    if (error) this.error ??= error;
    return { type: "template", parts, contentSpan, notation: "json", span: { start, end: this.at } };
  }

  private takes(token: string): boolean {
    this.skip();
    if (this.text[this.at] !== token) return false;
    this.at++;
    return true;
  }

  private skip(): void {
    while (/[ \t\r\n]/.test(this.text[this.at] ?? "")) this.at++;
  }

  private invalid(message: string, span?: Span): Extract<Expression, { readonly type: "invalid" }> {
    this.fault(message, span);
    return { type: "invalid", span: { start: this.at, end: this.at } };
  }

  private fault(message: string, span?: Span): void {
    const start = Math.min(this.at, this.text.length);
    this.error ??= { message, span: span ?? { start, end: Math.min(start + 1, this.text.length) } };
  }
}
