import { knownValue } from "../../syntax/fact.ts";
import type { YamlNode } from "../../syntax/yaml/nodes.ts";
import type { Source } from "../../text/source.ts";
import type { Value } from "./expressions.ts";
import { differingIn, type Row } from "./matrix.ts";
import type { Surroundings } from "./scope.ts";

/** One of the ways in which a matrix has a part of its job run. */
export interface View {
  readonly around: Pick<Surroundings, "row" | "names">;
  /** The values that make it this one, as GitHub shows them: "slim, amd64". Undefined where there is one way only. */
  readonly title: string | undefined;
}

/** So many ways are looked at in all of a file, and so many characters of what is read again for each. */
const maxViews = 2048;
const maxText = 500_000;

/** Where it cannot be told, or is not looked at, what the matrix gives. */
const unknownView: View = { around: { row: undefined }, title: undefined };

/** The ways in which the parts of a job run. */
export class Views {
  private readonly source: Pick<Source, "text">;
  private readonly spent: { views: number; text: number };
  /** What is around all steps of a job is looked through once. */
  private readonly names = new Map<YamlNode, readonly string[]>();

  constructor(source: Pick<Source, "text">) {
    this.source = source;
    this.spent = { views: 0, text: 0 };
  }

  /** Those that differ in what the matrix gives to a node, and to others that are around it. */
  of(rows: readonly Row[] | undefined, read: YamlNode, around: readonly (YamlNode | undefined)[]): readonly View[] {
    const [only, ...others] = rows ?? [];
    if (!only) return [unknownView];
    if (others.length === 0) return [{ around: { row: only }, title: undefined }];
    const names = new Set([read, ...around].flatMap((node) => (node ? this.namesIn(node) : [])));
    const differing = differingIn(rows ?? [], names);
    this.spent.views += differing.length;
    this.spent.text += (differing.length - 1) * (read.span.end - read.span.start);
    if (this.spent.views > maxViews || this.spent.text > maxText) return [unknownView];
    return differing.map((row) => ({
      around: { row, names },
      title: differing.length > 1 ? titleOf(row, names) : undefined,
    }));
  }

  /** The names of the matrix that expressions of a node mention; of what lies behind an alias none. */
  private namesIn(node: YamlNode): readonly string[] {
    const old = this.names.get(node);
    if (old) return old;
    const text = this.source.text.slice(node.span.start, node.span.end);
    const found = [...text.matchAll(/\bmatrix\s*(?:\.\s*|\[\s*')([A-Za-z_][\w-]*)/g)];
    const names = [...new Set(found.map(([, name = ""]) => name.toLowerCase()))];
    this.names.set(node, names);
    return names;
  }
}

/** Longer titles tell no more. */
const maxTitle = 60;

/** The texts and numbers of the values, those in objects too. */
function titleOf(row: Row, names: ReadonlySet<string>): string {
  const title = [...names].flatMap((name) => leavesOf(knownValue(row.get(name)) ?? null)).join(", ");
  return title.length > maxTitle ? `${title.slice(0, maxTitle - 3)}...` : title;
}

function leavesOf(value: Value): readonly string[] {
  if (value === null || value === "") return [];
  return typeof value === "object" ? Object.values(value).flatMap(leavesOf) : [String(value)];
}
