import { createHash, type Hash } from "node:crypto";

export type EntryType = "file" | "directory" | "link" | "hard link" | "device";

/** An entry of an archive: what two images can differ in, so no times. */
export interface Entry {
  /** From the root, without a slash at either end. */
  readonly path: string;
  readonly type: EntryType;
  /** Permissions with setuid, setgid and sticky bit. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** In bytes. */
  readonly size: number;
  /** Where a link leads; empty for others. */
  readonly target: string;
  /** SHA-256 of a file's content; empty for others. */
  readonly digest: string;
}

const block = 512;
const types: ReadonlyMap<string, EntryType> = new Map([
  ["0", "file"],
  ["\0", "file"],
  ["1", "hard link"],
  ["2", "link"],
  ["3", "device"],
  ["4", "device"],
  ["5", "directory"],
  ["6", "device"],
]);

/** What earlier headers say of the entry that follows them. */
type Records = ReadonlyMap<string, string>;

const none: Records = new Map();

/** Reads an archive as its chunks come; contents are hashed and not kept. Knows the forms that engines write. */
export class TarReader {
  readonly entries: Entry[] = [];
  #rest: Buffer = Buffer.alloc(0);
  #records: Records = none;
  /** The entry whose content is being read. */
  #open: { header: Header; left: number; padding: number; hash: Hash; kept: Buffer[] } | undefined;

  write(chunk: Buffer): void {
    let data = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    for (;;) {
      const used = this.#open ? this.#readContent(data) : this.#readHeader(data);
      if (used === 0) break;
      data = data.subarray(used);
    }
    this.#rest = Buffer.from(data);
  }

  #readHeader(data: Buffer): number {
    if (data.length < block) return 0;
    const header = headerOf(data.subarray(0, block), this.#records);
    if (header) {
      const padding = (block - (header.size % block)) % block;
      this.#open = { header, left: header.size, padding, hash: createHash("sha256"), kept: [] };
      if (header.size === 0) this.#close();
    }
    return block;
  }

  #readContent(data: Buffer): number {
    const open = this.#open;
    if (!open) return 0;
    if (open.left > 0) {
      const part = data.subarray(0, open.left);
      open.left -= part.length;
      if (isMeta(open.header)) open.kept.push(Buffer.from(part));
      else open.hash.update(part);
      if (open.left === 0 && open.padding === 0) this.#close();
      return part.length;
    }
    if (data.length < open.padding) return 0;
    this.#close();
    return open.padding;
  }

  #close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = undefined;
    if (isMeta(open.header)) {
      this.#records = new Map([...this.#records, ...recordsOf(open.header.flag, Buffer.concat(open.kept))]);
      return;
    }
    this.#records = none;
    const { path, mode, uid, gid, size, target } = open.header;
    const type = types.get(open.header.flag) ?? "device";
    const digest = type === "file" ? open.hash.digest("hex") : "";
    if (path !== "")
      this.entries.push({ path, type, mode, uid, gid, size: type === "file" ? size : 0, target, digest });
  }
}

interface Header {
  readonly flag: string;
  readonly path: string;
  readonly target: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
}

/** Undefined for the empty blocks at the end. */
function headerOf(bytes: Buffer, records: Records): Header | undefined {
  if (bytes[0] === 0 && bytes.every((byte) => byte === 0)) return undefined;
  const flag = String.fromCharCode(bytes[156] ?? 0);
  const isExtension = metaFlags.has(flag);
  const record = (name: string) => (isExtension ? undefined : records.get(name));
  const number = (name: string, at: number, length: number) => Number(record(name) ?? numberAt(bytes, at, length));
  const prefix = textAt(bytes, 257, 6) === "ustar" ? textAt(bytes, 345, 155) : "";
  const name = record("path") ?? (prefix === "" ? textAt(bytes, 0, 100) : `${prefix}/${textAt(bytes, 0, 100)}`);
  return {
    flag,
    path: name.replace(/^(\.?\/)+|(?<!\/)\/+$/g, "").replace(/^\.$/, ""),
    target: record("linkpath") ?? textAt(bytes, 157, 100),
    mode: numberAt(bytes, 100, 8) & 0o7777,
    uid: number("uid", 108, 8),
    gid: number("gid", 116, 8),
    size: number("size", 124, 12),
  };
}

const metaFlags: ReadonlySet<string> = new Set(["x", "g", "L", "K"]);

function isMeta({ flag }: Header): boolean {
  return metaFlags.has(flag);
}

/** Of PAX `LENGTH KEY=VALUE` lines, and of GNU's headers, which are the value. */
function recordsOf(flag: string, content: Buffer): Records {
  if (flag === "g") return none;
  if (flag === "L") return new Map([["path", textAt(content, 0, content.length)]]);
  if (flag === "K") return new Map([["linkpath", textAt(content, 0, content.length)]]);
  const records = new Map<string, string>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(" ", at);
    const length = Number(content.toString("latin1", at, space));
    if (space < 0 || !(length > 0)) break;
    const line = content.toString("utf8", space + 1, at + length - 1);
    const equals = line.indexOf("=");
    records.set(line.slice(0, equals), line.slice(equals + 1));
    at += length;
  }
  return records;
}

function textAt(bytes: Buffer, at: number, length: number): string {
  const end = bytes.indexOf(0, at);
  return bytes.toString("utf8", at, end < 0 || end > at + length ? at + length : end);
}

/** Octal digits, or, with the first bit set, a binary number. */
function numberAt(bytes: Buffer, at: number, length: number): number {
  if (((bytes[at] ?? 0) & 0x80) === 0) return Number.parseInt(textAt(bytes, at, length).trim() || "0", 8);
  let value = (bytes[at] ?? 0) & 0x7f;
  for (let i = at + 1; i < at + length; i++) value = value * 256 + (bytes[i] ?? 0);
  return value;
}
