/** Paths inside an image: POSIX, whatever the machine that lints. */

export function isAbsolute(path: string): boolean {
  return path.startsWith("/");
}

/** A segment that is empty, `.` or `..`. */
const untidy = /\/\.{0,2}(?:\/|$)/;

/** Resolves `.` and `..`, drops doubled and trailing slashes. An absolute path never climbs above the root. */
export function normalizePath(path: string): string {
  const absolute = isAbsolute(path);
  // As most paths are written; told without a pattern where no segment starts with a dot.
  if (path !== "" && !path.startsWith(".") && !path.endsWith("/") && !path.includes("//")) {
    if (!path.includes("/.") || !untidy.test(path)) return path;
  }
  const kept: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && kept.length > 0 && kept[kept.length - 1] !== "..") kept.pop();
    else if (part !== ".." || !absolute) kept.push(part);
  }
  const joined = kept.join("/");
  if (absolute) return `/${joined}`;
  return joined === "" ? "." : joined;
}

/** `path` as seen from `directory`; as written when it is relative and the directory is not known. */
export function resolvePath(path: string, directory: string | undefined): string {
  if (isAbsolute(path) || directory === undefined) return normalizePath(path);
  return normalizePath(`${directory}/${path}`);
}

/** The way to a path from a directory: what `resolvePath` makes that path of. Both normalised, and both absolute or neither. */
export function pathFrom(path: string, directory: string): string {
  if (directory === "." || isAbsolute(path) !== isAbsolute(directory)) return path;
  const [to, from] = [path, directory].map((one) => one.split("/").filter((part) => part !== "" && part !== "."));
  const common = (from ?? []).findIndex((part, i) => part !== to?.[i]);
  const shared = common < 0 ? (from?.length ?? 0) : common;
  const up = (from ?? []).slice(shared).map(() => "..");
  return [...up, ...(to ?? []).slice(shared)].join("/") || ".";
}

/** The last part of a path. */
export function basename(path: string): string {
  const trimmed = withoutSlashAtEnd(path);
  return trimmed.slice(trimmed.lastIndexOf("/") + 1);
}

/** The path without its last part: "/" for what lies in the root, "." for a bare name. */
export function dirname(path: string): string {
  const trimmed = withoutSlashAtEnd(path);
  const slash = trimmed.lastIndexOf("/");
  if (slash < 0) return ".";
  return slash === 0 ? "/" : trimmed.slice(0, slash);
}

function withoutSlashAtEnd(path: string): string {
  return path.endsWith("/") ? path.replace(/(?<!\/)\/+$/, "") : path;
}

/** Whether `path` is `directory` or lies below it. Both normalised. */
export function isWithin(path: string, directory: string): boolean {
  return path === directory || directory === "/" || path.startsWith(`${directory}/`);
}

/** Those of some normalised paths that lie below no other, in the order of their names. */
export function outermost(paths: Iterable<string>): readonly string[] {
  // With a slash at its end each stands right before all that lies below it.
  const sorted = Array.from(paths, (path) => (path === "/" ? path : `${path}/`)).sort();
  const outer: string[] = [];
  let last = " ";
  for (const path of sorted) {
    if (path.startsWith(last)) continue;
    last = path;
    outer.push(path === "/" ? path : path.slice(0, -1));
  }
  return outer.sort();
}

/**
 * Whether a removal pattern (`/var/lib/apt/lists/*`, `/tmp/*.tgz`) takes away a path. Only `*` and `?` are wildcards,
 * and neither crosses a slash; a removed directory takes everything below it. Linear in both lengths for one wildcard,
 * quadratic at worst.
 */
export function removalCovers(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  if (wanted.length > parts.length) return false;
  return wanted.every((segment, index) => matchesSegment(segment, parts[index] as string));
}

function matchesSegment(pattern: string, text: string): boolean {
  if (pattern === "*" || pattern === text) return true;
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === "?" || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (pattern[p] === "*") {
      star = p++;
      mark = t;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
