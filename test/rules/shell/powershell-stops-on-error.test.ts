import rule from "../../../rules/shell/powershell-stops-on-error.ts";
import { testRule } from "../../rule-tester.ts";

const windows = "FROM mcr.microsoft.com/windows/servercore:ltsc2022";
const stops = "$ErrorActionPreference = 'Stop';";

testRule(rule, {
  good: [
    {
      title: "one statement each",
      code: `${windows}\nSHELL ["powershell", "-Command"]\nRUN Expand-Archive C:\\\\a.zip C:\\\\a`,
    },
    `${windows}\nRUN powershell -Command "Get-Item a" && powershell -NoProfile -File a.ps1`,
    `${windows}\nRUN powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; a; b"`,
    'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nRUN pwsh -Command "a" ; b',
    `${windows}\nSHELL ["powershell", "-Command", "$ErrorActionPreference='Stop'; $ProgressPreference='SilentlyContinue';"]\nRUN Get-Item a`,
    {
      title: "each script looks after itself",
      code: `${windows}\nSHELL ["powershell", "-Command"]\nRUN ${stops} Get-Item a`,
    },
    {
      title: "a preference for one cmdlet",
      code: `${windows}\nRUN ["pwsh", "-c", "a -erroractionpreference Stop; b"]`,
    },
    { title: "a heredoc that does", code: `FROM a:1\nSHELL ["pwsh", "-c"]\nRUN <<EOF\n${stops}\na\nb\nEOF` },
    { title: "a heredoc of another shell", code: 'FROM a:1\nSHELL ["pwsh", "-c"]\nRUN <<EOF\n#!/bin/sh\na; b\nEOF' },
    ...[`"sh", "-c"`, `"my-pwsh", "-c"`, `"pwsh-preview", "-c"`, `"pwsh", "x-c"`, `"pwsh", "-ConfigurationName"`].map(
      (words) => ({ title: `not PowerShell's -Command: ${words}`, code: `${windows}\nRUN [${words}, "a; b"]` }),
    ),
    { title: "nothing runs in it", code: `${windows}\nSHELL ["powershell", "-Command"]\nCMD Get-Item a` },
    { title: "one command", code: `${windows}\nRUN ["powershell", "-Command", "Get-Item a"]` },
    { title: "a file", code: `${windows}\nRUN ["powershell", "-File", "a.ps1"]` },
    { title: "cmd", code: `${windows}\nRUN dir && type x` },
    'FROM debian:12\nSHELL ["/bin/bash", "-c"]\nRUN a; b',
  ],
  bad: [
    `${windows}\nRUN powershell -NoProfile -ExecutionPolicy Bypass -Command «"a; b"»`,
    `${windows}\nRUN powershell.exe -Command «a; b» `,
    'FROM mcr.microsoft.com/powershell:7.4-ubuntu-22.04\nRUN true && pwsh -Command «"a; b"»',
    {
      title: "the escape directive, and pipes over several lines",
      code: '# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell","«-Command»"]\nRUN Get-ChildItem C:\\ `\n  | ForEach-Object { a }',
      fixedUnsafe: `# escape=\`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL ["powershell","-Command", "${stops}"]\nRUN Get-ChildItem C:\\ \`\n  | ForEach-Object { a }`,
    },
    ...["-c", "-co", "-com", "-comm", "-comma", "-comman", "-Command", "/c"].map((flag) => ({
      code: `${windows}\nRUN ["C:\\\\PowerShell\\\\7\\\\PWSH.exe", "${flag}", "«a; b»"]`,
      says: "PowerShell continues after an error: set $ErrorActionPreference to 'Stop'",
      fixedUnsafe: `${windows}\nRUN ["C:\\\\PowerShell\\\\7\\\\PWSH.exe", "${flag}", "${stops} a; b"]`,
    })),
    {
      code: 'FROM a:1\nRUN ["/usr/bin/pwsh", "-c", "«a; b»"]',
      fixedUnsafe: `FROM a:1\nRUN ["/usr/bin/pwsh", "-c", "${stops} a; b"]`,
    },
    {
      title: "other preferences stay",
      code: `${windows}\nSHELL ["pwsh.exe", "«-c»", "$ProgressPreference='SilentlyContinue';"]\nRUN a; b\nRUN c`,
      fixedUnsafe: `${windows}\nSHELL ["pwsh.exe", "-c", "${stops} $ProgressPreference='SilentlyContinue';"]\nRUN a; b\nRUN c`,
    },
    {
      title: "a child stage runs in it",
      code: `${windows} AS base\nSHELL ["powershell", "«-Command»"]\nFROM base\nRUN a; b`,
      fixedUnsafe: `${windows} AS base\nSHELL ["powershell", "-Command", "${stops}"]\nFROM base\nRUN a; b`,
    },
  ],
});
