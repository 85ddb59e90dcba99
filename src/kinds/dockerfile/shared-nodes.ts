import type { EnvVar } from "../../nodes/env-var.ts";
import type { Mount } from "../../nodes/mount.ts";
import type { Port } from "../../nodes/port.ts";
import { type Fact, known } from "../../syntax/fact.ts";
import { eachPort, portParts } from "../../syntax/port.ts";
import type { Edit } from "../../text/edit.ts";
import type { Span } from "../../text/span.ts";
import type { DockerfileModel } from "./model/types.ts";
import type { Arg, Env, Expose, KeyValue, Run, RunMount, Word } from "./nodes.ts";

/** The variables that an instruction sets. */
export function envVars(instruction: Env | Arg, model: DockerfileModel): readonly EnvVar[] {
  const place = model.place(instruction);
  const { text } = model.document.source;
  return instruction.pairs.map((pair) => {
    const { key, value, span } = pair;
    return {
      type: "EnvVar",
      span,
      place,
      name: key.text,
      nameSpan: key.span,
      value: value && model.resolve(value, instruction),
      valueSpan: value && contentSpan(value.span, text),
      build: instruction.type === "Arg",
      write: (wanted) => writeValue(pair, wanted, model.document.escape),
    };
  });
}

/** Without the quotes around the whole of a value. */
function contentSpan(span: Span, text: string): Span {
  const quote = text.charAt(span.start);
  const quoted = (quote === '"' || quote === "'") && text.indexOf(quote, span.start + 1) === span.end - 1;
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** In the form `name=value`, quoted where Docker would read something else. */
function writeValue({ key, value, legacy, span }: KeyValue, wanted: string, escapeSign: string): Edit | undefined {
  if (legacy || /[\r\n]/.test(wanted)) return undefined;
  const plain = /^[\w./:@%+,=-]*$/.test(wanted);
  const special = escapeSign === "`" ? /[`"$]/g : /[\\"$]/g;
  const text = plain ? wanted : `"${wanted.replace(special, (character) => escapeSign + character)}"`;
  return value ? { span: value.span, text } : { span: { start: key.span.end, end: span.end }, text: `=${text}` };
}

/** The ports that EXPOSE declares; a word whose variables hold several gives one for each. */
export function exposedPorts(instruction: Expose, model: DockerfileModel): readonly Port[] {
  const place = model.place(instruction);
  return instruction.ports.flatMap((word) =>
    eachPort(model.resolve(word, instruction)).map(
      (value): Port => ({ type: "Port", span: word.span, place, value, published: false, ...portParts(value) }),
    ),
  );
}

/** What a RUN mounts. */
export function runMounts(run: Run, model: DockerfileModel): readonly Mount[] {
  if (run.mounts.length === 0) return [];
  const place = model.place(run);
  const resolved = (word: Word | undefined) => word && model.resolve(word, run);
  return run.mounts.map((mount) => ({
    type: "Mount",
    span: mount.span,
    place,
    mountType: known(mount.mountType),
    source: resolved(mount.source),
    target: resolved(mount.target),
    readOnly: readOnly(mount, run, model),
  }));
}

/** Binds are read-only unless they say otherwise, the other types writable. */
function readOnly({ mountType, options }: RunMount, run: Run, model: DockerfileModel): Fact<boolean> {
  const option = options.findLast(({ key }) => /^(?:ro|readonly|rw|readwrite)$/.test(key));
  if (!option) return known(mountType === "bind");
  const asked = option.key === "ro" || option.key === "readonly";
  const value = option.value && model.resolve(option.value, run);
  if (value?.known === false) return value;
  const yes = value === undefined || value.value === "" || /^(?:1|t|true)$/i.test(value.value);
  return known(asked ? yes : !yes);
}
