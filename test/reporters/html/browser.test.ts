import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { html } from "../../../src/reporters/html.ts";
import { installed, withFile } from "../programs.ts";
import { context, finding, full, reportOf } from "../sample.ts";

const browser = ["chromium", "chromium-browser", "google-chrome"].find(installed);

/** The page's document after its script has run, opened at a fragment. */
function documentAfter(page: string, fragment: string): string {
  return withFile("report.html", page, (path) => {
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=2000", "--dump-dom"];
    return spawnSync(browser as string, [...flags, `file://${path}#${fragment}`], { encoding: "utf8" }).stdout;
  });
}

describe.skipIf(!browser)("in a browser", () => {
  it("offers filters and goes to the finding of the address", async () => {
    const page = documentAfter(await html(full, context), "f2");
    expect(page).toMatch(/<form class="filters" role="search">/);
    const cards = [...page.matchAll(/<article class="([^"]*)" id="(\w+)" tabindex="(-?\d)"/g)];
    expect(cards.map(([, kind, id, tab]) => `${id} ${kind} ${tab}`)).toEqual([
      "f1 finding warning -1",
      "f2 finding info current 0",
      "f3 finding error -1",
    ]);
    expect(page).toMatch(/<mark class="\w+ current" data-of="[^"]*\bf2\b/);
  });

  it("runs nothing that a linted file brings", async () => {
    const script = "document.title='owned'";
    const text = `<img src=x onerror="${script}"><script>${script}</script><svg onload=${script}></svg></script></style>`;
    const report = reportOf([finding({ message: text, rule: text, path: text, span: { start: 0, end: 4 } })]);
    const page = documentAfter(await html(report, context), "");
    expect(page).toContain("<title>Plimsoll: 1 warning in 1 Dockerfile</title>");
    expect(page).not.toMatch(/<img|<svg onload/);
  });
});
