import type { ComposeDocument } from "../../src/kinds/compose/nodes.ts";
import type { DockerfileModel } from "../../src/kinds/dockerfile/model/types.ts";
import type { Instruction, KeyValue, Word } from "../../src/kinds/dockerfile/nodes.ts";
import { isSecretAssignment, secretInValue } from "../../src/knowledge/secrets.ts";
import type { EnvVar } from "../../src/nodes/env-var.ts";
import { defineRule, type Report } from "../../src/rule.ts";
import { secretsInCommand, secretsInScript, secretsInText } from "../../src/rule-kit/secrets/literal-secrets.ts";
import { originSpan } from "../../src/text/offset-map.ts";
import { spanOf } from "../../src/text/span.ts";

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
    form: "This {kind} stands in plain sight",
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
      message: "named",
      severity: "warning",
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

function inDockerfile(model: DockerfileModel, allow: readonly string[]): Found[] {
  const found: Found[] = [];
  for (const outer of model.document.instructions) {
    const instruction = outer.type === "Onbuild" ? outer.instruction : outer;
    if (instruction) addInstruction(found, instruction, model, allow);
  }
  return found;
}

function addInstruction(
  found: Found[],
  instruction: Instruction,
  model: DockerfileModel,
  allow: readonly string[],
): void {
  switch (instruction.type) {
    case "Env":
    case "Arg":
      for (const pair of instruction.pairs) addPair(found, pair, instruction, model, allow);
      return;
    case "Label":
      for (const { value } of instruction.pairs) if (value) addText(found, value);
      return;
    case "Copy":
    case "Add":
      for (const { body } of instruction.heredocs) addText(found, { text: body.text, line: body, at: 0 });
      for (const source of instruction.sources) addText(found, source);
      return;
    case "Run":
    case "Cmd":
    case "Entrypoint":
    case "Healthcheck":
      addCommands(found, instruction, model);
  }
}

function addPair(
  found: Found[],
  pair: KeyValue,
  at: Instruction,
  model: DockerfileModel,
  allow: readonly string[],
): void {
  const name = pair.key.text;
  if (!pair.value || allow.includes(name) || addText(found, pair.value)) return;
  // A value made from others is theirs to answer for.
  const value = model.resolve(pair.value, at);
  if (!value.known || model.variables(pair.value, at).length > 0 || !isSecretAssignment(name, value.value)) return;
  found.push({ at: pair.value, message: "named", data: { name } });
}

/** Adds what a text holds by its form, and says whether it holds any. */
function addText(found: Found[], word: Pick<Word, "text" | "line" | "at">): boolean {
  const secret = secretInValue(word.text);
  if (!secret) return false;
  const isWhole = word.at === 0 && word.line.text === word.text;
  const secrets = isWhole
    ? secretsInText(word.line)
    : [{ span: originSpan(word.line, word.at + secret.start, word.at + secret.end), kind: secret.kind }];
  for (const { span, kind } of secrets) found.push({ at: span, message: "form", data: { kind } });
  return secrets.length > 0;
}

function addCommands(found: Found[], instruction: Instruction, model: DockerfileModel): void {
  for (const script of model.scripts(instruction)) {
    for (const { span, kind } of secretsInScript(script)) found.push({ at: span, message: "form", data: { kind } });
  }
  const form = "command" in instruction ? instruction.command : undefined;
  if (form?.form === "exec") for (const word of form.args) addText(found, word);
  for (const command of model.commands(instruction)) {
    for (const { span, kind } of secretsInCommand(command)) {
      found.push({ at: span, message: "given", data: { kind, program: command.program ?? "A command" } });
    }
  }
}

function inCompose({ services, source }: ComposeDocument, allow: readonly string[]): Found[] {
  return services.flatMap(({ environment, build }) =>
    [...environment, ...(build?.node.args ?? [])].flatMap((variable) =>
      allow.includes(variable.name) ? [] : (inVariable(variable, source.text) ?? []),
    ),
  );
}

function inVariable({ name, value, valueSpan }: EnvVar, source: string): Found | undefined {
  if (!value?.known || !valueSpan) return undefined;
  const secret = secretInValue(value.value);
  if (secret) {
    const text = value.value.slice(secret.start, secret.end);
    if (secret.kind.startsWith("password") && isDevelopmentDefault(text)) return undefined;
    const { start } = valueSpan;
    // The credential's own place, where the value stands in the file as it is.
    const own = source.startsWith(value.value, start);
    const at = own ? { start: start + secret.start, end: start + secret.end } : valueSpan;
    return { at, message: "form", data: { kind: secret.kind } };
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
function once(found: Found[]): readonly Found[] {
  const sorted = found.sort((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  let end = -1;
  return sorted.filter(({ at }) => {
    const span = spanOf(at);
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
