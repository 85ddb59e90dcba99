import { parse } from "unbash";
import type { Mutable } from "../../text/mutable.ts";
import { type MappedText, originSpan } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";
import type { ShellInfo } from "./dialect.ts";
import { givenBy, innerGround, innerLookup, innerShell } from "./inner-script.ts";
import { isBeyondMeasure } from "./nesting.ts";
import { innerPlace, type Place, topPlace } from "./place.ts";
import { createScope } from "./scope.ts";
import {
  type Argument,
  type Command,
  isPosixFamily,
  type Lookup,
  type Pipeline,
  type Script,
  type ScriptError,
} from "./script.ts";
import { applyOptions } from "./settings.ts";
import { runsElsewhere } from "./side-effects.ts";
import { type ParseOptions, type Reader, readSimple } from "./simple-command.ts";
import { type Walk, walkScript } from "./walk.ts";
import type { Ground } from "./words.ts";

export type { ParseOptions } from "./simple-command.ts";

/** Scripts in scripts (`sh -c "sh -c '...'"`, `eval eval ...`) are read to this depth. */
const maxDepth = 8;

/**
 * Reads a script. Outside the POSIX family, and where it is beyond measure, there is no tree and no command.
 * Never throws.
 */
export function parseScript<P>(mapped: MappedText, options: ParseOptions<P>): Script<P> {
  const span = originSpan(mapped, 0, mapped.text.length);
  return parseGround({ mapped, fixed: undefined }, span, options, topPlace, 0) as Script<P>;
}

function parseGround(
  ground: Ground,
  span: Span,
  options: ParseOptions,
  placeOf: (ground: Ground) => Place,
  depth: number,
): Script {
  const { dialect, shellOptions } = options;
  const { mapped } = ground;
  const isUnread = isPosixFamily(dialect) && isBeyondMeasure(mapped.text);
  const tree = isPosixFamily(dialect) && !isUnread ? parse(mapped.text) : undefined;
  const commands: Command[] = [];
  const pipelines: Pipeline[] = [];
  // Else whoever asks whether a script is understood would take it for one without commands.
  const errors: ScriptError[] = isUnread ? [{ message: "The script is too much to read", span }] : [];
  const { errexit, pipefail } = shellOptions;
  const script: Mutable<Script> = {
    type: "Script",
    place: options.place,
    dialect,
    mapped,
    exact: ground.fixed === undefined && !options.filledIn,
    heredocs: options.heredocs ?? [],
    tree,
    commands,
    pipelines,
    errors,
    errexit,
    pipefail,
    span,
  };
  if (!tree) return script;
  const scope = createScope(options.lookup, mapped.text);
  const reader: Reader = {
    script,
    options,
    scope,
    expander: { scope, dialect },
    commands,
    pipelines,
    errors,
    runString(place, command, strings) {
      if (depth < maxDepth) runString(reader, place, command, strings, depth + 1);
    },
  };
  walkScript(walkOf(reader), tree, placeOf(ground));
  applyLeadingSets(script);
  return script;
}

function walkOf(reader: Reader): Walk {
  const { script, options, scope, pipelines, errors } = reader;
  const walk: Walk = {
    scope,
    settings: options.shellOptions,
    substitutionsDropErrexit: script.dialect === "bash",
    nests: /[(`]/.test(script.mapped.text),
    addPipeline: (pipeline) => pipelines.push(pipeline),
    addError: (message, span) => errors.push({ message, span }),
    simple: (node, place, followedBy) => readSimple(reader, walk, node, place, followedBy),
  };
  return walk;
}

/** A script that starts with `set -e` is as good as one whose shell was given `-e`. */
function applyLeadingSets(script: Mutable<Script>): void {
  for (const command of script.commands) {
    const { flow } = command;
    if (command.program !== "set" || runsElsewhere(command, 0) || flow.conditional || flow.subshell) return;
    Object.assign(
      script,
      applyOptions(
        script,
        command.arguments.map((argument) => argument.value),
      ),
    );
  }
}

/** Reads the script that a command is given as a string, and adds what it holds to the outer script's commands. */
function runString(reader: Reader, place: Place, command: Command, strings: readonly Argument[], depth: number): void {
  const ground = innerGround(strings, place.ground);
  if (!ground) return;
  const { options, scope, script } = reader;
  const same = command.program === "eval" || command.program === "trap";
  const process = !same && strings.every((string) => string.word.literal);
  const lookup: Lookup = (name) => givenBy(command, name) ?? innerLookup(scope, name, process);
  const inherited = same ? { dialect: script.dialect, errexit: script.errexit, pipefail: script.pipefail } : undefined;
  const inner = parseInner(ground, command, { ...options, lookup }, inherited, depth);
  for (const found of inner.commands) reader.commands.push(found);
  for (const found of inner.pipelines) reader.pipelines.push(found);
  for (const error of inner.errors) reader.errors.push(error);
}

/**
 * The script in a command's string. `shell` is what reads it where the command itself does not say (eval, trap).
 */
export function parseInner(
  ground: Ground,
  command: Command,
  options: ParseOptions,
  shell: ShellInfo | undefined,
  depth: number,
): Script {
  const reading = shell ?? innerShell(command, options.dialect, options.shDialect);
  const span = ground.fixed ?? originSpan(ground.mapped, 0, ground.mapped.text.length);
  const handler = command.program === "trap";
  return parseGround(
    ground,
    span,
    { ...options, heredocs: undefined, dialect: reading.dialect, shellOptions: reading },
    (at) => innerPlace(at, command, handler),
    depth,
  );
}
