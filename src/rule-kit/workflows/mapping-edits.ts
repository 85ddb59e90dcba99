import type { WorkflowStep } from "../../kinds/workflow/nodes.ts";
import type { YamlEntry } from "../../syntax/yaml/nodes.ts";
import { type Edit, insert } from "../../text/edit.ts";
import { newlineOf } from "../../text/newline.ts";

type Entries = Pick<WorkflowStep, "entries">;

/** Gives the action of a step an input. Undefined where the step is not written as a block. */
export function addInput({ entries }: Entries, input: string, source: string): Edit | undefined {
  const inputs = entryOf(entries, "with");
  if (inputs) return addFirst(inputs, input, source);
  const uses = entryOf(entries, "uses");
  const layout = uses && layoutOf(uses, source);
  if (!uses || !layout) return undefined;
  const { indent, newline } = layout;
  return insert(endOfLine(uses.span.end, source), `${newline}${indent}with:${newline}${indent}  ${input}`);
}

/** Gives the script of a step a variable. Undefined where the step is not written as a block. */
export function addVariable({ entries }: Entries, variable: string, source: string): Edit | undefined {
  const environment = entryOf(entries, "env");
  if (environment) return addFirst(environment, variable, source);
  const run = entryOf(entries, "run");
  const layout = run && layoutOf(run, source);
  if (!run || !layout) return undefined;
  const { indent, newline } = layout;
  return insert(run.key.span.start, `env:${newline}${indent}  ${variable}${newline}${indent}`);
}

function entryOf(entries: readonly YamlEntry[], name: string): YamlEntry | undefined {
  return entries.find(({ key }) => key.value === name);
}

/** In front of the entries that a mapping has. */
function addFirst({ key, value }: YamlEntry, entry: string, source: string): Edit | undefined {
  const [first] = value?.type === "map" ? value.entries : [];
  // What an alias or a merge key gives stands elsewhere.
  if (!first || !value || first.key.span.start < key.span.end || first.key.span.start !== value.span.start)
    return undefined;
  const layout = layoutOf(first, source);
  return layout && insert(first.key.span.start, `${entry}${layout.newline}${layout.indent}`);
}

interface Layout {
  readonly indent: string;
  readonly newline: string;
}

/** How an entry stands that a block has on a line of its own, behind the dash of an item perhaps. */
function layoutOf({ key }: YamlEntry, source: string): Layout | undefined {
  const ahead = source.slice(source.lastIndexOf("\n", key.span.start - 1) + 1, key.span.start);
  if (!/^ *(?:- +)*$/.test(ahead)) return undefined;
  return { indent: " ".repeat(ahead.length), newline: newlineOf(source, key.span.start) };
}

function endOfLine(from: number, source: string): number {
  const end = source.indexOf("\n", from);
  if (end < 0) return source.length;
  return source[end - 1] === "\r" ? end - 1 : end;
}
