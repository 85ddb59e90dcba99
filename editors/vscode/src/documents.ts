/** Documents that are neither files nor on their way to be: of editors that open a repository without a disk. */
const schemes = ["file", "untitled", "vscode-vfs"];

/** Those of the built-in kinds. */
const languages = ["dockerfile", "dockercompose", "dockerbake", "ignore", "yaml"];

const configs = "**/{plimsoll.config.*,.plimsollrc,.plimsollrc.*,package.json}";

export interface DocumentFilter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/**
 * Documents that the server hears of. Which of them it checks is its decision: by their names, by what any YAML holds,
 * and by the configuration.
 *
 * @param others schemes of the workspace's folders
 * @param further languages of kinds that plugins bring
 */
export function documentSelector(others: readonly string[], further: readonly string[] = []): DocumentFilter[] {
  return [...new Set([...schemes, ...others])].flatMap((scheme) => [
    ...[...new Set([...languages, ...further])].map((language) => ({ scheme, language })),
    { scheme, pattern: configs },
  ]);
}
