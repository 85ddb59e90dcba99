import {
  type Add,
  type Arg,
  type Cmd,
  type Copy,
  type DockerfileModel,
  defineRule,
  type Edit,
  type Entrypoint,
  type Env,
  type EnvVar,
  type Healthcheck,
  type KeyValue,
  originSpan,
  type ProposedFix,
  type Report,
  type Run,
  remove,
  report,
  spanOf,
  type Word,
} from "../../src/author.ts";
import {
  commandEffects,
  commentsWithin,
  type LiteralSecret,
  lastMentions,
  mountSecret,
  perModel,
  perPart,
  removeLines,
  secretsInCommand,
  secretsInScript,
  secretsInText,
} from "../../src/kit.ts";
import { isDoubtfulSecret, isSecretAssignment, secretInValue } from "../../src/knowledge/secrets.ts";

export default defineRule({
  id: "no-secret-values",
  summary: "No token, key or password is written in the file",
  why: "The file is committed, and what it sets or runs stays readable in the image: anyone with access to either has the secret.",
  topic: "secrets",
  category: "security",
  severity: "error",
  fix: "unsafe",
  recommended: true,
  cwe: [798],
  cis: ["4.10"],
  // Those of names too: where the value stands in the file, this rule speaks in place of no-secret-variable-names.
  aliases: {
    hadolint: ["DL3064"],
    buildkit: ["SecretsUsedInArgOrEnv"],
    trivy: ["DS-0031"],
    semgrep: ["secret-in-build-arg"],
    sonar: ["S6472"],
    kics: ["c3e1b6ae-d92c-44b3-8ed5-1f5442bab6a4"],
    tally: ["tally/secrets-in-code", "tally/ruby/secrets-in-arg-or-env"],
    "dockerfile-benchmarker": ["CIS-4.10"],
    "docker-bench": ["4.10"],
    "dockerfile-roast": ["DF013", "DF014"],
    "kube-linter": ["env-var-secret"],
  },
  reference: "https://docs.docker.com/build/building/secrets/",
  options: {
    allow: {
      type: "array",
      items: { type: "string" },
      default: [],
      description: "Names of variables whose values are not secrets.",
    },
  },
  messages: {
    form: "This {kind} is written in plain text",
    named: "The secret value of {name} is written in plain text",
    given: "{program} gets a {kind} in plain text",
  },
  examples: [
    {
      bad: "FROM alpine:3.20\nENV DB_PASS=«hunter2»",
      fixedUnsafe: "FROM alpine:3.20",
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
  on: {
    EnvVar(variable, { options, source }) {
      // ENV and ARG are judged by their instructions, which know what a value is made from.
      const { owner } = variable.place;
      if (!owner || owner.type === "stage" || options.allow.includes(variable.name)) return;
      return inVariable(variable, source.text);
    },
    Env: (instruction, { model, options }) => inPairs(instruction, model, options.allow),
    Arg: (instruction, { model, options }) => inPairs(instruction, model, options.allow),
    Label: ({ pairs }) => pairs.flatMap(({ value }) => (value ? inText(value) : [])),
    Copy: inTransfer,
    Add: inTransfer,
    Run: (instruction, { model }) => once([...inCommands(instruction, model)]),
    Cmd: (instruction, { model }) => once([...inCommands(instruction, model)]),
    Entrypoint: (instruction, { model }) => once([...inCommands(instruction, model)]),
    Healthcheck: (instruction, { model }) => once([...inCommands(instruction, model)]),
  },
});

function* inPairs(instruction: Env | Arg, model: DockerfileModel, allow: readonly string[]) {
  for (const [index, { key, value }] of instruction.pairs.entries()) {
    const name = key.text;
    if (!value || allow.includes(name)) continue;
    const found = inText(value);
    for (const one of found) yield { ...one, fixes: fixOf(instruction, index, model) };
    // A value made from others is theirs to answer for.
    const fact = model.resolve(value, instruction);
    if (found.length > 0 || !fact.known || model.variables(value, instruction).length > 0) continue;
    if (!isSecretAssignment(name, fact.value)) continue;
    const severity = isDoubtfulSecret(name, fact.value) ? "warning" : "error";
    yield report(value, "named", { data: { name }, severity, fixes: fixOf(instruction, index, model) });
  }
}

/** None where the instruction's own values are made from the secret. */
function fixOf(instruction: Env | Arg, index: number, model: DockerfileModel): ProposedFix | undefined {
  const { key } = instruction.pairs[index] as KeyValue;
  if (usedIn(instruction, model).has(key.text)) return undefined;
  return withoutValue(instruction, index, model) ?? mountSecret(instruction, model);
}

/** The variables that an instruction's values are made from. */
const usedIn = perPart(
  (instruction: Env | Arg, model): ReadonlySet<string> =>
    new Set(
      instruction.pairs.flatMap(({ value }) =>
        (value ? model.variables(value, instruction) : []).map(({ name }) => name),
      ),
    ),
);

/** Leaves it to the caller to give the value, where nothing else of the file needs it. */
function withoutValue(instruction: Env | Arg, index: number, model: DockerfileModel): ProposedFix | undefined {
  const { type, onbuild } = instruction;
  const { document } = model;
  const { key, span } = instruction.pairs[index] as KeyValue;
  const name = key.text;
  if (onbuild || document.instructions[lastNamed(model).get(name) ?? -1] !== instruction) return undefined;
  const edits =
    type === "Env" ? withoutPair(instruction, index, model) : remove({ start: key.span.end, end: span.end });
  if (!edits) return undefined;
  return type === "Env"
    ? {
        title: `Remove ${name}, which must then be passed to the container`,
        safe: false,
        effect: ["env", ...commandEffects],
        edits,
      }
    : {
        title: `Remove the value of ${name}, which must then be passed to the build`,
        safe: false,
        effect: ["args", ...commandEffects],
        edits,
      };
}

/** The whole instruction where it sets nothing else. */
function withoutPair({ pairs, span }: Env, index: number, { document }: DockerfileModel): Edit | undefined {
  const [previous, pair, next] = [pairs[index - 1], pairs[index] as KeyValue, pairs[index + 1]];
  if (!previous && !next) return removeLines(document.source.text, span);
  const start = previous ? previous.span.end : pair.span.start;
  const end = previous ? pair.span.end : (next as KeyValue).span.start;
  return commentsWithin(document, start, end) ? undefined : remove({ start, end });
}

/** The last instruction, by its place in the file, that names a variable which an ENV or ARG sets. */
const lastNamed = perModel(({ document: { instructions, source } }) => {
  const names = instructions.flatMap((one) =>
    one.type === "Env" || one.type === "Arg" ? one.pairs.map(({ key }) => key.text) : [],
  );
  return lastMentions(
    names,
    instructions.map(({ span }) => source.text.slice(span.start, span.end)),
  );
});

function* inTransfer({ heredocs, sources }: Copy | Add) {
  for (const { body } of heredocs) yield* secretsInText(body).map(byForm);
  for (const source of sources) yield* inText(source);
}

/** What a text holds by its form. */
function inText({ text, line, at }: Word) {
  const secret = secretInValue(text);
  if (!secret) return [];
  return [byForm({ span: originSpan(line, at + secret.start, at + secret.end), kind: secret.kind })];
}

function byForm({ span, kind }: LiteralSecret) {
  return report(span, "form", { data: { kind } });
}

function* inCommands(instruction: Run | Cmd | Entrypoint | Healthcheck, model: DockerfileModel) {
  for (const script of model.scripts(instruction)) {
    yield* secretsInScript(script).map(byForm);
  }
  const form = instruction.command;
  if (form?.form === "exec") for (const word of form.args) yield* inText(word);
  for (const command of model.commands(instruction)) {
    for (const { span, kind } of secretsInCommand(command)) {
      yield report(span, "given", { data: { kind, program: command.program ?? "A command" } });
    }
  }
}

function inVariable({ name, value, valueSpan, place }: EnvVar, source: string) {
  if (!value?.known || !valueSpan) return undefined;
  // What is given to a build stays in the image; a container's variables are often those of a developer's machine.
  const isBuilt = place.phase === "build";
  const isDefault = (text: string) => !isBuilt && isDevelopmentDefault(text);
  const secret = secretInValue(value.value);
  if (secret) {
    const text = value.value.slice(secret.start, secret.end);
    if (secret.kind.startsWith("password") && isDefault(text)) return undefined;
    const { start } = valueSpan;
    // The credential's own place, where the value stands in the file as it is.
    const own = source.startsWith(value.value, start);
    const at = own ? { start: start + secret.start, end: start + secret.end } : valueSpan;
    return report(at, "form", { data: { kind: secret.kind } });
  }
  if (!isSecretAssignment(name, value.value) || isDefault(value.value)) return undefined;
  const severity = isBuilt && !isDoubtfulSecret(name, value.value) ? "error" : "warning";
  return report(valueSpan, "named", { data: { name }, severity });
}

/** Passwords for a database on a developer's own machine, which nobody takes for a secret: "postgres", "root@1234". */
function isDevelopmentDefault(value: string): boolean {
  const text = value.replace(/[^a-z\d]/gi, "");
  return /^[a-z]{0,16}\d{0,6}$/i.test(text) || /secret|passw|demo|test|local|default|n8n/i.test(text);
}

/** One secret is one finding, though a script inside a script, or an option and its form, give it twice. */
function once<R extends Report>(found: readonly R[]): readonly R[] {
  const sorted = found.toSorted((a, b) => spanOf(a.at).start - spanOf(b.at).start);
  let end = -1;
  return sorted.filter(({ at }) => {
    const span = spanOf(at);
    if (span.start < end) return false;
    end = span.end;
    return true;
  });
}
