import {
  type Cmd,
  type DockerfileModel,
  defineRule,
  type Entrypoint,
  type FixEffect,
  type Healthcheck,
  type Holds,
  type ProposedFix,
  replace,
  report,
  unknown,
} from "../../src/author.ts";
import { lacksShell, rootName, rootSpan, takesCmd } from "../../src/kit.ts";
import { hasProgram } from "../../src/knowledge/base-images/programs.ts";
import { isShell, shellBuiltins } from "../../src/knowledge/programs/shells.ts";

export default defineRule({
  id: "shell-form-needs-shell",
  summary: "CMD, ENTRYPOINT and HEALTHCHECK use the shell form only if the image has a shell",
  why: "The shell form runs as `/bin/sh -c`. scratch, distroless and similar images have no /bin/sh: the image builds, but the container does not start.",
  topic: "metadata",
  category: "correctness",
  severity: "error",
  fix: "both",
  kinds: ["dockerfile"],
  recommended: true,
  presets: ["go-static"],
  reference: "https://docs.docker.com/reference/dockerfile/#shell-and-exec-form",
  messages: {
    form: "The shell form needs /bin/sh, which {base} does not have: use the exec form",
    handed:
      "The shell form passes /bin/sh -c to the entrypoint as arguments, and {base} has no /bin/sh: use the exec form",
    interpreter: "{program} is not in {base}",
  },
  examples: [
    {
      bad: "FROM scratch\nCOPY app /app\nENTRYPOINT «/app --port 80»",
      fixed: 'FROM scratch\nCOPY app /app\nENTRYPOINT ["/app", "--port", "80"]',
      message: "form",
    },
    { good: 'FROM gcr.io/distroless/static-debian12\nCOPY app /app\nENTRYPOINT ["/app"]' },
    {
      bad: 'FROM gcr.io/distroless/base-debian12\nCOPY app /app\nENTRYPOINT ["/app"]\nCMD «serve --port 80»',
      fixed: 'FROM gcr.io/distroless/base-debian12\nCOPY app /app\nENTRYPOINT ["/app"]\nCMD ["serve", "--port", "80"]',
      message: "handed",
    },
    {
      title: "A copied shell counts",
      good: "FROM scratch\nCOPY --from=busybox:1.37 /bin/sh /bin/sh\nCOPY app /app\nCMD /app",
    },
    { bad: 'FROM scratch\nCOPY app /app\nCMD ["«sh»", "-c", "/app"]', message: "interpreter" },
  ],
  on: {
    Cmd: (instruction, { model }) => verdictOf(instruction, "cmd", model),
    Entrypoint: (instruction, { model }) => verdictOf(instruction, "entrypoint", model),
    Healthcheck: (instruction, { model }) => verdictOf(instruction, "healthcheck", model),
  },
});

function verdictOf(
  instruction: Cmd | Entrypoint | Healthcheck,
  effect: FixEffect & ("cmd" | "entrypoint" | "healthcheck"),
  model: DockerfileModel,
) {
  const stage = model.stageOf(instruction);
  const form = instruction.command;
  if (!stage || !form || stage.end[effect] !== instruction) return undefined;
  const { entrypoint } = stage.end;
  // Docker ignores CMD beside an ENTRYPOINT in shell form, and that one is reported.
  if (effect === "cmd" && entrypoint?.command.form === "shell") return undefined;
  const program = form.form === "exec" ? form.args[0] : undefined;
  if (program && (!isShell(nameOf(program.text)) || (effect === "cmd" && entrypoint))) return undefined;
  if (form.form === "exec" && !program) return undefined;
  if (form.form === "shell" && stage.end.shellSetBy) return undefined;
  const lacking = lacksShell(stage, model);
  if (!lacking.known) return stage.root?.shell === false ? unknown(form, lacking.reason) : undefined;
  if (!lacking.value) return undefined;
  const base = rootName(stage);
  const related = [{ at: rootSpan(stage), message: `${base} has no shell` }];
  if (program) {
    // Debug variants have one on the PATH, though not in /bin.
    const found = stage.root && !program.text.startsWith("/bin/") && hasProgram(stage.root, nameOf(program.text));
    return found ? undefined : report(program, "interpreter", { data: { base, program: program.text }, related });
  }
  const handed = effect === "cmd" && (entrypoint !== undefined || stage.root?.entrypoint === true);
  return report(form, handed ? "handed" : "form", { data: { base }, related, fixes: fix(instruction, effect, model) });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function fix(
  instruction: Cmd | Entrypoint | Healthcheck,
  effect: FixEffect,
  model: DockerfileModel,
): ProposedFix | undefined {
  const array = asExecForm(model, instruction);
  if (array === undefined || !instruction.command) return undefined;
  const requires = instruction.type === "Entrypoint" ? cmdAfter(instruction, model) : undefined;
  return {
    title: `Use the exec form: ${array}`,
    safe: true,
    requires,
    effect,
    edits: replace(instruction.command.span, array),
  };
}

/** A CMD is ignored no longer: one in shell form would be handed over with the shell that is not there. */
function cmdAfter(entrypoint: Entrypoint, model: DockerfileModel): Readonly<Record<string, Holds>> {
  const isShell = model.stageOf(entrypoint)?.end.cmd?.command.form === "shell";
  return {
    "CMD does not need a shell": !isShell,
    "CMD does not become arguments of ENTRYPOINT": takesCmd(entrypoint, model),
  };
}

/** What only a shell has: no file of that name need exist. */
const builtins: ReadonlySet<string> = new Set([...shellBuiltins, "test", "["]);

/**
 * A shell form as a JSON array that starts the same program with the same words; undefined where a shell does something
 * with the text: operators, variables, globs, redirects, assignments, builtins.
 */
function asExecForm(model: DockerfileModel, instruction: Cmd | Entrypoint | Healthcheck): string | undefined {
  const [script] = model.scripts(instruction);
  if (!script?.tree || script.errors.length > 0) return undefined;
  const [command, ...more] = script.commands;
  const [statement, ...further] = script.tree.commands;
  if (!command || more.length > 0 || !statement || further.length > 0 || statement.background) return undefined;
  if (command.environment.length > 0 || command.redirects.length > 0) return undefined;
  const { wrappers } = command;
  if (statement.command.type !== "Command" || wrappers.some(({ program }, i) => i > 0 && builtins.has(program))) {
    return undefined;
  }
  // `exec app` says what an exec form says anyway.
  const replaces = wrappers[0]?.program === "exec";
  if (replaces && wrappers.length > 1) return undefined;
  const words = replaces
    ? [command.name, ...command.arguments.map(({ word }) => word)]
    : command.line.map(({ word }) => word);
  if (words.some((word) => !word.literal || word.text.startsWith("~"))) return undefined;
  if (builtins.has(command.name.text) || builtins.has(words[0]?.text ?? "")) return undefined;
  return `[${words.map(({ text }) => JSON.stringify(text)).join(", ")}]`;
}
