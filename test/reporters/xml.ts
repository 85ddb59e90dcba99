/** An element of a parsed document, its texts decoded. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const notXml =
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads the XML that reporters write: declaration, elements, attributes, texts.
 * @throws Error for what is not well-formed
 */
export function parseXml(xml: string): Element {
  if (notXml.test(xml)) throw new Error("there is a character that XML does not have");
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "");
  const root: Mutable = { name: "", attributes: {}, children: [], text: "" };
  const open: Mutable[] = [root];
  const token = /<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
  while (token.lastIndex < body.length) {
    const at = token.lastIndex;
    const [, closing, name, attributes = "", single, text] = token.exec(body) ?? [];
    const parent = open.at(-1) as Mutable;
    if (text !== undefined) parent.text += decode(text);
    else if (name === undefined) throw new Error(`not well-formed at ${at}: ${body.slice(at, at + 60)}`);
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const element: Mutable = { name, attributes: attributesOf(attributes), children: [], text: "" };
      parent.children.push(element);
      if (!single) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1 || root.text.trim() !== "") throw new Error("not one root");
  return root.children[0] as Element;
}

/** All elements of a name, at any depth. */
export function elements(root: Element, name: string): readonly Element[] {
  const below = root.children.flatMap((child) => elements(child, name));
  return root.name === name ? [root, ...below] : below;
}

type Mutable = { -readonly [K in keyof Element]: Element[K] } & { children: Element[] };

function attributesOf(text: string): Readonly<Record<string, string>> {
  const pairs = [...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, decode(value as string)]);
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error("an attribute stands twice");
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  return text.replace(/&([^;]*);?/g, (reference, name: string) => {
    const value = name.startsWith("#") ? String.fromCodePoint(Number(name.slice(1))) : entities[name];
    if (value === undefined || !reference.endsWith(";")) throw new Error(`${reference} is no reference`);
    return value;
  });
}
