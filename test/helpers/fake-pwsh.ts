import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * A program in place of a PowerShell, with a PSScriptAnalyzer beside it: `flaw` is a warning, `smell` a Write-Host,
 * `unread` no PowerShell, `odd` cannot be analysed. Each call is noted beside it: its arguments and what it was told.
 */
export function fakePwsh(file: string, message = "A flaw."): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, programText(file, message));
  chmodSync(file, 0o755);
  fakeModule(join(dirname(file), "Modules"));
  return file;
}

/** What is looked for where a PSScriptAnalyzer is installed. @returns its manifest */
export function fakeModule(place: string, version = "1.24.0"): string {
  const directory = join(place, "PSScriptAnalyzer", version);
  mkdirSync(directory, { recursive: true });
  const manifest = join(directory, "PSScriptAnalyzer.psd1");
  writeFileSync(manifest, "@{}\n");
  return manifest;
}

export const fakeIn = (directory: string): string => join(directory, "pwsh");

function programText(file: string, message: string): string {
  return `#!${process.execPath}
const { appendFileSync, readdirSync, readFileSync } = require("node:fs");
const { PSModulePath, PSModuleAutoLoadingPreference, PLIMSOLL_PSSCRIPTANALYZER } = process.env;
const told = { PSModulePath, PSModuleAutoLoadingPreference, PLIMSOLL_PSSCRIPTANALYZER };
appendFileSync(${JSON.stringify(`${file}.log`)}, JSON.stringify({ args: process.argv.slice(2), told }) + "\\n");
const words = { flaw: ["PSAvoidUsingInvokeExpression", "Warning"], smell: ["PSAvoidUsingWriteHost", "Warning"], unread: ["UnexpectedToken", "ParseError"] };
const remarksIn = (text) =>
  Object.entries(words).flatMap(([word, [rule, severity]]) => {
    const start = text.indexOf(word);
    return start < 0 ? [] : [{ rule, severity, message: ${JSON.stringify(message)}, start, end: start + word.length }];
  });
const answers = readdirSync(".").map((_, script) => {
  const text = readFileSync(String(script), "utf8");
  return { script, remarks: text.includes("odd") ? null : remarksIn(text) };
});
process.stdout.write(JSON.stringify(answers));
`;
}
