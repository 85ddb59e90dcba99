/**
 * Rules of PSScriptAnalyzer that are asked for: errors and warnings that hold in a build and are found in the syntax alone.
 * Those that look names up, such as PSAvoidUsingCmdletAliases and PSUseCmdletCorrectly, are none of them: what they find
 * hangs on the machine, and a name that is a path makes PowerShell look there. So are none that speak of modules,
 * functions for others, layout and files.
 * Source: the rules' documentation and code, https://github.com/PowerShell/PSScriptAnalyzer.
 */
export const psscriptanalyzerRules = [
  "PSAvoidAssignmentToAutomaticVariable",
  "PSAvoidUsingAllowUnencryptedAuthentication",
  "PSAvoidUsingBrokenHashAlgorithms",
  "PSAvoidUsingComputerNameHardcoded",
  "PSAvoidUsingConvertToSecureStringWithPlainText",
  "PSAvoidUsingEmptyCatchBlock",
  "PSAvoidUsingInvokeExpression",
  "PSAvoidUsingWMICmdlet",
  "PSAvoidUsingWriteHost",
  "PSPossibleIncorrectComparisonWithNull",
  "PSPossibleIncorrectUsageOfRedirectionOperator",
  "PSUseDeclaredVarsMoreThanAssignments",
] as const;
