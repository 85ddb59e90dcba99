import rule from "../../../rules/shell/psscriptanalyzer.ts";
import type { ToldRemark } from "../../../src/nodes/checked-script.ts";
import { testRule } from "../../rule-tester.ts";

const told = (at: string, more: Partial<ToldRemark> = {}): readonly ToldRemark[] => [
  { code: "PSAvoidUsingInvokeExpression", at, level: "warning", message: "Something is wrong.", ...more },
];

const pwsh = 'FROM mcr.microsoft.com/powershell\nSHELL ["pwsh", "-Command"]\n';
const shell = (...words: readonly string[]) => `FROM x\nSHELL ${JSON.stringify(words)}\nRUN iex $a`;

const loads = "PowerShell could load code as it reads it";
const more = "SHELL has PowerShell read more than the script";
const quotes = "which double quotes PowerShell gets hangs on the system";

testRule(rule, {
  good: [
    { title: "nothing is said", code: `${pwsh}RUN iex $a`, told: [] },
    { title: "less severe", code: `${pwsh}RUN iex $a`, told: told("iex", { level: "info" }) },
    {
      title: "what a build writes",
      code: `${pwsh}RUN Write-Host a`,
      told: told("Write-Host", { code: "PSAvoidUsingWriteHost" }),
    },
    {
      title: "a code that is off",
      code: `${pwsh}RUN iex $a`,
      options: { codes: { PSAvoidUsingInvokeExpression: "off" } },
      told: told("iex"),
    },
    { title: "a shell", code: "FROM debian:12\nRUN iex $a", told: told("iex") },
    { title: "cmd", code: 'FROM x\nSHELL ["cmd", "/S", "/C"]\nRUN iex $a', told: told("iex") },
    { title: "a heredoc that is data", code: `${pwsh}COPY <<EOF /x\niex $a\nEOF`, told: told("iex") },
    ...[
      "using module ./a; iex $a",
      "USING assembly ./a; iex $a",
      "u\u017fing module ./a; iex $a",
      "configuration a { iex $a }",
      "Import-DscResource a; iex $a",
      "Import\u2013DscResource a; iex $a",
      "class a { }; iex $a",
      "#requires -Modules a; iex $a",
      "[a.b, c]::d; iex $a",
      "[a[b], c]::d; iex $a",
      "[ a.b\t, c]::d; iex $a",
      "[a <# ] = #>, c]::d; iex $a",
    ].map((script) => ({ title: script, code: `${pwsh}RUN ${script}`, told: told("iex"), unknown: loads })),
    { title: "double quotes", code: `${pwsh}RUN iex "$a"`, told: told("iex"), unknown: quotes },
    { title: "escaped quotes", code: `${pwsh}RUN iex \\"$a\\"`, told: told("iex"), unknown: quotes },
    ...[
      ["pwsh"],
      ["pwsh", "-File"],
      ["pwsh", "-Command", "&"],
      ["pwsh", "-Command", "if ($a) {"],
      ["pwsh", "-Command", "$a ="],
      ["pwsh", "-EncodedCommand", "-Command"],
    ].map((words) => ({ title: words.join(" "), code: shell(...words), told: told("iex"), unknown: more })),
  ],
  bad: [
    {
      title: "its level and words",
      code: `${pwsh}RUN «iex» $a`,
      told: told("iex", { level: "error", message: "Something is bad. " }),
      severity: "error",
      says: "Something is bad (PSAvoidUsingInvokeExpression)",
    },
    {
      title: "continued lines",
      code: `# escape=\`\n${pwsh}RUN cd C:\\a; \`\n  «iex \`\n  # why\n  $a»; c`,
      told: told("iex   $a"),
    },
    { title: "a heredoc of SHELL", code: `${pwsh}RUN <<EOF\na\n«iex» $a\nEOF`, told: told("iex") },
    {
      title: "a heredoc that names PowerShell, whose quotes are its own",
      code: 'FROM debian:12\nRUN <<-EOF\n\t#!/usr/bin/env pwsh\n\t«iex» "$a"\nEOF',
      told: told("iex"),
    },
    ...[
      ["powershell", "-Command"],
      ["powershell.exe", "-NoProfile", "-ExecutionPolicy", "Bypass", "-c"],
      ["pwsh", "-Command", "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';"],
    ].map((words) => ({
      title: words.join(" "),
      code: shell(...words).replace("iex", "«iex»"),
      told: told("iex"),
    })),
    {
      title: "types without their assemblies, and lists",
      code: `${pwsh}RUN [Net.A]::B = 'c'; d 'e', 'f'; $a[0]; «iex» $a`,
      told: told("iex"),
    },
    { title: "what the container runs", code: `${pwsh}CMD «iex» $a`, told: told("iex") },
    {
      title: "a level that is asked for",
      code: `${pwsh}RUN «iex» $a`,
      options: { level: "info" },
      told: told("iex", { level: "info" }),
      severity: "info",
    },
    {
      title: "what could be argued about, where it is asked for by name",
      code: `${pwsh}RUN «Write-Host» a`,
      options: { codes: { PSAvoidUsingWriteHost: "on" } },
      told: told("Write-Host", { code: "PSAvoidUsingWriteHost" }),
    },
  ],
});
