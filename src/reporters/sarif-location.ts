import { positionAt, type Source } from "../text/source.ts";
import type { Span } from "../text/span.ts";
import { repositoryPath } from "./repository-path.ts";
import { wellFormed } from "./safe-text.ts";

/** What relative addresses are relative to: the root of the repository. */
export const rootId = "%SRCROOT%";

/**
 * Makes a SARIF artifactLocation of a path. Paths within the repository become relative to its root; absolute ones
 * become file URIs.
 *
 * @param directory the directory that relative paths start from, as a path from the repository's root with a slash at
 * its end; empty for the root itself
 */
export function artifactLocation(path: string, directory = ""): { readonly uri: string; readonly uriBaseId?: string } {
  const drive = /^[a-z]:(?=\/)/i.exec(path)?.[0];
  if (drive) return { uri: `file:///${drive}${encodePath(path.slice(drive.length))}` };
  if (path.startsWith("/")) return { uri: `file://${encodePath(path)}` };
  return { uri: encodePath(repositoryPath(path, directory)), uriBaseId: rootId };
}

function encodePath(path: string): string {
  return path
    .split("/")
    .map((name) => encodeURIComponent(wellFormed(name)))
    .join("/");
}

export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A SARIF region. Columns do not count a byte order mark, which no viewer shows. */
export function region(source: Source, { start, end }: Span): Region {
  const [first, last] = [positionAt(source, start), positionAt(source, Math.max(start, end))];
  const mark = source.text.startsWith("\ufeff") ? 1 : 0;
  const column = (line: number, counted: number) => (line === 1 ? Math.max(1, counted - mark) : counted);
  return {
    startLine: first.line,
    startColumn: column(first.line, first.column),
    endLine: last.line,
    endColumn: column(last.line, last.column),
  };
}

/** A span without the line break at its end, which would make a viewer mark the next line too. */
export function tight({ text }: Source, { start, end }: Span): Span {
  let last = end;
  while (last > start && (text[last - 1] === "\n" || text[last - 1] === "\r")) last--;
  return last > start ? { start, end: last } : { start, end };
}
