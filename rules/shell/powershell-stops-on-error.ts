import {
  type DockerfileModel,
  defineRule,
  type ExecForm,
  type Instruction,
  insert,
  type ProposedFix,
  type Run,
  report,
  type Shell,
  type Word,
} from "../../src/author.ts";

export default defineRule({
  id: "powershell-stops-on-error",
  summary: "PowerShell stops at the first error",
  why: "By default a failing cmdlet prints its error and PowerShell goes on; what counts for the build is only how the last one ends.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  fix: "unsafe",
  kinds: ["dockerfile"],
  recommended: true,
  aliases: { tally: ["tally/powershell/error-action-preference"] },
  reference: "https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_preference_variables",
  messages: { continues: "PowerShell goes on after an error unless $ErrorActionPreference is 'Stop'" },
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
      const shell = shellThatContinues(run, model);
      if (shell?.command.form === "exec") yield* checkWords(shell.command, shell);
    }
  },
});

const stop = "$ErrorActionPreference = 'Stop';";

function setsPreference(text: string): boolean {
  return /\$ErrorActionPreference\s*=|-ErrorActionPreference/i.test(text);
}

/** The SHELL of a PowerShell script that does not look after errors itself. */
function shellThatContinues(run: Run, model: DockerfileModel): Shell | undefined {
  const shell = model.before(run).shellSetBy;
  if (shell?.type !== "Shell" || run.command.form !== "shell") return undefined;
  const own = [run.command.text.text, ...run.heredocs.map(({ body }) => body.text)].join("\n");
  return setsPreference(own) || !model.scripts(run).some(({ dialect }) => dialect === "powershell") ? undefined : shell;
}

function* checkWords({ args }: ExecForm, instruction: Instruction) {
  if (!/(?:^|[\\/])(?:powershell|pwsh)(?:\.exe)?$/i.test(args[0]?.text ?? "")) return;
  const at = args.findIndex(({ text }) => /^[-/]c(?:o(?:m(?:m(?:a(?:nd?)?)?)?)?)?$/i.test(text));
  const flag = args[at];
  if (!flag || args.some(({ text }) => setsPreference(text))) return;
  const script = args[at + 1];
  // A script of one statement ends as that one does.
  if (instruction.type === "Run" && !script?.text.includes(";")) return;
  const fixes = fix(flag, script, instruction);
  yield report(instruction.type === "Run" ? (script ?? flag) : flag, "continues", { fixes });
}

function fix(flag: Word, script: Word | undefined, { type }: Instruction): ProposedFix {
  const edits = script ? insert(script.span.start, `${stop} `) : insert(flag.span.end + 1, `, "${stop}"`);
  return { title: "Set $ErrorActionPreference", safe: false, effect: type === "Run" ? "commands" : "shell", edits };
}
