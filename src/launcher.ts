import {
  closeSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Script } from "node:vm";
import { makeDirectory } from "./io/directory.ts";
import { mayComeWith, userCache } from "./io/user-cache.ts";

// The program that `plimsoll` starts. Compiling the CLI's bundle takes longer than linting a file, so its compiled code
// is kept in V8's own form in the user's cache directory. V8 compares the cache with the source and refuses one of
// another version or other flags; whatever goes wrong with the cache, the bundle is compiled as usual.
//
// Functions are compiled when they are first called, so a cache holds what the runs up to its saving have needed. A run
// that needed clearly more saves it again: else every lint would pay for a `--version` that happened to come first.
//
// Built as CommonJS: starting Node's loader for ES modules would cost a quarter of a bare Node process.

/** Hash of the bundle's content, set by the build. */
declare const BUNDLE_HASH: string;

const bundle = join(__dirname, "main.cjs");
const maxAge = 30 * 24 * 60 * 60 * 1000;
/** How many times the rules that a cache knows a run must have met to be worth saving. */
const enough = 1.25;

start();

function start(): void {
  const directory = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheDirectory();
  const file =
    directory === undefined ? undefined : join(directory, `${BUNDLE_HASH}-${process.version}-${process.arch}`);
  const cached = file === undefined ? undefined : readOwn(file);
  const cachedData = cached?.subarray(0, -1);
  const script = new Script(readFileSync(bundle, "latin1"), { filename: bundle, cachedData });
  if (file !== undefined) {
    const known = cached && !script.cachedDataRejected ? (cached.at(-1) as number) : undefined;
    process.once("exit", () => {
      const { restoreFlags, breadth } = module.exports;
      const met = breadth?.() ?? 0;
      if ((known === undefined || met > known * enough) && restoreFlags?.() !== false) save(file, script, met);
    });
  }
  script.runInThisContext()(exports, require, module, bundle, __dirname);
}

/** The directory for the cache, made if need be; undefined when it is not this user's alone, or came with what is linted. */
function cacheDirectory(): string | undefined {
  try {
    const directory = userCache(process.env);
    if (
      directory === undefined ||
      mayComeWith(
        ["", ...process.argv.slice(2)].map((path) => resolve(path)),
        directory,
      )
    ) {
      return undefined;
    }
    makeDirectory(directory, 0o700);
    return isOwn(directory) ? directory : undefined;
  } catch {
    return undefined;
  }
}

function readOwn(file: string): Buffer | undefined {
  try {
    return isOwn(file) ? readFileSync(file) : undefined;
  } catch {
    return undefined;
  }
}

/** Belongs to this user and nobody else may write it. Windows keeps such directories in the user's profile. */
function isOwn(path: string): boolean {
  const { uid, mode } = lstatSync(path);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** The code, and in a last byte how many rules had something to say while it was compiled. */
function save(file: string, script: Script, breadth: number): void {
  const draft = `${file}.${process.pid}`;
  try {
    removeOld(dirname(file));
    const met = Buffer.of(Math.min(breadth, 255));
    write(draft, Buffer.concat([script.createCachedData(), met]));
    renameSync(draft, file);
  } catch {
    // A full or read-only disk: the next run compiles again.
    rmSync(draft, { force: true });
  }
}

/** On the disk before it has its name: V8 does not look at every byte of what it takes. */
function write(draft: string, content: Buffer): void {
  const descriptor = openSync(draft, "wx", 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function removeOld(directory: string): void {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    if (Date.now() - statSync(path).mtimeMs > maxAge) rmSync(path);
  }
}
