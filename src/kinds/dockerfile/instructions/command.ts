import { parseDuration } from "../../../syntax/duration.ts";
import { lookalikeIn } from "../../../text/lookalikes.ts";
import type { MappedText } from "../../../text/offset-map.ts";
import { isSpace, skipSpace } from "../characters.ts";
import { checkDevices } from "../device-check.ts";
import { flagNamed } from "../flags.ts";
import { type JsonForm, looksLikeJson, readJsonForm } from "../json-form.ts";
import { slice, spanIn } from "../mapped.ts";
import { readMounts } from "../mount.ts";
import type { Cmd, CommandForm, Entrypoint, Flag, Healthcheck, Run, Shell, Word } from "../nodes.ts";
import { report } from "../scan.ts";
import { suggest } from "../suggest.ts";
import { makeWord } from "../words.ts";
import { missing, type Parts } from "./head.ts";

export function makeRun(parts: Parts): Run {
  const { head } = parts;
  const mounts = readMounts(parts.scan, head.flags);
  checkDevices(parts.scan, head.flags);
  checkChoice(parts, "network", ["default", "none", "host"]);
  checkChoice(parts, "security", ["sandbox", "insecure"]);
  return Object.freeze({ type: "Run", ...head, command: commandForm(parts, head.args, parts.json), mounts });
}

export function makeCmd(parts: Parts): Cmd {
  const command = commandForm(parts, parts.head.args, parts.json);
  return Object.freeze({ type: "Cmd", ...parts.head, command });
}

export function makeEntrypoint(parts: Parts): Entrypoint {
  const command = commandForm(parts, parts.head.args, parts.json);
  return Object.freeze({ type: "Entrypoint", ...parts.head, command });
}

export function makeShell(parts: Parts): Shell {
  const { scan, head, json } = parts;
  if (head.args.text === "" || (Array.isArray(json) && json.length === 0)) missing(parts, "at least one argument");
  else if (!Array.isArray(json)) {
    report(scan, "shell-form", head.argsSpan, 'SHELL must be a JSON array of strings, such as ["/bin/sh", "-c"]');
  }
  return Object.freeze({ type: "Shell", ...head, command: formOf(head.args, json) });
}

export function makeHealthcheck(parts: Parts): Healthcheck {
  const { scan, head, line, start, end } = parts;
  if (start >= end) {
    missing(parts, "NONE, or CMD and a command");
    return Object.freeze({ type: "Healthcheck", ...head, test: undefined, command: undefined });
  }
  let stop = start;
  while (stop < end && !isSpace(line.text.charCodeAt(stop))) stop++;
  const test = makeWord(line, start, stop);
  const command = healthcheckCommand(parts, test, skipSpace(line.text, stop, end));
  if (test.text.toUpperCase() !== "NONE") for (const flag of head.flags) checkHealthcheckFlag(scan, flag);
  return Object.freeze({ type: "Healthcheck", ...head, test, command });
}

function healthcheckCommand(parts: Parts, test: Word, start: number): CommandForm | undefined {
  const { scan, head, line, end } = parts;
  const name = test.text.toUpperCase();
  if (name === "NONE") {
    if (start < end) report(scan, "healthcheck", head.argsSpan, "HEALTHCHECK NONE takes no arguments");
    return undefined;
  }
  if (name !== "CMD") {
    const message = `HEALTHCHECK must be NONE, or CMD and a command, not ${test.text}`;
    report(scan, "healthcheck", test.span, message, suggest(name, ["NONE"]) ?? "CMD");
    return undefined;
  }
  const json = readJsonForm(line, start, end);
  if (start >= end || (Array.isArray(json) && json.length === 0)) {
    report(scan, "healthcheck", test.span, "HEALTHCHECK CMD needs a command");
  }
  return commandForm(parts, slice(line, start, end), json);
}

/** Docker reads these when it parses the file: it does not expand variables in them. */
function checkHealthcheckFlag(scan: Parts["scan"], { name, value }: Flag): void {
  if (!value || value.text === "") return;
  if (name === "retries") {
    if (/^\+?[0-9]{1,10}$/.test(value.text) && Number(value.text) < 2 ** 31) return;
    report(scan, "healthcheck", value.span, `--retries must be a whole number of 0 or more, not ${value.text}`);
    return;
  }
  if (!["interval", "timeout", "start-period", "start-interval"].includes(name)) return;
  const nanoseconds = parseDuration(value.text);
  if (nanoseconds === undefined) {
    report(scan, "healthcheck", value.span, `--${name} must be a duration such as 30s or 1m30s, not ${value.text}`);
  } else if (nanoseconds !== 0 && nanoseconds < 1e6) {
    report(scan, "healthcheck", value.span, `--${name} cannot be less than 1ms`);
  }
}

function checkChoice({ scan, head }: Parts, name: string, choices: readonly string[]): void {
  const value = flagNamed(head.flags, name)?.value;
  if (!value || choices.includes(value.text)) return;
  const meant = suggest(value.text, choices);
  report(
    scan,
    "network-security",
    value.span,
    `--${name} must be ${choices.slice(0, -1).join(", ")} or ${choices.at(-1)}, not ${value.text || '""'}`,
    meant,
  );
}

function commandForm({ scan, head }: Parts, text: MappedText, json: JsonForm): CommandForm {
  if (json === "mixed") {
    report(scan, "json-form", head.argsSpan, "A command in exec form must be a JSON array of strings only");
  } else if (json === undefined && looksLikeJson(text.text)) {
    const message = "This is not a valid JSON array: Docker passes it to the shell as it is";
    const odd = lookalikeIn(text.text);
    report(scan, "json-form", head.argsSpan, odd === undefined ? message : `${message}, with ${odd} in it`);
  }
  return formOf(text, json);
}

function formOf(text: MappedText, json: JsonForm): CommandForm {
  if (json !== undefined && json !== "mixed")
    return Object.freeze({ form: "exec", args: json, span: spanIn(text, 0, text.text.length) });
  return Object.freeze({ form: "shell", text, span: spanIn(text, 0, text.text.length) });
}
