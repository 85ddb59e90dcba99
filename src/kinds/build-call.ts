import { saysMore } from "../nodes/build-command.ts";
import type { Command } from "../nodes/command.ts";
import type { Script } from "../nodes/script.ts";
import { type Fact, known, type Lookup, unknownFact } from "../syntax/fact.ts";
import { type Argument, argumentTemplate, callOf, runs } from "../syntax/shell/script.ts";
import { asTemplate, hasHole, type Template, templateOf } from "../syntax/template.ts";
import type { Source } from "../text/source.ts";
import type { BuildCall } from "./kind.ts";

/** The tool that a command calls, if what it builds is described in files; undefined for any other command. */
function toolOf(command: Command): string | undefined {
  if (runs(command, "docker", "buildx bake", "bake")) return "bake";
  const { program, subcommand = "" } = command;
  const [, ofCompose] = /^(?:compose )?(\w+)$/.exec(subcommand) ?? [];
  if (program !== "docker-compose" && !(program === "docker" && subcommand.startsWith("compose "))) return undefined;
  const starts = ofCompose === "up" || ofCompose === "run" || ofCompose === "create";
  const builds = ofCompose === "build" || (starts && command.options.some(({ name }) => name === "build"));
  return builds ? "compose" : undefined;
}

/** Whether a command calls a tool that builds what files describe. */
export function callsTool(command: Command): boolean {
  return toolOf(command) !== undefined;
}

/** Where the commands of a script run, and what is set around them. */
export interface CallSite {
  /** The document that they stand in. */
  readonly source: Pick<Source, "path">;
  /** The directory of each of them. */
  readonly directories: readonly (string | undefined)[];
  /** Variables that are set for all of them; undefined for those that nothing is known to set. */
  readonly variable?: Lookup | undefined;
}

/** The calls of such tools among the commands of a script. */
export function commandCalls(commands: readonly Command[], site: CallSite): readonly BuildCall[] {
  if (!commands.some((command) => toolOf(command) !== undefined)) return [];
  const exported = exportsIn(commands);
  return commands.flatMap((command, i): readonly BuildCall[] => {
    const tool = toolOf(command);
    if (tool === undefined) return [];
    const exportsOf = (name: string) => exported.get(name)?.findLast(({ at }) => at < i);
    const before: Lookup = (name) => exportedValue(name, exportsOf(name));
    return [withComposeFiles(callBy(command, tool, site.directories[i], site, before))];
  });
}

function callBy(
  command: Command,
  tool: string,
  directory: string | undefined,
  { source, variable }: CallSite,
  exported: Lookup,
): BuildCall {
  const { span, place, options, operands, environment } = command;
  const by = place.owner ?? { type: "command", name: undefined, label: callOf(command), span };
  const prefixed = new Map(environment.map(({ name, value }) => [name, factOf(value, name)]));
  return {
    tool,
    by,
    span,
    source,
    directory,
    // `docker compose run SERVICE COMMAND...`
    names: (command.subcommand?.endsWith("run") ? operands.slice(0, 1) : operands).map(wordOf),
    given: (option) => options.flatMap(({ name, value }) => (name === option && value ? [wordOf(value)] : [])),
    variable: (name) => prefixed.get(name) ?? exported(name) ?? variable?.(name),
    complete: !saysMore(command),
  };
}

/** A call of Bake with nothing but Compose files, which Bake builds as Compose does. */
export function withComposeFiles(call: BuildCall): BuildCall {
  const files = call.given("file");
  if (call.tool !== "bake" || files.length === 0) return call;
  if (!files.every((file) => /\.ya?ml$/i.test(templateOf(file) ?? ""))) return call;
  return {
    ...call,
    tool: "compose",
    given: (option) => (option === "file" ? files : []),
    complete: call.complete && call.given("set").length === 0,
  };
}

/** A variable that a command sets for those after it. */
interface Export {
  /** The number of the command. */
  readonly at: number;
  /** Undefined where that cannot be told. */
  readonly value: string | undefined;
  readonly script: Script;
}

function exportsIn(commands: readonly Command[]): ReadonlyMap<string, readonly Export[]> {
  const exported = new Map<string, Export[]>();
  for (const [at, { program, operands, flow, script }] of commands.entries()) {
    if (program !== "export") continue;
    for (const { value, word } of operands) {
      const [, name, hasValue] = /^([A-Za-z_]\w*)(=)?/.exec(value ?? word.text) ?? [];
      if (name === undefined) continue;
      const isSure = hasValue !== undefined && !flow.conditional && !flow.subshell && !flow.function;
      const list = exported.get(name) ?? [];
      list.push({ at, value: isSure ? value?.slice(name.length + 1) : undefined, script });
      exported.set(name, list);
    }
  }
  return exported;
}

/** One that is assigned elsewhere in the script as well may have another value. */
function exportedValue(name: string, one: Export | undefined): Fact<string> | undefined {
  if (!one) return undefined;
  return factOf(assignedOnce(one.script).has(name) ? one.value : undefined, name);
}

const onceIn = new WeakMap<Script, ReadonlySet<string>>();

/** Names that a script assigns in one place alone. */
function assignedOnce(script: Script): ReadonlySet<string> {
  const known = onceIn.get(script);
  if (known) return known;
  const once = new Set<string>();
  const text = script.mapped.text;
  if (!/(?:^|[\s;&|({])(?:\.|source|eval|read|printf|unset|for|getopts|mapfile|readarray)\s/.test(text)) {
    const again = new Set<string>();
    for (const [, name = ""] of text.matchAll(/(?<!\w)([A-Za-z_]\w*)(?:\[[^\]\n]{0,80}\])?[+:]?=/g)) {
      if (once.has(name)) again.add(name);
      once.add(name);
    }
    for (const name of again) once.delete(name);
  }
  onceIn.set(script, once);
  return once;
}

function wordOf(argument: Argument): Fact<string> {
  return factOf(argumentTemplate(argument), argument.word.raw);
}

function factOf(template: Template | undefined, written: string): Fact<string> {
  if (template !== undefined && !hasHole(template)) return known(template);
  return unknownFact(`the value of ${written} is not known`, [], template && asTemplate(template));
}

/** Name and value of `name=value`, as far as they are known; undefined where the name is not. */
export function pairIn(word: Fact<string>): readonly [name: string, value: Fact<string> | undefined] | undefined {
  const text = templateOf(word);
  if (text === undefined) return undefined;
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  if (hasHole(name)) return undefined;
  return [name, equals < 0 ? undefined : factOf(text.slice(equals + 1), name)];
}
