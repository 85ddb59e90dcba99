import {
  type DockerfileModel,
  defineRule,
  type ExecForm,
  type Instruction,
  insert,
  originSpan,
  type ProposedFix,
  type Run,
  report,
  type Shell,
  type Word,
} from "../../src/author.ts";

export default defineRule({
  id: "powershell-stops-on-error",
  summary: "PowerShell stops at the first error",
  why: "By default PowerShell prints the error of a failing cmdlet and continues; only the result of the last one decides whether the build fails.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/powershell/error-action-preference"] },
  reference: "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables",
  messages: { continues: "PowerShell continues after an error: set $ErrorActionPreference to 'Stop'" },
  examples: [
    {
      bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "«-Command»"]\nRUN Get-Item a; Get-Item b',
      fixedUnsafe:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command", "$ErrorActionPreference = \'Stop\';"]\nRUN Get-Item a; Get-Item b',
      good: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell", "-Command", "$ErrorActionPreference = \'Stop\';"]\nRUN Get-Item a; Get-Item b',
    },
    {
      title: "Without SHELL",
      bad: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["powershell", "-Command", "«Get-Item a; Get-Item b»"]',
      fixedUnsafe:
        'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ["powershell", "-Command", "$ErrorActionPreference = \'Stop\'; Get-Item a; Get-Item b"]',
    },
  ],
  *check(document, { model }) {
    for (const outer of document.instructions) {
      const run = outer.type === "Onbuild" ? outer.instruction : outer;
      if (run?.type !== "Run") continue;
      if (run.command.form === "exec") {
        yield* checkWords(run.command, run);
        continue;
      }
      yield* checkCalls(run, model);
      const shell = shellThatContinues(run, model);
      if (shell?.command.form === "exec") yield* checkWords(shell.command, shell);
    }
  },
});

const stop = "$ErrorActionPreference = 'Stop';";

function setsPreference(text: string): boolean {
  return /\$ErrorActionPreference\s*=|-ErrorActionPreference/i.test(text);
}

/** A script of one statement ends as that one does, unless it calls another script or has statements inside. */
function mayGoOn(text: string): boolean {
  return /[;{\n]|\.ps1\b/.test(text.trim());
}

/** `powershell -Command "a; b"` in shell form, where another shell starts it. */
function* checkCalls(run: Run, model: DockerfileModel) {
  for (const script of model.scripts(run)) {
    if (script.dialect === "powershell" || script.dialect === "other") continue;
    const { text } = script.mapped;
    const call =
      /(?:^|[\s"&|\\/])(?:powershell|pwsh)(?:\.exe)?"?(?:\s+-\w+(?:\s+[\w.]+)?){0,20}?\s+-c(?:ommand)?\s+/i.exec(text);
    if (!call) continue;
    const start = call.index + call[0].length;
    const quoted = /^"[^"]*"|^'[^']*'/.exec(text.slice(start))?.[0];
    const own = quoted ?? (script.dialect === "cmd" ? text.slice(start).trimEnd() : undefined);
    if (own === undefined || setsPreference(own) || !mayGoOn(own)) continue;
    yield report(originSpan(script.mapped, start, start + own.length), "continues");
  }
}

/** The SHELL of a PowerShell script that does not look after errors itself. */
function shellThatContinues(run: Run, model: DockerfileModel): Shell | undefined {
  const shell = model.before(run).shellSetBy;
  if (shell?.type !== "Shell" || run.command.form !== "shell") return undefined;
  const own = [run.command.text.text, ...run.heredocs.map(({ body }) => body.text)].join("\n");
  return setsPreference(own) || !mayGoOn(own) || !model.scripts(run).some(({ dialect }) => dialect === "powershell")
    ? undefined
    : shell;
}

function* checkWords({ args }: ExecForm, instruction: Instruction) {
  if (!/(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/i.test(args[0]?.text ?? "")) return;
  const at = args.findIndex(({ text }) => /^[-/]c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i.test(text));
  const flag = args[at];
  if (!flag || args.some(({ text }) => setsPreference(text))) return;
  const script = args[at + 1];
  if (instruction.type === "Run" && !mayGoOn(script?.text ?? "")) return;
  const fixes = fix(flag, script, instruction);
  yield report(instruction.type === "Run" ? (script ?? flag) : flag, "continues", { fixes });
}

function fix(flag: Word, script: Word | undefined, { type }: Instruction): ProposedFix {
  const edits = script ? insert(script.span.start, `${stop} `) : insert(flag.span.end + 1, `, "${stop}"`);
  return { title: "Set $ErrorActionPreference", safe: false, effect: type === "Run" ? "commands" : "shell", edits };
}
