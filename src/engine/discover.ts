import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from "node:fs";
import { basename, dirname, isAbsolute, posix, relative, resolve, sep } from "node:path";
import { isScratch } from "../io/draft.ts";
import { ReadFault } from "../io/fault.ts";
import { largest, readBytes } from "../io/read.ts";
import { leadsOut, readsLinks, type Tree, treeAround } from "../io/tree.ts";
import type { Kind } from "../kinds/kind.ts";
import { globFault } from "../text/glob/fault.ts";
import { globMatcher } from "../text/glob/glob.ts";
import { suggestion } from "../text/nearest.ts";
import type { Reader } from "../text/reader.ts";
import { callersIn } from "./callers.ts";
import { comesBy, skipped, type Walk } from "./discover-walk.ts";
import { type IgnoreStack, ignoreStack, isIgnored, withDirectory } from "./git-ignore.ts";
import { isLikely } from "./likely.ts";
import { defaultKind } from "./lint.ts";
import { decode, type Encoding } from "./read-file.ts";
import type { InputError } from "./types.ts";

export interface DiscoverOptions {
  /** Absolute. */
  readonly cwd: string;
  /** In order of precedence: the first that claims a file has it. */
  readonly kinds: readonly Kind[];
  /** Files that are never linted, by path relative to `cwd`. */
  ignores(path: string): boolean;
  /** Whether a walk need look into a directory, by its absolute path; without it, into all. */
  leads?(directory: string): boolean;
  /** Told of each directory that is walked, before its entries are looked at. */
  onDirectory?(): void;
  /** Reads what decides about builds, so that walks take what the files found build, whatever it is called. */
  readonly reader?: Reader | undefined;
  /** Whether it is told of all that is passed over, which takes longer; without it of what was named and of templates. */
  readonly tellsAll?: boolean | undefined;
  /** What `-` stands for: the bytes of standard input and the name to report them under. */
  readonly stdin?: { readonly bytes: Uint8Array; readonly path: string } | undefined;
}

export interface DiscoveredFile {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly kind: string;
  readonly encoding: Encoding;
}

export interface Discovery {
  readonly files: readonly DiscoveredFile[];
  readonly errors: readonly InputError[];
  /** Files that look like those that are read, and are not. */
  readonly passedOver: readonly PassedOver[];
  /** The path under which standard input was taken. */
  readonly stdin: string | undefined;
}

export interface PassedOver {
  /** Relative to the working directory, forward slashes. */
  readonly path: string;
  /** The kind that it looks like. */
  readonly kind: string;
  /**
   * - "unlike": its text is not what its name says: `Dockerfile.go` with a program in it
   * - "template": what it comes to is not known
   * - "git-ignored", "config-ignored": somebody keeps it out
   */
  readonly reason: "unlike" | "template" | "git-ignored" | "config-ignored";
  /** It was named, rather than met. */
  readonly named: boolean;
}

interface Search extends DiscoverOptions {
  readonly files: DiscoveredFile[];
  readonly errors: InputError[];
  readonly passedOver: PassedOver[];
  /** The directories that were walked. */
  readonly walks: Walk[];
  /** Real paths of what was taken, so that nothing is linted twice, not through links either. */
  readonly taken: Set<string>;
  /** Paths of which it has been told why they cannot be read. */
  readonly failed: Set<string>;
}

/**
 * The files that arguments stand for: paths, directories, globs and `-`. A named file is always taken; a directory or
 * glob gives the files that some kind claims and git does not ignore, and those that they build. Order: that of the
 * arguments, then by name; what only a build names comes last.
 */
export async function discover(targets: readonly string[], options: DiscoverOptions): Promise<Discovery> {
  const lists = { files: [], errors: [], passedOver: [], walks: [] };
  const search: Search = { ...options, ...lists, taken: new Set(), failed: new Set() };
  for (const target of targets) {
    if (target === "-") takeStdin(search);
    else await discoverTarget(belowDirectory(target, options.cwd), search);
  }
  await takeBuilt(search);
  const stdin =
    targets.includes("-") && options.stdin ? pathOf(resolve(options.cwd, options.stdin.path), options) : undefined;
  const { files, errors, passedOver } = search;
  return { files, errors, passedOver, stdin };
}

/**
 * An absolute path that leads to the working directory through a link, as a path below it: programs name files by
 * `$PWD`, which keeps links, and files of one's own are not reported as `../link/Dockerfile`.
 */
function belowDirectory(target: string, cwd: string): string {
  if (!isAbsolute(target) || isBelow(resolve(target), cwd)) return target;
  const real = realPath(cwd);
  for (let dir = resolve(target); dir !== dirname(dir); dir = dirname(dir)) {
    if (realPath(dir) === real) return resolve(cwd, relative(dir, target));
  }
  return target;
}

function isBelow(full: string, directory: string): boolean {
  const path = relative(directory, full);
  return path !== ".." && !/^\.\.[\\/]/.test(path) && !isAbsolute(path);
}

async function discoverTarget(target: string, search: Search): Promise<void> {
  const full = resolve(search.cwd, target);
  const stats = statQuietly(full);
  if (stats instanceof Error) {
    const fault = ReadFault.of(stats);
    if (!fault.isAbsence) fail(search, full, fault);
    else if (isGlob(target)) await discoverGlob(target, search);
    else search.errors.push({ path: pathOf(full, search), message: `does not exist${nearName(full)}` });
  } else if (stats.isDirectory()) {
    await discoverDirectory(full, () => true, "contains no file that can be linted", search);
  } else takeNamed(full, search);
}

/** For a path that leads nowhere: the name in its directory that was most likely meant, as the end of a message. */
export function nearName(full: string): string {
  try {
    return suggestion(basename(full), readdirSync(dirname(full)));
  } catch {
    return "";
  }
}

/**
 * A named file needs no claim: some kind may take it all the same, unless its name is one that other files have, too. Hook
 * managers name whatever is called so.
 */
function takeNamed(full: string, search: Search): void {
  const path = pathOf(full, search);
  if (search.ignores(path)) return;
  take(full, path, search, undefined, (text) => {
    const kind = kindOf(path, () => text.slice(0, headLength), search.kinds);
    if (kind !== undefined) return unlessTemplate(kind, text, true, search);
    const unlike = likelyKind(path, search);
    if (unlike === undefined) return search.kinds.find(({ takes }) => takes?.(path))?.name;
    return { kind: unlike, reason: "unlike", named: true };
  });
}

/** The kind whose name a file has that may be something else. */
function likelyKind(path: string, { kinds }: Pick<Search, "kinds">): string | undefined {
  return kinds.find(({ sharesName }) => sharesName?.(path))?.name;
}

async function discoverGlob(glob: string, search: Search): Promise<void> {
  const pattern = posix.normalize(glob.replaceAll("\\", "/"));
  const start = startOfGlob(pattern);
  const base = resolve(search.cwd, pattern.slice(0, start));
  const slip = globFault(pattern);
  const because = slip === undefined ? "" : `: it ${slip}`;
  if (!existsSync(base)) {
    search.errors.push({ path: glob, message: `matches no file${because}` });
    return;
  }
  // What begins with an exclamation mark is a name here.
  const matches = globMatcher([pattern.slice(start).replace(/^!(?!\()/, "\\!")]);
  const wanted = (full: string) => matches(relative(base, full).replaceAll(sep, "/"));
  await discoverDirectory(base, wanted, `matches no file that can be linted${because}`, search, glob);
}

/** Where the first name starts that is not plain text. */
function startOfGlob(pattern: string): number {
  return pattern.lastIndexOf("/", pattern.search(special)) + 1;
}

async function discoverDirectory(
  full: string,
  wanted: (full: string) => boolean,
  nothing: string,
  search: Search,
  name: string = pathOf(full, search),
): Promise<void> {
  const errors = search.errors.length;
  search.walks.push({ root: full, wanted });
  const met = await walk(full, wanted, search);
  if (!met && !search.leads && search.errors.length === errors) search.errors.push({ path: name, message: nothing });
}

/**
 * Takes what stands below a directory; links to directories are not followed, so that no loop can be met.
 * @returns whether anything claimed was met, though it may be ignored by config or taken before
 */
async function walk(root: string, wanted: (full: string) => boolean, search: Search): Promise<boolean> {
  let met = false;
  const tree = treeAround(root, search.cwd);
  const onFault = (file: string, fault: ReadFault) => fail(search, file, fault);
  const open: { readonly dir: string; readonly ignored: IgnoreStack }[] = [
    { dir: root, ignored: ignoreStack(root, onFault) },
  ];
  for (let next = open.pop(); next; next = open.pop()) {
    const { dir } = next;
    const path = pathOf(dir, search);
    const at: Directory = { below: dir === "/" ? "/" : `${dir}/`, path: path === "." ? "" : `${path}/` };
    search.onDirectory?.();
    const entries = readDirectory(dir, search);
    const own = entries.some(({ name }) => name === ".gitignore");
    const ignored = own ? withDirectory(next.ignored, dir, tree, onFault) : next.ignored;
    const inner: string[] = [];
    // What no kind claims by its name is most of a tree, and need not be sorted nor asked for elsewhere.
    const likely = entries.filter((entry) => entry.isDirectory() || mayClaim(at.path + entry.name, search.kinds));
    for (const entry of likely.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const { name } = entry;
      if (entry.isDirectory()) {
        const full = at.below + name;
        if (skipped.has(name) || search.leads?.(full) === false) continue;
        if (!isIgnored(ignored, full, true, onFault) && !search.ignores(at.path + name)) inner.push(full);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !isScratch(name)) {
        const keeps = (full: string) => !isIgnored(ignored, full, false, onFault);
        met = takeClaimed(entry, at, { wanted, keeps }, search, tree) || met;
      }
    }
    for (let i = inner.length - 1; i >= 0; i--) open.push({ dir: inner[i] as string, ignored });
  }
  return met;
}

/** A directory on a walk, both ways to write it with a slash at its end. */
interface Directory {
  /** Absolute. */
  readonly below: string;
  /** From the working directory; empty for that itself. */
  readonly path: string;
}

/** Takes what no kind knows by its name, but which files found on a walk build: it is what they say it is. */
async function takeBuilt(search: Search): Promise<void> {
  const { files, kinds, reader, walks } = search;
  const builders = kinds.filter(({ builds }) => builds);
  const built = kinds.find((kind) => kind.built)?.name;
  const asking = files.filter(({ kind }) => builders.some(({ name }) => name === kind));
  if (!reader || walks.length === 0 || asking.length === 0) return;
  await Promise.all(builders.map((kind) => kind.prepare?.()));
  for (const path of callersIn(asking, kinds, reader).byPath.keys()) {
    const full = resolve(search.cwd, path);
    const walk = walks.find((one) => comesBy(one, full, search));
    if (walk) take(full, path, search, treeAround(walk.root, search.cwd), () => built);
  }
}

function readDirectory(dir: string, search: Search): readonly Dirent[] {
  try {
    return readdirSync(dir, { withFileTypes: true });
  } catch (error) {
    fail(search, dir, ReadFault.of(error));
    return [];
  }
}

/** Whether a file, by its absolute path, is looked for, and whether git keeps it. */
interface Sieve {
  wanted(full: string): boolean;
  keeps(full: string): boolean;
}

/** Takes a file that some kind claims, if it is looked for; false when not. */
function takeClaimed(entry: Dirent, at: Directory, { wanted, keeps }: Sieve, search: Search, tree: Tree): boolean {
  const full = at.below + entry.name;
  const path = at.path + entry.name;
  const isRead = () => wanted(full) && (search.tellsAll || keeps(full));
  let head: string | undefined;
  const readHead = () => {
    head ??= isRead() ? headOf(full, entry.isSymbolicLink() ? tree : undefined) : "";
    return head;
  };
  const kind = kindOf(path, readHead, search.kinds);
  if (!wanted(full)) return false;
  if (kind === undefined) {
    const unlike = search.tellsAll ? likelyKind(path, search) : undefined;
    if (unlike === undefined || !keeps(full)) return false;
    // How the text of a link that leads elsewhere looks is not known: it is not read.
    const away = entry.isSymbolicLink() ? tree.refusal(full) : undefined;
    if (away === undefined) passOver(path, { kind: unlike, reason: "unlike", named: false }, search);
    else fail(search, full, new ReadFault(away, undefined));
    return false;
  }
  if (!keeps(full)) {
    if (search.tellsAll) passOver(path, { kind, reason: "git-ignored", named: false }, search);
    return false;
  }
  if (entry.isSymbolicLink()) {
    const stats = statQuietly(full);
    if (!(stats instanceof Error) && !stats.isFile()) return false;
  }
  // What is no link stands where the walk is: to ask for its real path would tell nothing.
  if (!search.ignores(path)) {
    take(full, path, search, entry.isSymbolicLink() ? tree : undefined, (text) =>
      unlessTemplate(kind, text, false, search),
    );
  } else if (search.tellsAll) passOver(path, { kind, reason: "config-ignored", named: false }, search);
  return true;
}

function passOver(path: string, why: Omit<PassedOver, "path">, search: Search): void {
  search.passedOver.push({ path, ...why });
}

const headLength = 4096;

function headOf(full: string, tree: Tree | undefined): string {
  const bytes = readBytes(full, { largest: largest.linted, tree, limit: headLength });
  return bytes instanceof ReadFault ? "" : bytes.toString("utf8");
}

function kindOf(path: string, head: () => string, kinds: readonly Kind[]): string | undefined {
  if (!isLikely(path, kinds)) return undefined;
  return kinds.find((kind) => kind.claims(path, head))?.name;
}

/** Whether a kind claims a path, or would look at the text to tell. */
export function mayClaim(path: string, kinds: readonly Kind[]): boolean {
  if (!isLikely(path, kinds)) return false;
  let looked = false;
  const look = () => {
    looked = true;
    return "";
  };
  return kinds.some((kind) => kind.claims(path, look)) || looked;
}

function take(full: string, path: string, search: Search, tree: Tree | undefined, kindFor: KindFor): void {
  const real = realPath(full);
  if (search.taken.has(real)) return;
  search.taken.add(real);
  const bytes = readBytes(full, { largest: largest.linted, tree });
  if (bytes instanceof ReadFault) fail(search, full, bytes);
  else addFile(path, bytes, search, kindFor);
}

function takeStdin(search: Search): void {
  if (!search.stdin) return;
  const path = pathOf(resolve(search.cwd, search.stdin.path), search);
  addFile(path, Buffer.from(search.stdin.bytes), search, (text) => {
    const kind = kindOf(path, () => text.slice(0, headLength), search.kinds) ?? defaultKind(search.kinds)?.name;
    return kind && unlessTemplate(kind, text, true, search);
  });
}

/** The kind of a text; or the one that its name says and that it is not. */
type KindFor = (text: string) => string | Omit<PassedOver, "path"> | undefined;

function addFile(path: string, bytes: Buffer, search: Search, kindFor: KindFor): void {
  const decoded = decode(bytes);
  if ("fault" in decoded) {
    search.errors.push({ path, message: decoded.fault });
    return;
  }
  const kind = kindFor(decoded.text);
  if (kind === undefined) search.errors.push({ path, message: "is not a kind of file that can be linted" });
  else if (typeof kind === "object") passOver(path, kind, search);
  else search.files.push({ path, kind, ...decoded });
}

/** The kind, or that a text is the template of one. */
function unlessTemplate(kind: string, text: string, named: boolean, { kinds }: Search): ReturnType<KindFor> {
  const isTemplate = kinds.find(({ name }) => name === kind)?.isTemplate?.(text) ?? false;
  return isTemplate ? { kind, reason: "template", named } : kind;
}

function realPath(full: string): string {
  try {
    return realpathSync.native(full);
  } catch {
    return full;
  }
}

function statQuietly(full: string): Stats | NodeJS.ErrnoException {
  try {
    return statSync(full);
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

const special = /[*?[\]{}()!]/;

function isGlob(target: string): boolean {
  return special.test(target);
}

function pathOf(full: string, { cwd }: { readonly cwd: string }): string {
  return relative(cwd, full).replaceAll("\\", "/") || ".";
}

function fail(search: Search, full: string, { message }: ReadFault): void {
  const path = pathOf(full, search);
  if (search.failed.has(path)) return;
  search.failed.add(path);
  const remedy = message === leadsOut ? `; ${readsLinks}, or by one that is given the name of the file` : "";
  search.errors.push({ path, message: `cannot be read: ${message}${remedy}` });
}
