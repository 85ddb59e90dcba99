import { type GoToken, goTokens } from "./tokens.ts";

/** What a call is given: a text that stands there, the name of what may be a constant, or something else. */
export type GoArgument =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "name"; readonly name: string }
  | { readonly type: "other" };

/** A selector: `os.Open(name)`, `http.Dir`, `templates.ParseFiles("a.html")`. */
export interface GoUse {
  /** Path of the package that it is taken from; undefined for what belongs to a value. */
  readonly from: string | undefined;
  readonly name: string;
  /** Undefined where it is not called here. */
  readonly call: readonly GoArgument[] | undefined;
}

export interface GoImport {
  readonly path: string;
  /** The name that it has in the file: "." and "_" too. */
  readonly name: string;
}

/** What a file says about what its program reaches. */
export interface GoSource {
  readonly package: string | undefined;
  readonly imports: readonly GoImport[];
  readonly uses: readonly GoUse[];
  /** Every string but those of imports. */
  readonly strings: readonly string[];
  /** Constants that are one string, unless something else of the file has their name. */
  readonly constants: ReadonlyMap<string, string>;
  /** Files that become part of the program. */
  readonly embeds: readonly string[];
  /** What `//go:build` says above the package clause. */
  readonly constraint: string | undefined;
}

/** Reads a file in one pass, whatever stands in it. */
export function readGoSource(text: string): GoSource {
  return new Reading(goTokens(text)).read();
}

/** What is open: the arguments of a call, or anything else in brackets. */
interface Frame {
  readonly use: { readonly from: string | undefined; readonly name: string } | undefined;
  readonly done: GoArgument[];
  argument: Argument;
}

/** An argument as far as it was read. "path": a package and one of its functions, which may be called next. */
type Argument =
  | { readonly state: "empty" | "path" | "other" }
  | { readonly state: "name"; readonly name: string }
  | { readonly state: "text"; readonly text: string; readonly open: boolean };

const empty: Argument = { state: "empty" };
const other: Argument = { state: "other" };
const closings = new Set([")", "]", "}"]);

class Reading {
  private readonly tokens: readonly GoToken[];
  private at = 0;
  private package: string | undefined;
  private constraint: string | undefined;
  private readonly imports: GoImport[] = [];
  private readonly uses: GoUse[] = [];
  private readonly strings: string[] = [];
  private readonly constants = new Map<string, string>();
  private readonly declared = new Set<string>();
  private readonly embeds: string[] = [];
  private readonly names = new Map<string, string>();
  private readonly frames: Frame[] = [];
  /** The heads of functions before this token were read for the names that they declare. */
  private headsUntil = 0;
  /** Names one after another, with commas: what `:=` declares. */
  private listed: string[] = [];

  constructor(tokens: readonly GoToken[]) {
    this.tokens = tokens;
  }

  read(): GoSource {
    while (this.at < this.tokens.length) this.step(this.tokens[this.at] as GoToken);
    for (const name of this.declared) this.constants.delete(name);
    const { imports, uses, strings, constants, embeds, constraint } = this;
    return { package: this.package, imports, uses, strings, constants, embeds, constraint };
  }

  private step(token: GoToken): void {
    this.at++;
    if (token.type !== "name" && token.text !== "," && token.text !== ":=") this.listed = [];
    switch (token.type) {
      case "directive":
        this.readDirective(token.text);
        return;
      case "name":
        this.readName(token.text);
        return;
      case "string":
        this.strings.push(token.text);
        this.add({ state: "text", text: token.text, open: false });
        return;
      case "mark":
        this.readMark(token.text);
        return;
      default:
        this.add(other);
    }
  }

  private readDirective(text: string): void {
    if (text.startsWith("//go:build ") && this.package === undefined) this.constraint ??= text.slice(11).trim();
    if (text.startsWith("//go:embed ")) {
      for (const [, quoted, bare] of text.slice(11).matchAll(/["`]([^"`]*)["`]|(\S+)/g)) {
        this.embeds.push(quoted ?? (bare as string));
      }
    }
  }

  private readName(name: string): void {
    if (this.frames.length === 0 && this.readDeclaration(name)) return;
    const before = this.tokens[this.at - 2];
    if (name === "func") this.declareParameters();
    else if (name === "const" || name === "var") this.declareLocals();
    if (before?.text === "." && before.type === "mark") {
      this.readMember(name);
      return;
    }
    this.listed.push(name);
    const isSelected = this.isMark(this.at, ".");
    const from = isSelected ? this.names.get(name) : undefined;
    this.add(from === undefined ? { state: "name", name } : { state: "path" });
  }

  /** What stands behind a dot: of a package, or of a value. */
  private readMember(name: string): void {
    const owner = this.tokens[this.at - 3];
    const ownerIsMember = this.isMark(this.at - 4, ".");
    const from = owner?.type === "name" && !ownerIsMember ? this.names.get(owner.text) : undefined;
    if (this.isMark(this.at, "(")) {
      this.at++;
      this.frames.push({ use: { from, name }, done: [], argument: empty });
    } else {
      this.uses.push({ from, name, call: undefined });
      this.spoil();
    }
  }

  private readMark(mark: string): void {
    if (mark === "(" || mark === "[" || mark === "{") {
      this.frames.push({ use: undefined, done: [], argument: empty });
    } else if (closings.has(mark)) {
      this.close();
    } else if (mark === ",") {
      const frame = this.frames.at(-1);
      if (frame) this.next(frame);
    } else if (mark === ":=") {
      for (const name of this.listed) this.declared.add(name);
      this.listed = [];
    } else if (mark === "+") {
      const frame = this.frames.at(-1);
      if (frame?.argument.state === "text" && !frame.argument.open) frame.argument = { ...frame.argument, open: true };
      else this.spoil();
    } else if (!(mark === "." && this.frames.at(-1)?.argument.state === "path")) {
      this.spoil();
    }
  }

  private next(frame: Frame): void {
    frame.done.push(finished(frame.argument));
    frame.argument = empty;
  }

  private close(): void {
    const frame = this.frames.pop();
    if (!frame) return;
    if (frame.argument.state !== "empty") this.next(frame);
    if (!frame.use) {
      this.spoil();
      return;
    }
    this.uses.push({ ...frame.use, call: frame.done });
    const joined = joinedPath(frame);
    const outer = this.frames.at(-1);
    if (outer?.argument.state === "path" && joined !== undefined) {
      outer.argument = { state: "text", text: joined, open: false };
    } else this.spoil();
  }

  /** A piece of the argument that is being read. */
  private add(piece: Argument): void {
    const frame = this.frames.at(-1);
    if (!frame) return;
    const { argument } = frame;
    if (argument.state === "empty") frame.argument = piece;
    else if (argument.state === "text" && argument.open && piece.state === "text") {
      frame.argument = { ...piece, text: argument.text + piece.text };
    } else frame.argument = other;
  }

  private spoil(): void {
    const frame = this.frames.at(-1);
    if (frame) frame.argument = other;
  }

  /** At the top of a file: whether a word starts a clause that was read to its end. */
  private readDeclaration(word: string): boolean {
    const next = this.tokens[this.at];
    if (word === "package" && next?.type === "name" && this.package === undefined) {
      this.package = next.text;
      this.at++;
      return true;
    }
    if (word === "import") {
      this.readGroup(() => this.readImport());
      return true;
    }
    if (word !== "const") return false;
    this.readGroup(() => this.readConstant());
    return true;
  }

  /** What is in parentheses, or the one thing that stands there without them. */
  private readGroup(readOne: () => void): void {
    if (!this.isMark(this.at, "(")) {
      readOne();
      return;
    }
    this.at++;
    while (this.at < this.tokens.length && !this.isMark(this.at, ")")) {
      const before = this.at;
      readOne();
      if (this.at === before) this.at++;
    }
    this.at++;
  }

  private readImport(): void {
    const first = this.tokens[this.at];
    const isNamed = first?.type === "name" || this.isMark(this.at, ".");
    const path = this.tokens[isNamed ? this.at + 1 : this.at];
    if (path?.type !== "string") return;
    this.at += isNamed ? 2 : 1;
    const name = isNamed ? (first as GoToken).text : defaultName(path.text);
    this.imports.push({ path: path.text, name });
    this.names.set(name, path.text);
  }

  /** `name = "text"`, with a type or without; anything else is passed over by the word. */
  private readConstant(): void {
    const [name, next] = [this.tokens[this.at], this.tokens[this.at + 1]];
    if (name?.type === "string") this.strings.push(name.text);
    if (name?.type !== "name") return;
    const equals = next?.type === "name" ? this.at + 2 : this.at + 1;
    const value = this.tokens[equals + 1];
    const after = this.tokens[equals + 2];
    if (!this.isMark(equals, "=") || value?.type !== "string") return;
    this.at = equals + 2;
    this.strings.push(value.text);
    if (after?.type === "mark" && after.text !== ")") return;
    if (this.constants.has(name.text)) this.declared.add(name.text);
    this.constants.set(name.text, value.text);
  }

  /** Every name between the parentheses of a function's head, its receiver's and those of functions in it too. */
  private declareParameters(): void {
    let depth = 0;
    this.headsUntil = Math.max(this.headsUntil, this.at);
    for (; this.headsUntil < this.tokens.length; this.headsUntil++) {
      const { type, text } = this.tokens[this.headsUntil] as GoToken;
      if (type === "name" && depth > 0) this.declared.add(text);
      if (type !== "mark") continue;
      if (text === "(" || text === "[") depth++;
      else if (text === ")" || text === "]") depth--;
      if (depth < 0 || (depth === 0 && text === "{")) return;
    }
  }

  /** What a function declares with `const` or `var`: one name, several, or a group. */
  private declareLocals(): void {
    if (this.isMark(this.at, "(")) {
      this.declareParameters();
      return;
    }
    for (let at = this.at; this.tokens[at]?.type === "name"; at += 2) {
      this.declared.add((this.tokens[at] as GoToken).text);
      if (!this.isMark(at + 1, ",")) return;
    }
  }

  private isMark(at: number, text: string): boolean {
    const token = this.tokens[at];
    return token?.type === "mark" && token.text === text;
  }
}

function finished(argument: Argument): GoArgument {
  if (argument.state === "text" && !argument.open) return { type: "text", text: argument.text };
  return argument.state === "name" ? { type: "name", name: argument.name } : { type: "other" };
}

const joins = new Set(["path", "path/filepath"]);

/** In characters, as Linux has it. Of calls within calls each keeps its text, so that there must be an end to them. */
const longestPath = 4096;

/** What `filepath.Join` makes of texts; undefined for what is no path. */
function joinedPath({ use, done }: Frame): string | undefined {
  if (use?.name !== "Join" || !joins.has(use.from ?? "")) return undefined;
  const texts = done.flatMap((one) => (one.type === "text" ? [one.text] : []));
  if (texts.length < done.length) return undefined;
  const path = texts.filter((text) => text !== "").join("/");
  return path.length <= longestPath ? path : undefined;
}

/** The last part of a path, as far as it is no version: "example.com/yaml.v3" is yaml as a rule, "x/v2" x. */
function defaultName(path: string): string {
  const parts = path.split("/");
  const last = parts.at(-1) as string;
  const named = /^v\d+$/.test(last) && parts.length > 1 ? (parts.at(-2) as string) : last;
  return named.replace(/\.v\d+$/, "").replace(/^go-/, "");
}
