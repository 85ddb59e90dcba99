import {
  type Command,
  type Dialect,
  type DockerfileModel,
  defineRule,
  insert,
  type Pipeline,
  type ProposedFix,
  type Run,
  replace,
  report,
  type Script,
  type Shell,
  type Span,
  type Stage,
} from "../../src/author.ts";
import {
  basename,
  chainCommands,
  dialectOf,
  hasPipefail,
  hasWrittenPipe,
  newlineOf,
  perPart,
  rootName,
  setsPipefail,
  startOfCommentBlock,
  startOfScript,
} from "../../src/kit.ts";
import { hasProgram } from "../../src/knowledge/base-images/programs.ts";
import { hardlyFails } from "../../src/knowledge/programs/side-effects.ts";

export default defineRule({
  id: "pipefail",
  summary: "A pipe in RUN fails if any of its commands fails",
  why: "The exit status of a pipe is that of its last command: if a download before it fails, the build succeeds and the image is incomplete.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL4006"],
    kics: ["efbf148a-67e9-42d2-ac47-02fa1c0d0b22"],
    semgrep: ["set-pipefail"],
    "dockerfile-roast": ["DF057"],
    dockleaner: ["DL4006"],
  },
  reference: "https://docs.docker.com/build/building/best-practices/#using-pipes",
  options: {
    which: {
      type: "string",
      enum: ["masked", "every", "named"],
      default: "masked",
      description:
        "Whether only pipes are reported that hide a failure which matters (masked), or every RUN with a pipe that no SHELL with pipefail in its own stage precedes (every), or a RUN whose text names a shell and then has a pipe (named).",
    },
  },
  messages: {
    piped: "This RUN has a pipe, and no SHELL before it sets pipefail",
    masked: "A failure of {program} is ignored in this pipe: {advice}",
    absent: "The sh of {image} does not support pipefail, so this script fails: {advice}",
  },
  examples: [
    {
      title: "Alpine's sh supports pipefail",
      bad: "FROM alpine:3.20\nRUN wget -qO- https://example.com/a.tgz «|» tar xz -C /opt",
      fixedUnsafe: "FROM alpine:3.20\nRUN set -o pipefail && wget -qO- https://example.com/a.tgz | tar xz -C /opt",
      message: "masked",
      good: 'FROM alpine:3.20\nSHELL ["/bin/ash", "-eo", "pipefail", "-c"]\nRUN zcat /a.gz | tar x',
    },
    {
      title: "Debian's sh may not support it, but its bash does",
      bad: "FROM debian:12\nRUN zcat /a.gz «|» tar x",
      fixedUnsafe: 'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN zcat /a.gz | tar x',
      message: "masked",
    },
    {
      title: "Debian's sh stops at an option that it does not support",
      bad: "FROM debian:12\nRUN «set -o pipefail»; zcat /a.gz | tar x",
      fixedUnsafe:
        'FROM debian:12\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN set -o pipefail; zcat /a.gz | tar x',
      message: "absent",
    },
    { title: "Nothing before the pipe that can fail", good: "FROM debian:12\nRUN echo deploy:x | chpasswd" },
    {
      title: "Where every pipe needs a SHELL",
      options: { which: "every" },
      bad: "FROM debian:12\n«RUN» set -o pipefail && echo deploy:x | chpasswd",
      message: "piped",
    },
  ],
  on: {
    *Stage(stage, { model, options }) {
      if (options.which === "named") {
        yield* namedShells(stage);
        return;
      }
      if (options.which === "every") {
        yield* everyPipe(stage, model);
        return;
      }
      // One SHELL answers all that follows.
      let shell: ProposedFix | undefined;
      for (const outer of stage.instructions) {
        const run = outer.type === "Onbuild" ? outer.instruction : outer;
        if (run?.type === "Shell") yield checkShell(run, stage, model);
        if (run?.type !== "Run") continue;
        for (const script of model.scripts(run)) {
          const found = findRefused(script, run, stage, model) ?? findMasked(script);
          if (!found) continue;
          const { message, command, at } = found;
          const { dialect } = command.script;
          const own = command.script === script;
          const program = command.program ?? command.name.raw;
          const advised = advice(dialect, own && bashIn(stage, model) === true, own);
          const data = { program, image: rootName(stage), advice: advised };
          if (own && !knowsPipefail(dialect) && takesShell(script, run, model)) {
            yield report(at, message, { data, fixes: shell ?? setShell(run, stage, model) });
            shell ??= {
              ...setShell(run, stage, model),
              title: "Run everything from the first such pipe on with bash and pipefail",
            };
          } else {
            const fixes = own && knowsPipefail(dialect) ? setOption(script, model) : undefined;
            yield report(at, message, { data, fixes });
          }
        }
      }
    },
  },
});

/** RUNs with a pipe, where the last SHELL of the stage is none that has pipefail on, and none that knows no such thing. */
function* everyPipe({ instructions }: Stage, model: DockerfileModel) {
  let set = false;
  for (const outer of instructions) {
    if (outer.type === "Shell") set = answersForPipes(outer);
    if (outer.type === "Run" && !set && hasWrittenPipe(outer, model)) yield report(outer.keyword, "piped");
  }
}

/** RUNs whose text names a shell and has a pipe behind it, before any other operator, without a SHELL that sets pipefail for it. */
function* namedShells({ instructions }: Stage) {
  const answered = new Set<string>();
  for (const one of instructions) {
    if (one.type === "Shell" && one.command.form === "exec")
      for (const name of namesAnswered(one.command.args.map(({ text }) => text))) answered.add(name);
    if (one.type !== "Run" || one.command.form !== "shell") continue;
    const { text } = one.command.text;
    const named = shellNames.filter((name) => text.includes(name));
    const apart = named.filter((name) => !named.some((other) => other !== name && other.includes(name)));
    if (apart.some((name) => leadsToPipe(text.slice(text.indexOf(name))) && !answered.has(name)))
      yield report(one.keyword, "piped");
  }
}

const shellNames = ["zsh", "bash", "ash", "/bin/zsh", "/bin/bash", "/bin/ash"];

function leadsToPipe(text: string): boolean {
  return text.split(" ").find((word) => ["|", "&&", "||", "&", ";"].includes(word)) === "|";
}

function namesAnswered(words: readonly string[]): readonly string[] {
  return shellNames.filter((name) => answersFor(words, name));
}

function answersFor(words: readonly string[], name: string): boolean {
  return words.some(
    (word, i) => (word.includes(name) || name.includes(word)) && words[i + 1] === "-o" && words[i + 2] === "pipefail",
  );
}

function answersForPipes({ command }: Shell): boolean {
  const [program = "", ...words] = command.form === "exec" ? command.args.map(({ text }) => text) : [];
  const { dialect } = dialectOf([program, "-c"]);
  if (dialect === "powershell" || dialect === "cmd") return true;
  return (
    ["bash", "zsh", "ash"].includes(basename(program)) &&
    words.some((word, i) => word === "pipefail" && /^-\w*o$/.test(words[i - 1] ?? ""))
  );
}

/** What a script says that does not hold, and of which command. */
interface Found {
  readonly message: "absent" | "masked";
  readonly command: Command;
  readonly at: Span;
}

/** The first `set -o pipefail` at which the shell stops. Who tries it in a subshell first is prepared for that. */
function findRefused(script: Script, run: Run, stage: Stage, model: DockerfileModel): Found | undefined {
  const command = script.commands.find(
    (one) =>
      setsPipefail(one) &&
      !one.flow.conditional &&
      !one.flow.subshell &&
      lacksPipefail(one.script.dialect, stage, model, run),
  );
  return command && { message: "absent", command, at: command.span };
}

/** A SHELL that asks a shell for what it does not have: nothing runs in it. */
function checkShell({ command, onbuild, argsSpan, span }: Shell, stage: Stage, model: DockerfileModel) {
  if (command.form !== "exec") return undefined;
  const shell = dialectOf(
    command.args.map(({ text }) => text),
    stage.root?.shellDialect,
  );
  if (!shell.pipefail || !lacksPipefail(shell.dialect, stage, model, { span })) return undefined;
  const [program] = command.args;
  const bash = bashIn(stage, model) === true;
  const data = { image: rootName(stage), advice: advice(shell.dialect, bash, true) };
  const fixes: ProposedFix | undefined =
    program && bash && !onbuild
      ? {
          title: "Run everything from here on with bash",
          safe: false,
          effect: shellEffects,
          edits: replace(program.span, "/bin/bash"),
        }
      : undefined;
  return report(argsSpan, "absent", { data, fixes });
}

function lacksPipefail(dialect: Dialect, stage: Stage, model: DockerfileModel, at: Pick<Run, "span">): boolean {
  const has = hasPipefail(dialect, stage, model, at);
  return has.known && !has.value;
}

const shellEffects = ["shell", "commands", "cleanup", "ownership"] as const;

/** The first pipe of a script in which the failure of a command goes unnoticed. */
function findMasked(script: Script): Found | undefined {
  for (const pipeline of script.pipelines) {
    if (pipeline.pipefail || pipeline.flow.tolerated) continue;
    const command = masked(pipeline);
    // After the last pipe it fails the script.
    const at = command && pipeline.operators.find(({ start }) => start >= command.span.end);
    if (at) return { message: "masked", command, at };
  }
  return undefined;
}

/** The first command whose failure means that something is missing. */
function masked({ commands }: Pipeline): Command | undefined {
  return commands.some(endsEarly) ? undefined : commands.find(canFail);
}

/** `head` and `grep -q` close the pipe when they have seen enough: under pipefail what feeds them fails. */
function endsEarly({ program, options, wrappers }: Command): boolean {
  if (program === "head") return !wrappers.some((it) => it.program === "xargs" || it.program === "find");
  return program === "grep" && options.some(({ name }) => name === "quiet" || name === "max-count");
}

function canFail({ program, subcommand, arguments: words }: Command): boolean {
  if (program !== undefined && hardlyFails.has(program)) return false;
  if (program === "apk" && subcommand === "info") return false;
  // `java -version`, `go version`: asks a program that is there or not.
  return (
    words.length === 0 || !words.every(({ value }) => value !== undefined && /^-{0,2}version$|^-[vV]+$/.test(value))
  );
}

function knowsPipefail(dialect: Dialect): boolean {
  return dialect === "bash" || dialect === "ash" || dialect === "zsh" || dialect === "ksh";
}

/** SHELL says nothing about a shell that the script starts itself (`sh -c '...'`). */
function advice(dialect: Dialect, bash: boolean, own: boolean): string {
  if (dialect === "ash" && own) return 'use set -o pipefail, or SHELL ["/bin/ash", "-eo", "pipefail", "-c"]';
  if (knowsPipefail(dialect)) return "use set -o pipefail";
  return bash && own
    ? 'use SHELL ["/bin/bash", "-o", "pipefail", "-c"]'
    : "use a shell that supports pipefail, or a temporary file";
}

/** Whether a SHELL before a RUN is what reads its script: nobody has chosen another. */
function takesShell(script: Script, run: Run, model: DockerfileModel): boolean {
  return !run.onbuild && !model.before(run).shellSetBy && script.errors.length === 0;
}

function setShell(run: Run, stage: Stage, model: DockerfileModel): ProposedFix {
  const { text } = model.document.source;
  const newline = newlineOf(text);
  return {
    title: "Run everything from here on with bash and pipefail",
    safe: false,
    requires: { "the image has bash": bashIn(stage, model) ?? { unless: "the image has no bash" } },
    effect: shellEffects,
    edits: insert(startOfCommentBlock(text, run.span.start), `SHELL ["/bin/bash", "-o", "pipefail", "-c"]${newline}`),
  };
}

/** Whether the image has bash, which every distribution has but those with apk; undefined where that is not known. */
const bashIn = perPart((stage: Stage, model): boolean | undefined => {
  const { root, fromScratch } = stage;
  if (fromScratch || root) return root && hasProgram(root, "bash");
  const managers = chainCommands(stage, model).map(({ program = "" }) => distributionOf.get(program));
  return managers.find((brings) => brings !== undefined);
});

/** By the package manager that is called: whether its distribution has bash. */
const distributionOf: ReadonlyMap<string, boolean> = new Map([
  ["apt-get", true],
  ["apt", true],
  ["yum", true],
  ["dnf", true],
  ["apk", false],
]);

function setOption(script: Script, model: DockerfileModel): ProposedFix | undefined {
  const edit = startOfScript(script, "set -o pipefail", model.document.source.text);
  const leading = script.commands[0];
  const extended = leading && isPlainSet(leading) ? insert(leading.span.end, " -o pipefail") : edit;
  if (!extended) return undefined;
  return {
    title: "Set pipefail",
    safe: false,
    effect: ["commands", "options", "cleanup", "ownership"],
    edits: extended,
  };
}

/** `set -eux` at the start of a script, which can take one option more. */
function isPlainSet({ program, arguments: words, flow, span, wrappers }: Command): boolean {
  if (program !== "set" || wrappers.length > 0 || flow.conditional || flow.subshell) return false;
  const last = words.at(-1);
  return (
    last?.span.end === span.end &&
    words.every(({ value }) => value !== undefined && /^-[a-z]+$/.test(value) && !value.endsWith("o"))
  );
}
