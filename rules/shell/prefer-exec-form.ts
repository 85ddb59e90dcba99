import {
  type Cmd,
  type Command,
  defineRule,
  type Entrypoint,
  type Healthcheck,
  type Holds,
  insert,
  type OptionsOf,
  type ProposedFix,
  type RuleContext,
  replace,
  report,
  type Script,
  type ShellWord,
  unknown,
} from "../../src/author.ts";
import { basename, isReplaced, plainWords, takesCmd } from "../../src/kit.ts";
import { shellBuiltins } from "../../src/knowledge/programs/shells.ts";
import { hardlyFails } from "../../src/knowledge/programs/side-effects.ts";

const options = {
  which: {
    type: "string",
    enum: ["harmful", "unset", "every"],
    default: "harmful",
    description:
      "Whether a shell form is reported only where a shell stays between the container and a program in force (harmful), or wherever no SHELL is set (unset), or everywhere (every). A malformed array is a shell form.",
  },
  healthcheck: {
    type: "boolean",
    default: false,
    description: "Whether HEALTHCHECK CMD must use the exec form too.",
  },
} as const;

type Context = RuleContext<"dockerfile", OptionsOf<typeof options>>;

export default defineRule({
  id: "prefer-exec-form",
  summary: "CMD and ENTRYPOINT use the exec form",
  why: "With the shell form a shell is the container's first process and may not forward signals to the program, so `docker stop` kills it after ten seconds; an ENTRYPOINT in shell form also ignores CMD.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: {
    hadolint: ["DL3025"],
    buildkit: ["JSONArgsRecommended"],
    kics: ["b86987e1-6397-4619-81d5-8807f2387c79"],
    semgrep: ["prefer-json-notation"],
    dockerlint: ["recommended_exec_form"],
    sonar: ["S7019"],
    "dockerfile-roast": ["DF018", "DF025"],
    dockleaner: ["DL3025"],
  },
  reference: "https://docs.docker.com/reference/build-checks/json-args-recommended/",
  options,
  messages: {
    shell: "{instruction} runs {program} in a shell, which may not forward signals: use the exec form",
    entrypoint:
      "ENTRYPOINT runs {program} in a shell, which ignores CMD and may not forward signals: use the exec form",
  },
  examples: [
    {
      bad: "FROM node:22\n«CMD» node server.js",
      fixedUnsafe: 'FROM node:22\nCMD ["node", "server.js"]',
      good: 'FROM node:22\nCMD ["node", "server.js"]',
      message: "shell",
    },
    {
      title: "Where a variable needs the shell, exec replaces the shell",
      bad: "FROM eclipse-temurin:21\n«ENTRYPOINT» java $JAVA_OPTS -jar /app.jar",
      fixedUnsafe: "FROM eclipse-temurin:21\nENTRYPOINT exec java $JAVA_OPTS -jar /app.jar",
      message: "entrypoint",
    },
    {
      title: "SHELL shows that a shell is intended",
      good: 'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nCMD echo $HOME',
    },
  ],
  on: {
    Cmd: check,
    Entrypoint: check,
    Healthcheck: (healthcheck, context) => (context.options.healthcheck ? check(healthcheck, context) : undefined),
  },
});

function check(instruction: Cmd | Entrypoint | Healthcheck, context: Context) {
  const { model, document, options } = context;
  if (options.which !== "harmful") return anyShellForm(instruction, context);
  if (instruction.command?.form !== "shell" || model.before(instruction).shellSetBy) return undefined;
  if (isReplaced(instruction, model)) return undefined;
  // An array with a mistake in it is a finding of its own.
  if (document.problems.some((one) => one.instruction === instruction && one.code === "json-form")) return undefined;
  const [script] = model.scripts(instruction);
  const last = script?.commands.at(-1);
  if (script?.dialect === "other") return unknown(instruction.keyword, "the shell of the base image is not known");
  if (!script || script.mapped.text.trim() === "" || (last && replacesShell(last))) return undefined;
  // As it is written: `python3`, which is known as python.
  const written = last?.name.literal ? basename(last.name.text) : undefined;
  const program = written || (last?.program ?? last?.name.raw ?? "the program");
  const message = instruction.type === "Entrypoint" ? "entrypoint" : "shell";
  const data = {
    instruction: instruction.keyword.text.toUpperCase(),
    program,
  };
  return report(instruction.keyword, message, { data, fixes: fix(instruction, script, context) });
}

function anyShellForm(instruction: Cmd | Entrypoint | Healthcheck, { model, options }: Context) {
  if (instruction.command?.form !== "shell" || instruction.onbuild) return undefined;
  if (options.which === "unset" && model.before(instruction).shellSetBy) return undefined;
  const data = { instruction: instruction.keyword.text.toUpperCase(), program: "the program" };
  return report(instruction.keyword, instruction.type === "Entrypoint" ? "entrypoint" : "shell", { data });
}

/** `exec` as the last command: the program takes the shell's place. */
function replacesShell({ program, wrappers }: Command): boolean {
  return program === "exec" || wrappers.some((wrapper) => wrapper.program === "exec");
}

function fix(
  instruction: Cmd | Entrypoint | Healthcheck,
  script: Script,
  { source, model }: Context,
): ProposedFix | undefined {
  const last = script.commands.at(-1);
  if (!last || script.errors.length > 0) return undefined;
  if (shellBuiltins.has(last.program ?? "") || shellBuiltins.has(last.wrappers[0]?.program ?? "")) return undefined;
  const effect = instruction.type === "Entrypoint" ? "entrypoint" : instruction.type === "Cmd" ? "cmd" : "healthcheck";
  const words = plainWords(script);
  if (words?.every(({ span }) => !source.text.slice(span.start, span.end).includes("\n"))) {
    // Word by word, so that continued lines stay as they are.
    const edits = words.map(({ text, span }, index) => {
      const open = index === 0 ? "[" : "";
      return replace(span, `${open}${JSON.stringify(text)}${index === words.length - 1 ? "]" : ","}`);
    });
    const requires = {
      "the kernel can run the program without a shell": knowsFormat(words[0]),
      "CMD does not become arguments of ENTRYPOINT": instruction.type !== "Entrypoint" || takesCmd(instruction, model),
    };
    return { title: "Use the exec form", safe: false, requires, effect, edits };
  }
  if (instruction.type === "Healthcheck" || !endsScript(script, last)) return undefined;
  // The program that serves is another one, or the shell has something to do when it ends.
  if (hardlyFails.has(last.program ?? "") || script.commands.some(({ program }) => program === "trap"))
    return undefined;
  const start = last.wrappers[0]?.span.start ?? last.name.span.start;
  return {
    title: "Replace the shell with the program, using exec",
    safe: false,
    effect,
    edits: insert(start, "exec "),
  };
}

/** A shell runs any text, the kernel only what names its interpreter in a `#!` line. */
function knowsFormat(program: ShellWord | undefined): Holds {
  const text = program?.text ?? "";
  const isOwn = (text.includes("/") && !/^\/(?:usr\/(?:local\/)?)?s?bin\//.test(text)) || text.endsWith(".sh");
  return isOwn ? { unless: `${text} is a script without a shebang line` } : true;
}

/** Whether the command is the script's last and surely runs in the shell itself. */
function endsScript(script: Script, { span, flow, pipeline, script: own }: Command): boolean {
  if (own !== script || pipeline || span.end !== script.span.end) return false;
  return !(flow.conditional || flow.substitution || flow.background);
}
