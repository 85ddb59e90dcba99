import {
  type Cmd,
  type DockerfileModel,
  defineRule,
  type Entrypoint,
  type ExecForm,
  type Healthcheck,
  originSpan,
  type RuleContext,
  type Run,
  report,
  unknown,
  type Word,
} from "../../src/author.ts";
import { basename, isReplaced } from "../../src/kit.ts";
import { expandsVariables } from "../../src/knowledge/programs/interpreters.ts";

type Executed = Run | Cmd | Entrypoint | Healthcheck;

export default defineRule({
  id: "exec-form-is-literal",
  summary: "The exec form has no variables or operators that need a shell",
  why: "No shell interprets the exec form: the program gets `$HOME` or `&&` as literal text.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  reference: "https://docs.docker.com/reference/dockerfile/#exec-form",
  messages: {
    variable: "{text} is not expanded: the exec form runs without a shell",
    operator: "{text} is passed to {program} as an argument: the exec form runs without a shell",
  },
  examples: [
    {
      bad: 'FROM alpine:3.20\nRUN ["/bin/echo", "«$HOME»"]',
      good: "FROM alpine:3.20\nRUN echo $HOME",
      message: "variable",
    },
    { bad: 'FROM alpine:3.20\nRUN ["mkdir", "/a", "«&&»", "touch", "/a/b"]', message: "operator" },
    { title: "An explicit shell", good: 'FROM alpine:3.20\nCMD ["sh", "-c", "exec server --port $PORT"]' },
  ],
  on: { Run: check, Cmd: check, Entrypoint: check, Healthcheck: check },
});

function check(instruction: Executed, { model }: RuleContext<"dockerfile">) {
  const { command } = instruction;
  if (command?.form !== "exec" || (instruction.type !== "Run" && isReplaced(instruction, model))) return undefined;
  const reports = command.args.flatMap((word, index) => [...problems(word, index, instruction, command, model)]);
  const [first] = reports;
  if (!first) return undefined;
  const starts = startedBy(instruction, command, model);
  if (starts === undefined) return unknown(first.at, "the ENTRYPOINT of the base image is not known");
  const script = starts.find(mayExpandScript);
  if (script !== undefined) return unknown(first.at, `${script} may expand variables itself`);
  return starts.some((text) => expandsVariables.has(programOf(text))) ? undefined : reports;
}

/** The words before which nothing else reads the arguments: the ENTRYPOINT's where a CMD is handed to one. */
function startedBy(instruction: Executed, command: ExecForm, model: DockerfileModel): readonly string[] | undefined {
  const own = command.args.map(({ text }) => text);
  if (instruction.type !== "Cmd") return own;
  const stage = model.stageOf(instruction);
  const entrypoint = stage?.end.entrypoint?.command;
  if (entrypoint) return entrypoint.form === "exec" ? [...entrypoint.args.map(({ text }) => text), ...own] : ["sh"];
  // The entrypoints of official images end in `exec "$@"`.
  const facts = stage?.root;
  return facts?.entrypoint === false || facts?.official ? own : undefined;
}

function programOf(text: string): string {
  return basename(text.replaceAll("\\", "/"))
    .replace(/\.exe$/i, "")
    .replace(/(?<![\d.])[\d.]+$/, "");
}

function mayExpandScript(text: string): boolean {
  return /\.(?:sh|bash|py|rb|pl|js)$|entry-?point|^\/init$/i.test(text);
}

const operators = new Set(["&&", "||", "|", ">", ">>", "2>&1", "&"]);

function* problems(word: Word, index: number, instruction: Executed, command: ExecForm, model: DockerfileModel) {
  if (index > 0 && operators.has(word.text)) {
    yield report(word, "operator", { data: { text: word.text, program: programOf(command.args[0]?.text ?? "") } });
  }
  for (const match of word.text.matchAll(
    /(?<![\\$])\$(?:\{([A-Za-z_]\w*)(?:[-+?:#%/^,@][^}]{0,500})?\}|([A-Za-z_]\w*))/g,
  )) {
    const name = match[1] ?? match[2] ?? "";
    if (!isEnvironment(name, instruction, model) || readByJava(command, word, match[0])) continue;
    const at = originSpan(word.line, word.at + match.index, word.at + match.index + match[0].length);
    yield report(at, "variable", { data: { text: match[0] } });
  }
}

/** By its form the name of an environment variable, or of one that the file sets. */
function isEnvironment(name: string, instruction: Executed, model: DockerfileModel): boolean {
  if (/^[A-Z_][A-Z0-9_]*$/.test(name)) return true;
  return model.before(instruction).variable(name)?.known === true;
}

/** Java frameworks fill in `${NAME}` in properties and arguments; a word of its own the virtual machine reads. */
function readByJava({ args }: ExecForm, word: Word, text: string): boolean {
  return args.some((one) => programOf(one.text) === "java") && word.text !== text && text.startsWith("${");
}
