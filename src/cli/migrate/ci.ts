import type { RunSettings } from "../../config/peers/types.ts";
import { editInScalar } from "../../syntax/yaml/edit-scalar.ts";
import { mappedScalar } from "../../syntax/yaml/mapped-scalar.ts";
import {
  asScalar,
  entriesOf,
  entryOf,
  get,
  itemsOf,
  scalarAt,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/nodes.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { addAll } from "../../text/add-all.ts";
import type { Edit } from "../../text/edit.ts";
import { lookUp } from "../../text/look-up.ts";
import { newlineOf } from "../../text/newline.ts";
import { originOf } from "../../text/offset-map.ts";
import type { Source } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";
import { commentBehind, contentEnd, indentOf, linesOf } from "./entry-lines.ts";
import { type CallWord, quoted, readHadolintCall } from "./hadolint-call.ts";
import { Findings } from "./moved.ts";
import { hadolintImage, moveScript, npx, otherLinter } from "./script.ts";

/** Keys of pipelines, hooks and tasks whose texts run in a shell. */
const scripts = new Set(["run", "script", "before_script", "after_script", "command", "commands", "bash"]);

/** The image of a job whose calls of hadolint became calls of ours. */
const nodeImage = "node:24-bookworm-slim";

/** Replaces what calls hadolint in the YAML of a pipeline or of a manager of hooks. `loadYaml` has been awaited. */
export function movePipeline(source: Source, run: RunSettings): Findings {
  const { roots, problems } = parseYaml(source);
  const findings = new Findings(source);
  if (problems.length > 0) return findings;
  const seen = new Set<string>();
  const isComposite = scalarAt(get(roots[0], "runs"), "using")?.value === "composite";
  for (const root of roots) visit(root, undefined, { source, run, findings, seen, isComposite });
  return findings;
}

interface Visit {
  readonly source: Source;
  readonly run: RunSettings;
  readonly findings: Findings;
}

interface Walk extends Visit {
  /** The nodes that were visited: an alias leads to one that may have been, and there may be many. */
  readonly seen: Set<string>;
  /** Whether the steps are those of an action, which has no shell of its own. */
  readonly isComposite: boolean;
}

function visit(node: YamlNode | undefined, key: string | undefined, at: Walk): void {
  const place = node && `${node.type} ${node.span.start}`;
  if (place === undefined || at.seen.has(place)) return;
  at.seen.add(place);
  if (node?.type === "scalar") {
    if (key !== undefined && scripts.has(key)) moveScalar(node, at);
    return;
  }
  for (const item of itemsOf(node)) visit(item, key, at);
  const uses = scalarAt(node, "uses");
  if (uses && /^hadolint\/hadolint-action@/.test(uses.value)) {
    moveAction(node as YamlNode, at);
    return;
  }
  const other = uses && otherLinter(uses.value);
  if (other) at.findings.remark(uses.span.start, other);
  moveImage(node, at);
  for (const entry of entriesOf(node)) visit(entry.value, entry.key.value, at);
}

export function moveScalar(scalar: YamlScalar, { source, run, findings }: Visit): void {
  const mapped = mappedScalar(source.text, scalar);
  if (!mapped) return;
  const moved = moveScript(scalar.value, run);
  const edits = moved.edits.map((edit) => editInScalar(source.text, scalar, mapped, edit));
  if (edits.some((edit) => edit === undefined)) {
    findings.remark(scalar.span.start, "replace the call of hadolint by hand");
    return;
  }
  for (const edit of edits) if (edit) findings.edits.push(edit);
  addAll(findings.calls, moved.calls);
  for (const { at, message } of moved.remarks) findings.remark(originOf(mapped, at), message);
}

/** The image of a job in which hadolint runs has no Node: that of GitLab and others, or GitHub's `container`. */
function moveImage(node: YamlNode | undefined, { findings }: Visit): void {
  const image =
    asScalar(get(node, "image")) ?? scalarAt(get(node, "image"), "name") ?? asScalar(get(node, "container"));
  if (!image || !hadolintImage.test(image.value)) return;
  findings.edits.push({ span: image.contentSpan, text: nodeImage });
}

/** Inputs of the action that are flags of hadolint by another name. */
const flags: Readonly<Record<string, string>> = {
  config: "config",
  format: "format",
  "output-file": "output",
  "failure-threshold": "failure-threshold",
};
const lists: Readonly<Record<string, string>> = {
  ignore: "ignore",
  "override-error": "error",
  "override-warning": "warning",
  "override-info": "info",
  "trusted-registries": "trusted-registry",
};
const switches = new Set(["no-fail", "no-color"]);

/** What they say may be known only when the step runs. */
const paths = new Set(["dockerfile", "output-file"]);

function isKnown(input: string): boolean {
  return paths.has(input) || Object.hasOwn(flags, input) || Object.hasOwn(lists, input) || switches.has(input);
}

/** Replaces a step with hadolint's action by one that runs Plimsoll. */
function moveAction(step: YamlNode, { source, run, findings, isComposite }: Walk): void {
  const uses = entryOf(step, "uses") as YamlEntry;
  const inputs = entryOf(step, "with");
  const said = entriesOf(inputs?.value).map(({ key, value }) => [key.value, asScalar(value)?.value ?? ""] as const);
  const expressions = said.filter(([name, value]) => isKnown(name) && value.includes("${{"));
  const isOdd = expressions.some(([name]) => !paths.has(name)) || (expressions.length > 0 && entryOf(step, "env"));
  if (isOdd) {
    findings.remark(uses.span.start, "replace the step by hand");
    return;
  }
  const variables = expressions.map(([name, value]) => ({ name: variableOf(name), value }));
  const call = readHadolintCall(wordsOf(said), run, findings.lineAt(uses.span.start));
  const line = [npx(), ...call.flags, operandOf(said)].join(" ");
  const isFlow = source.text.charAt(step.span.start) === "{";
  const shell =
    isComposite && !entryOf(step, "shell") ? [isFlow ? ", " : newLine(uses, source.text), "shell: bash"] : [];
  findings.edits.push({
    span: withVersion(uses, source.text),
    text: [`run: ${isFlow || /: | #/.test(line) ? JSON.stringify(line) : line}`, ...shell].join(""),
  });
  if (inputs) {
    const withoutBlock = isFlow ? withFlowInputs : withInputs;
    findings.edits.push(withoutBlock(inputs, uses, variables, source.text));
  }
  findings.calls.push(call);
  for (const message of call.remarks) findings.remark(uses.span.start, message);
}

function variableOf(input: string): string {
  return input.toUpperCase().replaceAll("-", "_");
}

/** What the action hands to hadolint. */
function wordsOf(said: readonly (readonly [string, string])[]): readonly CallWord[] {
  return said.flatMap(([name, value]): readonly CallWord[] => {
    const word = (flag: string, text: string) => [flagWord(`--${flag}`), valueWord(name, text)];
    if (value === "") return [];
    const [flag, list, isSwitch] = [lookUp(flags, name), lookUp(lists, name), switches.has(name)];
    if (flag) return word(flag, value);
    if (list) return value.split(/[,\s]+/).flatMap((part) => (part === "" ? [] : word(list, part)));
    return isSwitch && value === "true" ? [flagWord(`--${name}`)] : [];
  });
}

function flagWord(text: string): CallWord {
  return { raw: text, value: text };
}

function valueWord(input: string, text: string): CallWord {
  return text.includes("${{")
    ? { raw: `"$${variableOf(input)}"`, value: undefined }
    : { raw: quoted(text), value: text };
}

/** The file that the action lints, by default the one in the working directory; of a name below it all. */
function operandOf(said: readonly (readonly [string, string])[]): string {
  const inputs = new Map(said);
  const file = inputs.get("dockerfile") || "Dockerfile";
  if (file.includes("${{")) return valueWord("dockerfile", file).raw;
  return quoted(inputs.get("recursive") === "true" && !file.includes("/") ? `**/${file}` : file);
}

interface Variable {
  readonly name: string;
  readonly value: string;
}

/** The same between braces. */
function withFlowInputs({ span }: YamlEntry, _: YamlEntry, variables: readonly Variable[], text: string): Edit {
  if (variables.length > 0) {
    const entries = variables.map(({ name, value }) => `${name}: ${JSON.stringify(value)}`);
    return { span, text: `env: { ${entries.join(", ")} }` };
  }
  const before = /,\s*$/.exec(text.slice(Math.max(0, span.start - longestGap), span.start))?.[0].length;
  const behind = /^\s*,[ \t]*/.exec(text.slice(span.end, span.end + longestGap))?.[0].length ?? 0;
  return { span: { start: span.start - (before ?? 0), end: span.end + (before === undefined ? behind : 0) }, text: "" };
}

/** In characters, between two entries. */
const longestGap = 200;

/** Takes the inputs out, with their lines; expressions among them become variables, which no shell reads as a command. */
function withInputs(inputs: YamlEntry, uses: YamlEntry, variables: readonly Variable[], text: string): Edit {
  const { span } = inputs;
  if (variables.length > 0) {
    const lineStart = `${newLine(inputs, text)}  `;
    const lines = variables.map(({ name, value }) => `${lineStart}${name}: ${inYaml(value)}`);
    return { span: { start: span.start, end: contentEnd(span, text) }, text: `env:${lines.join("")}` };
  }
  const isFirst = span.start < uses.span.start;
  return { span: isFirst ? { start: span.start, end: uses.span.start } : linesOf(inputs, text), text: "" };
}

/** What begins another entry of the same block. */
function newLine(entry: YamlEntry, text: string): string {
  return newlineOf(text) + indentOf(entry, text);
}

/** A text as a value in YAML. */
function inYaml(text: string): string {
  return /^[\w./$][^\r\n]*$/.test(text) && !/:\s|:$|\s#|\s$/.test(text) ? text : JSON.stringify(text);
}

/** The call of the action, with the version that a comment behind it names. */
function withVersion({ span }: YamlEntry, text: string): Span {
  const version = /^[ \t]*#[ \t]*(?:tag=)?v?\d[\w.]*[ \t]*$/.exec(commentBehind(text, span.end))?.[0] ?? "";
  return { start: span.start, end: span.end + version.length };
}
