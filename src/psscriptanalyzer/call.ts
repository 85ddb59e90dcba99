import { psscriptanalyzerRules } from "../knowledge/psscriptanalyzer.ts";

/** The variable that names the manifest to load: a path is no part of a program text. */
export const manifestVariable = "PLIMSOLL_PSSCRIPTANALYZER";

/**
 * What PowerShell is started with to analyse the files `0`, `1`, ... of its working directory. No part of it comes from
 * a script, and nothing in it needs quotes that the systems treat differently. Modules that it uses itself are loaded
 * first, since none is found by its commands' names.
 * Reference: about_Pwsh; the help of Invoke-ScriptAnalyzer and ConvertTo-Json.
 * @param count of files, at least 1
 */
export function argumentsFor(count: number): readonly string[] {
  return ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", programFor(count)];
}

function programFor(count: number): string {
  const rules = psscriptanalyzerRules.map((name) => `'${name}'`).join(", ");
  return `
$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
$InformationPreference = 'SilentlyContinue'
foreach ($name in 'Microsoft.PowerShell.Management', 'Microsoft.PowerShell.Utility') {
  Import-Module -Name ([System.IO.Path]::Combine($PSHOME, 'Modules', $name, $name + '.psd1'))
}
Import-Module -Name $env:${manifestVariable}
$rules = ${rules}
$answers = foreach ($i in 0..${count - 1}) {
  try {
    $text = [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PWD.ProviderPath, [string]$i))
    $found = @(Invoke-ScriptAnalyzer -ScriptDefinition $text -IncludeRule $rules)
    $remarks = @(foreach ($one in $found) {
      @{
        rule = [string]$one.RuleName
        severity = [string]$one.Severity
        message = [string]$one.Message
        start = $one.Extent.StartOffset
        end = $one.Extent.EndOffset
      }
    })
    @{ script = $i; remarks = $remarks }
  } catch {
    @{ script = $i; remarks = $null }
  }
}
$json = ConvertTo-Json -InputObject @($answers) -Depth 4 -Compress
$out = [System.Console]::OpenStandardOutput()
$bytes = [System.Text.UTF8Encoding]::new($false).GetBytes($json)
$out.Write($bytes, 0, $bytes.Length)
$out.Flush()
`;
}
