import { pathToFileURL } from "node:url";
import ts from "typescript";
import { type Host, type Mutant, mutatedHost } from "./mutant.ts";

/**
 * A file with all its mutants behind a switch, so that it is compiled and loaded as one program: `a < b` becomes
 * `($mutant(7) ? (a <= b) : (a < b))`. A mutant's number is its index in the list.
 */
export function withMutants(text: string, mutants: readonly Mutant[]): string {
  return rendered(text, { start: 0, end: text.length }, switchesOf(text, mutants));
}

interface Switch {
  readonly host: Host;
  readonly choices: readonly string[];
}

/** Switches in the order of the text, the outer first; an expression stands within the property that it makes up. */
function switchesOf(text: string, mutants: readonly Mutant[]): readonly Switch[] {
  const byHost = new Map<string, { host: Host; choices: string[] }>();
  for (const [number, mutant] of mutants.entries()) {
    const { host } = mutant;
    const key = `${host.start} ${host.end} ${host.as}`;
    const entry = byHost.get(key) ?? { host, choices: [] };
    byHost.set(key, entry);
    entry.choices.push(`$mutant(${number}) ? ${enclosed(mutatedHost(text, mutant), host)} : `);
  }
  return [...byHost.values()].sort(
    ({ host: a }, { host: b }) =>
      a.start - b.start || b.end - a.end || Number(a.as === "expression") - Number(b.as === "expression"),
  );
}

function enclosed(text: string, { as }: Host): string {
  if (as === "expression") return `(${text})`;
  return as === "element" ? `[${text}]` : `{${text}}`;
}

function rendered(text: string, range: { start: number; end: number }, switches: readonly Switch[]): string {
  let result = "";
  let at = range.start;
  for (let i = 0; i < switches.length; ) {
    const { host, choices } = switches[i] as Switch;
    let next = i + 1;
    while (next < switches.length && (switches[next] as Switch).host.end <= host.end) next++;
    const original = enclosed(rendered(text, host, switches.slice(i + 1, next)), host);
    const spread = host.as === "expression" ? "" : "...";
    result += `${text.slice(at, host.start)}${spread}(${choices.join("")}${original})`;
    at = host.end;
    i = next;
  }
  return result + text.slice(at, range.end);
}

interface Insertion {
  readonly at: number;
  readonly text: string;
  readonly until?: number;
}

/**
 * A file whose loops and functions count their turns, so that a mutant that never ends is stopped after so many steps
 * on any machine, and that knows its own place when it runs within a bundle.
 */
export function withSteps(path: string, text: string): string {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const insertions: Insertion[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIterationStatement(node, false)) insertions.push(...stepIn(node.statement));
    else if (ts.isFunctionLike(node) && "body" in node && node.body && ts.isBlock(node.body as ts.Node))
      insertions.push(...stepIn(node.body as ts.Block));
    else if (ts.isPropertyAccessExpression(node) && node.getText(file) === "import.meta.url")
      insertions.push({ at: node.getStart(file), until: node.end, text: JSON.stringify(pathToFileURL(path).href) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return inserted(text, insertions);
}

function stepIn(body: ts.Statement): readonly Insertion[] {
  const start = body.getStart();
  if (ts.isBlock(body)) return [{ at: start + 1, text: "$step();" }];
  return [
    { at: start, text: "{$step();" },
    { at: body.end, text: "}" },
  ];
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  let result = "";
  let last = 0;
  for (const { at, until = at, text: added } of insertions.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(last, at) + added;
    last = until;
  }
  return result + text.slice(last);
}
