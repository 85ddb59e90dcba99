import {
  isNonSecretValue,
  isPlaceholder,
  isSecretAssignment,
  looksLikeSecretName,
  secretInValue,
} from "../../knowledge/secrets.ts";
import type { Command } from "../../nodes/command.ts";
import type { Script } from "../../nodes/script.ts";
import { type Argument, option } from "../../syntax/shell/script.ts";
import { lookUp } from "../../text/look-up.ts";
import { type MappedText, originSpan } from "../../text/offset-map.ts";
import type { Span } from "../../text/span.ts";

/** A credential written in a file. What it is, never the credential itself. */
export interface LiteralSecret {
  readonly span: Span;
  /** For people: "GitHub token", "password". */
  readonly kind: string;
}

/** Credentials of a known form in a text, one a line at most: a file that is full of them is one finding a line. */
export function secretsInText(mapped: MappedText): readonly LiteralSecret[] {
  const found: LiteralSecret[] = [];
  const { text } = mapped;
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const secret = end - start >= 8 ? secretInValue(text.slice(start, end)) : undefined;
    if (secret) found.push({ span: originSpan(mapped, start + secret.start, start + secret.end), kind: secret.kind });
    start = end + 1;
  }
  return found;
}

/** Those of a script, comments and heredocs included. */
export function secretsInScript(script: Script): readonly LiteralSecret[] {
  return secretsInText(script.mapped);
}

/** Options whose value is `user:password`. */
const userOptions: Readonly<Record<string, readonly string[]>> = { curl: ["user", "proxy-user"], wget: [] };

/** Programs whose `--password` is a password's hash, which no-secret-commands judges. */
const takesHash: ReadonlySet<string> = new Set(["useradd", "usermod", "groupadd", "groupmod"]);

/** Passwords that a command is given in words: by options that say so, `curl -u`, assignments before it. */
export function secretsInCommand(command: Command): readonly LiteralSecret[] {
  const found: LiteralSecret[] = [];
  const add = (span: Span, kind = "password") => found.push({ span, kind });
  const program = command.program ?? "";
  for (const { name, value, known } of command.options) {
    if (!value?.value || !value.word.literal) continue;
    const text = value.value;
    if (lookUp(userOptions, program)?.includes(name)) {
      if (isLiteral(text.slice(text.indexOf(":") + 1)) && text.includes(":") && !isAnonymous(text)) add(value.span);
    } else if (isSecretOption(name, known) && !takesHash.has(program) && isLiteral(text)) {
      add(value.span);
    }
  }
  const operand = passwordOperand(command);
  if (operand?.value && operand.word.literal && isLiteral(operand.value)) add(operand.span);
  for (const { name, value, valueSpan } of command.environment) {
    if (value !== undefined && isPasswordName(name) && isSecretAssignment(name, value)) add(valueSpan);
  }
  return found;
}

/** `htpasswd -bc FILE USER PASSWORD`, `sshpass -p PASSWORD ssh ...`. */
function passwordOperand(command: Command): Argument | undefined {
  switch (command.program) {
    case "htpasswd":
      return option(command, "b") === undefined ? undefined : command.operands.at(-1);
    case "sshpass":
      return command.arguments[0]?.value === "-p" ? command.arguments[1] : undefined;
    default:
      return undefined;
  }
}

/** `--password`, `--db-password`; a dashed word of a program without a table is an option all the same. */
function isSecretOption(name: string, known: boolean): boolean {
  if (name.length < 4 || /disabled|stdin|no-|file|prompt|policy|length|type/i.test(name)) return false;
  return looksLikeSecretName(name) && (known || isPasswordName(name));
}

/** Names that mean a password to a server. A "secret key" before a build command is mostly a stand-in. */
function isPasswordName(name: string): boolean {
  return /pass|pwd|token/i.test(name) && looksLikeSecretName(name);
}

function isLiteral(text: string): boolean {
  return !isPlaceholder(text) && !isNonSecretValue(text) && !text.includes("$") && !text.includes("`");
}

function isAnonymous(text: string): boolean {
  return /^(?:anonymous|user|username):|^:/i.test(text);
}
