import { defineRule, originSpan, report, unknown } from "../../src/author.ts";
import { asksForMore, isWanted, powershellToCheck, psscriptanalyzerRules } from "../../src/kit.ts";

export default defineRule({
  id: "psscriptanalyzer",
  summary: "PowerShell scripts have no defect that PSScriptAnalyzer finds",
  why: "PSScriptAnalyzer knows what PowerShell makes of comparisons, redirections and swallowed errors: mistakes that let a build succeed and show later, in the image.",
  topic: "shell",
  category: "correctness",
  severity: "warning",
  kinds: ["dockerfile"],
  recommended: true,
  needs: "psscriptanalyzer",
  codes: {
    pattern: psscriptanalyzerRules.join("|").toUpperCase(),
    words: psscriptanalyzerRules,
    page: "https://learn.microsoft.com/powershell/utility-modules/psscriptanalyzer/rules/readme",
  },
  reference: "https://learn.microsoft.com/powershell/utility-modules/psscriptanalyzer/overview",
  options: {
    level: {
      type: "string",
      enum: ["error", "warning", "info"],
      description: "The least severe of PSScriptAnalyzer's levels that is reported.",
      default: "warning",
    },
    codes: {
      type: "object",
      additionalProperties: { enum: ["error", "warning", "info", "on", "off"] },
      description:
        "Severities by rule of PSScriptAnalyzer, whatever their level: `{ PSAvoidUsingInvokeExpression: error }`. `*` stands for all others.",
      default: {},
    },
  },
  messages: { found: "{message} ({code})" },
  examples: [
    {
      title: "An error that is swallowed",
      bad: 'FROM mcr.microsoft.com/powershell:7.4\nSHELL ["pwsh", "-Command"]\nRUN try { ./setup } «catch { }»; ./check',
      good: 'FROM mcr.microsoft.com/powershell:7.4\nSHELL ["pwsh", "-Command"]\nRUN try { ./setup } catch { throw }; ./check',
      told: [
        {
          code: "PSAvoidUsingEmptyCatchBlock",
          level: "warning",
          message: "Empty catch block is used. Please use Write-Error or throw statements in catch blocks.",
          at: "catch { }",
        },
      ],
    },
  ],
  on: {
    Script(script, { options, psscriptanalyzer }) {
      const given = powershellToCheck(script);
      if (!given) return;
      if ("reason" in given) return unknown(script, given.reason);
      const remarks = psscriptanalyzer?.(given);
      if (!remarks) return unknown(script, "PSScriptAnalyzer has not answered");
      return remarks
        .filter(
          (remark) => isWanted(remark, options) && (asksForMore(remark, options) || !isMatterOfTaste(remark.code)),
        )
        .map(({ code, level, message, start, end }) =>
          report(originSpan(script.mapped, start, end), "found", {
            data: { code, message: message.trim().replace(/\.$/, "").trimEnd() },
            code,
            severity: level === "style" ? "info" : level,
          }),
        );
    },
  },
});

/** What a build writes is for whoever watches it, and ends in no pipeline: told on request. */
function isMatterOfTaste(code: string): boolean {
  return code === "PSAvoidUsingWriteHost";
}
