import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { crc32, gzipSync } from "node:zlib";

/** A file of a context: its content, or that with a mode, or where a link leads. */
export type ContextFile =
  | string
  | Buffer
  | { readonly content: string; readonly mode: number }
  | { readonly link: string };

export type Files = Readonly<Record<string, ContextFile>>;

/** Hands a directory with these files to a function, and removes it with what was put beside it. */
export async function withContext<Result>(files: Files, use: (directory: string) => Promise<Result>): Promise<Result> {
  const parent = mkdtempSync(join(tmpdir(), "plimsoll-build-"));
  const directory = join(parent, "context");
  try {
    for (const [path, file] of Object.entries(files)) write(join(directory, path), file);
    return await use(directory);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function write(path: string, file: ContextFile): void {
  mkdirSync(dirname(path), { recursive: true });
  if (typeof file === "object" && "link" in file) {
    symlinkSync(file.link, path);
    return;
  }
  const { content, mode } = typeof file === "object" && "mode" in file ? file : { content: file, mode: 0o644 };
  writeFileSync(path, content);
  // Whatever the umask.
  chmodSync(path, mode);
}

/** Every file's text below a directory, by path, to see whether one changed. */
export function textsIn(directory: string): ReadonlyMap<string, string> {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(files.sort().map((path) => [path, readFileSync(path, "latin1")]));
}

/** A program as a file of a context. */
export function script(...lines: readonly string[]): ContextFile {
  return { content: `${lines.join("\n")}\n`, mode: 0o755 };
}

/** An archive with files of these contents. */
export function tar(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).flatMap(([path, content]) => [header(path, content.length), padded(content)]);
  return Buffer.concat([...entries, Buffer.alloc(1024)]);
}

export function tarGz(files: Readonly<Record<string, string>>): Buffer {
  return gzipSync(tar(files));
}

function header(path: string, size: number): Buffer {
  const bytes = Buffer.alloc(512);
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`;
  bytes.write(path, 0);
  bytes.write(octal(0o644, 8), 100);
  bytes.write(octal(0, 8), 108);
  bytes.write(octal(0, 8), 116);
  bytes.write(octal(size, 12), 124);
  bytes.write(octal(0, 12), 136);
  bytes.write("        0", 148);
  bytes.write("ustar\x0000", 257);
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${octal(sum, 7)} `, 148);
  return bytes;
}

function padded(content: string): Buffer {
  const bytes = Buffer.alloc(Math.ceil(content.length / 512) * 512);
  bytes.write(content);
  return bytes;
}

/** A zip archive with files of these contents, as they are. */
export function zip(files: Readonly<Record<string, string>>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of Object.entries(files)) {
    const name = Buffer.from(path);
    const data = Buffer.from(content);
    const about = Buffer.alloc(26);
    about.writeUInt16LE(20, 0);
    about.writeUInt32LE(crc32(data), 10);
    about.writeUInt32LE(data.length, 14);
    about.writeUInt32LE(data.length, 18);
    about.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), about, name, data]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), about, place, name]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(locals.length, 4);
  end.writeUInt16LE(locals.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, Buffer.from("PK\x05\x06"), end]);
}
