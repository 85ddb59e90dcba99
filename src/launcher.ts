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

// The program that `plimsoll` starts. Compiling the command line takes longer than linting a file, so its compiled code
// is kept in V8's own form in the user's cache directory. V8 compares the cache with the source and refuses one of
// another version or other flags; whatever goes wrong with the cache, the source is compiled as usual.
//
// The source comes in packs, of which a run takes those that it needs. Functions are compiled when they are first called,
// so a cache holds what the runs up to its saving have needed. A run that needed clearly more saves it again: else every
// lint would pay for a `--version` that happened to come first.
//
// Built as CommonJS: starting Node's loader for ES modules would cost a quarter of a bare Node process.

/** Hash of what all packs hold, set by the build; each ends with it. */
declare const PACKS_HASH: string;

const maxAge = 30 * 24 * 60 * 60 * 1000;
/** How many times the modules that a cache knows a run must have evaluated to be worth saving. */
const enough = 1.05;
/** The bytes that a cache has after the code: how many modules were evaluated while it was compiled. */
const breadthSize = 2;

interface Pack {
  readonly script: Script;
  /** Where its compiled code is kept; undefined for nowhere. */
  readonly cache: string | undefined;
  /** How many modules were evaluated in the run whose compiled code was taken; undefined for none. */
  readonly breadth: number | undefined;
}

start();

function start(): void {
  const directory = process.env.NODE_DISABLE_COMPILE_CACHE ? undefined : cacheDirectory();
  const packs: Pack[] = [];
  const run = (number: number): unknown => {
    // What runs already may have told V8 to wait before it optimises.
    const { withUsualFlags = (opening: () => Pack) => opening() } = module.exports;
    const pack: Pack = withUsualFlags(() => open(number, directory));
    packs.push(pack);
    return pack.script.runInThisContext();
  };
  process.once("exit", () => saveAll(packs));
  (run(0) as CallableFunction)(exports, require, module, packFile(0), __dirname, run);
}

function packFile(number: number): string {
  return join(__dirname, number === 0 ? "main.cjs" : `main.${number}.cjs`);
}

/** @throws Error for a pack of another build. */
function open(number: number, directory: string | undefined): Pack {
  const filename = packFile(number);
  const source = readFileSync(filename, "latin1");
  if (!source.endsWith(PACKS_HASH)) {
    const error = new Error(`${filename} was replaced while Plimsoll ran: start it again`);
    // No bug, and so no stack: src/cli/main.ts knows it by its name.
    error.name = "ReplacedError";
    throw error;
  }
  const cache = directory && join(directory, `${PACKS_HASH}-${number}-${process.version}-${process.arch}`);
  const cached = cache === undefined ? undefined : readOwn(cache);
  const script = new Script(source, { filename, cachedData: cached?.subarray(0, -breadthSize) });
  const isTaken = cached !== undefined && !script.cachedDataRejected;
  return { script, cache, breadth: isTaken ? cached.readUInt16LE(cached.length - breadthSize) : undefined };
}

/** Keeps the compiled code of packs that had none, or clearly less. */
function saveAll(packs: readonly Pack[]): void {
  const { restoreFlags, isLongRun, evaluated } = module.exports;
  const breadth = isLongRun?.() ? 0 : (evaluated?.().length ?? 0);
  const worth = packs.filter(({ cache, breadth: known }) => cache && (known === undefined || breadth > known * enough));
  if (worth.length === 0 || restoreFlags?.() === false) return;
  for (const { script, cache } of worth) save(cache as string, script, breadth);
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

/** The code, and how many modules were evaluated while it was compiled. */
function save(file: string, script: Script, breadth: number): void {
  const draft = `${file}.${process.pid}`;
  try {
    removeOld(dirname(file));
    const end = Buffer.alloc(breadthSize);
    end.writeUInt16LE(breadth);
    write(draft, Buffer.concat([script.createCachedData(), end]));
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
