import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What of a page breaks WCAG 2.1 AA: labels, roles, focus, contrast and the rest of what axe can tell. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate(
    `axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] })`,
  )) as AxeResults;
  // The button of VitePress's search shows keys that its name leaves out.
  const known = (id: string, target: string) => id === "label-content-name-mismatch" && target === ".DocSearch";
  return violations.flatMap(({ id, nodes }) =>
    nodes.flatMap(({ target }) => (known(id, target.join(" ")) ? [] : [`${id}: ${target.join(" ")}`])),
  );
}
