import { manifest } from "../project.ts";

/** Files that tell people which version to take. */
export const versionedFiles: readonly string[] = [
  "templates/plimsoll.yml",
  "docs/adopt/hooks.md",
  "docs/adopt/github-action.md",
  "docs/use/install.md",
  "docs/use/getting-started.md",
  "docs/use/getting-started.zh-CN.md",
  "README.zh-CN.md",
];

/** The ways in which they name it; the version follows. */
const mention = /(plimsoll@v?|plimsoll-|rev: v)\d+\.\d+\.\d+(?:-[\w.]+?)?(?=\.tgz|\.?(?:[^\w.-]|$))/g;

/** A text in which every mention of a version is one of the package's. */
export function withVersion(text: string): string {
  return text.replace(mention, `$1${manifest.version}`);
}
