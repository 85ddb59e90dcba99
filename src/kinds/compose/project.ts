import type { Problem } from "../../nodes/problem.ts";
import { basename, normalizePath } from "../../syntax/posix-path.ts";
import { entriesOf, get } from "../../syntax/yaml/nodes.ts";
import type { Reader } from "../../text/reader.ts";
import type { Span } from "../../text/span.ts";
import { extensionCircles } from "./circles.ts";
import { composeAt, filesAbove, filesBeside } from "./files.ts";
import { inclusionsOf } from "./include.ts";
import type { ComposeDocument } from "./nodes.ts";
import { isWhole } from "./path.ts";
import { problem } from "./problems.ts";
import { type FileStack, type OpenFile, stackOf } from "./stack.ts";
import { type Surroundings, surroundingsIn, surroundingsOf } from "./surroundings.ts";

/** A file among those that Compose reads with it. */
export interface ComposeProject extends Surroundings {
  /** Those that are read as one with it. */
  readonly stack: FileStack;
  /** The Compose file at a path, itself for its own; undefined where none can be read. */
  readonly open: OpenFile;
  /** Whether something of a section (`networks`) is defined in a file that is read with this one, or may be. */
  defines(section: string, name: string): boolean;
  /** Whether something of a section is, or may be, defined in a file of a directory above, over which this one may be read. */
  definedAbove(section: string, name: string): boolean;
  /** The names that the files give to what they define in a section. */
  names(section: string): ReadonlySet<string>;
  /** Why more may be defined where it cannot be seen; undefined where all is seen. */
  readonly unseen: string | undefined;
  /** Files that include each other in a circle, and services that extend each other so, which Compose rejects. */
  readonly problems: readonly Problem[];
}

const notRead: FileStack = { under: [], over: [], unseen: undefined };

/** So many files of a project are looked at. */
const maxFiles = 64;

export function projectOf(document: ComposeDocument, files: Reader | undefined): ComposeProject {
  const surroundings = surroundingsOf(document, files);
  const path = normalizePath(document.source.path);
  const documents: ComposeDocument[] = [document];
  const problems: Problem[] = [...extensionCircles(document, surroundings.directory, files)];
  const reasons: string[] = [];
  if (surroundings.includedBy) reasons.push(`${surroundings.includedBy.source.path} includes the file`);
  else if (!isWhole(path)) reasons.push("other files may be read with it");
  const open: OpenFile = (other) => (other === path ? document : files && composeAt(other, files));
  if (files) {
    const beside = filesBeside(path, files);
    if (beside) documents.push(...beside);
    else reasons.push("many Compose files lie beside it");
    if (surroundings.lookup("COMPOSE_FILE")) reasons.push("COMPOSE_FILE names the files that are read with it");
    follow(document, files, surroundings, { documents, problems, reasons, open: [path] });
  } else if (get(document.roots[0], "include")) reasons.push("it includes other files");
  const sections = new Map<string, ReadonlySet<string>>();
  let above: { readonly documents: readonly ComposeDocument[] | undefined } | undefined;
  const names = (section: string) => {
    const known = sections.get(section) ?? new Set(documents.flatMap((one) => namesIn(one, section)));
    sections.set(section, known);
    return known;
  };
  return {
    ...surroundings,
    stack: files ? stackOf(document, surroundings, open, files) : notRead,
    open,
    names,
    defines: (section, name) => names(section).has(name),
    definedAbove(section, name) {
      above ??= files ? { documents: filesAbove(path, files) } : { documents: [] };
      return above.documents?.some((one) => namesIn(one, section).includes(name)) ?? true;
    },
    unseen: reasons[0],
    problems,
  };
}

interface Following {
  readonly documents: ComposeDocument[];
  readonly problems: Problem[];
  readonly reasons: string[];
  /** The files that lead to the one that is followed, itself last. */
  readonly open: readonly string[];
  /** Where the file itself includes the first of those. */
  readonly at?: Span;
}

function follow(document: ComposeDocument, files: Reader, { directory, lookup }: Surroundings, to: Following): void {
  for (const inclusion of inclusionsOf(document, directory, lookup)) {
    const { paths, span } = inclusion;
    if (!paths) {
      to.reasons.push("it includes a file that cannot be told");
      continue;
    }
    for (const path of paths) {
      // One that the file is no part of is told where it is.
      if (path === to.open[0]) to.problems.push(circle(to.open, to.at ?? span));
      if (to.open.includes(path)) continue;
      const included = to.documents.length < maxFiles ? composeAt(path, files) : undefined;
      if (!included) {
        to.reasons.push(`it includes ${path}, which cannot be read`);
        continue;
      }
      if (to.documents.includes(included)) continue;
      to.documents.push(included);
      const around = surroundingsIn({ document, inclusion, lookup }, path, files);
      follow(included, files, around, { ...to, open: [...to.open, path], at: to.at ?? span });
    }
  }
}

function circle(open: readonly string[], at: Span): Problem {
  const way = [...open, ...open.slice(0, 1)].map(basename).join(" -> ");
  return problem("include", `Files include each other in a circle: ${way}`, at);
}

function namesIn({ roots }: ComposeDocument, section: string): readonly string[] {
  return roots.flatMap((root) => entriesOf(get(root, section)).map(({ key }) => key.value));
}
