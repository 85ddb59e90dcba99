import type { ComposeDocument } from "../../src/kinds/compose/nodes.ts";
import type { DockerfileModel, EnvVar } from "../../src/kinds/dockerfile/model/types.ts";
import type { Instruction, KeyValue } from "../../src/kinds/dockerfile/nodes.ts";
import { isSecretAssignment, secretInValue } from "../../src/knowledge/secrets.ts";
import { defineRule, type Report } from "../../src/rule.ts";
import { secretsInCommand, secretsInScript, secretsInText } from "../../src/rule-kit/literal-secrets.ts";
import { originSpan } from "../../src/text/offset-map.ts";
import { type Span, spanOf } from "../../src/text/span.ts";

type Found = Report<"form" | "named" | "given">;

export default defineRule({
  id: "no-secret-values",
  summary: "No token, key or password stands in the file",
  why: "The file is committed, and what it sets or runs stays readable in the image: whoever can pull either has the secret.",
  topic: "secrets",
  category: "security",
  severity: "error",
  kinds: ["dockerfile", "compose"],
  recommended: true,
  cwe: [798],
  cis: ["4.10"],
  aliases: {
    kics: ["c3e1b6ae-d92c-44b3-8ed5-1f5442bab6a4"],
    tally: ["tally/secrets-in-code"],
    "dockerfile-benchmarker": ["CIS-4.10"],
    "docker-bench": ["4.10"],
    "dockerfile-roast": ["DF014"],
  },
  reference: "https://docs.docker.com/build/building/secrets/",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Names of variables whose values are no secrets.",
    },
  },
  messages: {
    form: "A {kind} stands here in plain sight",
    named: "{name} is given its secret value in plain sight",
    given: "{program} is given a {kind} in plain sight",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nENV DB_PASS=«hunter2»",
      good: "FROM alpine:3.20\nENV DB_PASS_FILE=/run/secrets/db",
      message: "named",
    },
    {
      bad: "FROM alpine:3.20\nRUN curl -u «deploy:s3cr3tw0rd» https://repo.example.com/app.tgz",
      good: "FROM alpine:3.20\nRUN --mount=type=secret,id=netrc,target=/root/.netrc curl --netrc https://repo.example.com/app.tgz",
      message: "given",
    },
    {
      title: "In URLs too",
      bad: "FROM alpine:3.20\nRUN git clone https://deploy:«s3cr3tw0rd»@git.example.com/app.git",
      message: "form",
    },
    {
      kind: "compose",
      bad: "services:\n  db:\n    image: postgres:17.2\n    environment:\n      API_TOKEN: «8f14e45fceea167a5a36dedd4bea2543»",
      good: "services:\n  db:\n    image: postgres:17.2\n    environment:\n      API_TOKEN: ${API_TOKEN}",
    },
  ],
  check(document, { model, options }) {
    const found =
      document.kind === "compose"
        ? inCompose(document as ComposeDocument, options.allow)
        : inDockerfile(model as DockerfileModel, options.allow);
    return once(found);
  },
});

function* inDockerfile(model: DockerfileModel, allow: readonly string[]): Iterable<Found> {
  for (const outer of model.document.instructions) {
    const instruction = outer.type === "Onbuild" ? outer.instruction : outer;
    if (instruction) yield* inInstruction(instruction, model, allow);
  }
}

function* inInstruction(instruction: Instruction, model: DockerfileModel, allow: readonly string[]): Iterable<Found> {
  switch (instruction.type) {
    case "Env":
    case "Arg":
      for (const pair of instruction.pairs) yield* inPair(pair, instruction, model, allow);
      return;
    case "Label":
      for (const { value } of instruction.pairs) if (value) yield* inText(value);
      return;
    case "Copy":
    case "Add":
      for (const { body } of instruction.heredocs) yield* inText({ text: body.text, line: body, at: 0 });
      for (const source of instruction.sources) yield* inText(source);
      return;
    case "Run":
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
      yield* inCommands(instruction, model);
      return;
    default:
      return;
  }
}

function* inPair(pair: KeyValue, at: Instruction, model: DockerfileModel, allow: readonly string[]): Iterable<Found> {
  const name = pair.key.text;
  if (!pair.value || allow.includes(name)) return;
  const byForm = [...inText(pair.value)];
  if (byForm.length > 0) return yield* byForm;
  // A value made from others is theirs to answer for.
  const value = model.resolve(pair.value, at);
  if (!value.known || model.variables(pair.value, at).length > 0 || !isSecretAssignment(name, value.value)) return;
  yield { at: pair.value, message: "named", data: { name } };
}

function* inText(word: {
  readonly text: string;
  readonly line: Parameters<typeof secretsInText>[0];
  readonly at: number;
}): Iterable<Found> {
  const secret = secretInValue(word.text);
  if (!secret) return;
  const mapped = word.at === 0 && word.line.text === word.text ? word.line : undefined;
  if (mapped) {
    for (const { span, kind } of secretsInText(mapped)) yield { at: span, message: "form", data: { kind } };
    return;
  }
  const span = spanIn(word, secret.start, secret.end);
  yield { at: span, message: "form", data: { kind: secret.kind } };
}

function spanIn(
  { line, at }: { readonly line: Parameters<typeof originSpan>[0]; readonly at: number },
  start: number,
  end: number,
): Span {
  return originSpan(line, at + start, at + end);
}

function* inCommands(instruction: Instruction, model: DockerfileModel): Iterable<Found> {
  for (const script of model.scripts(instruction)) {
    for (const { span, kind } of secretsInScript(script)) yield { at: span, message: "form", data: { kind } };
  }
  const form = "command" in instruction ? instruction.command : undefined;
  if (form?.form === "exec") for (const word of form.args) yield* inText(word);
  for (const command of model.commands(instruction)) {
    for (const { span, kind } of secretsInCommand(command)) {
      yield { at: span, message: "given", data: { kind, program: command.program ?? "A command" } };
    }
  }
}

function* inCompose({ services }: ComposeDocument, allow: readonly string[]): Iterable<Found> {
  for (const { environment, build } of services) {
    for (const variable of [...environment, ...(build?.variables ?? [])]) {
      const found = allow.includes(variable.name) ? undefined : inVariable(variable);
      if (found) yield found;
    }
  }
}

function inVariable({ name, value, valueSpan }: EnvVar): Found | undefined {
  if (!value?.known || !valueSpan) return undefined;
  const secret = secretInValue(value.value);
  if (secret) {
    const text = value.value.slice(secret.start, secret.end);
    if (secret.kind.startsWith("password") && isDevelopmentDefault(text)) return undefined;
    return { at: valueSpan, message: "form", data: { kind: secret.kind } };
  }
  if (!isSecretAssignment(name, value.value) || isDevelopmentDefault(value.value)) return undefined;
  return { at: valueSpan, message: "named", data: { name }, severity: "warning" };
}

/** Passwords for a database on a developer's own machine, which nobody takes for a secret: "postgres", "root@1234". */
function isDevelopmentDefault(value: string): boolean {
  const text = value.replace(/[^a-z\d]/gi, "");
  return /^[a-z]{0,16}\d{0,6}$/i.test(text) || /secret|passw|demo|test|local|default|n8n/i.test(text);
}

/** One secret is one finding, though a script inside a script, or an option and its form, give it twice. */
function once(found: Iterable<Found>): readonly Found[] {
  const sorted = [...found].sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  let end = -1;
  return sorted.filter(({ at }) => {
    const span = spanOf(at);
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
