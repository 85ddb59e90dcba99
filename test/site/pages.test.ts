import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { builtinRules } from "../../rules/index.ts";
import { literalBraces } from "../../site/braces.ts";
import { deadLinks } from "../../site/check-links.ts";
import { addressOf, sidebars, sitePages } from "../../site/pages.ts";
import { withPolicy } from "../../site/policy.ts";
import { pageOf } from "../../src/config/rule-links.ts";
import { pages, read } from "../docs/pages.ts";

const placed = sitePages();

describe("pages of the site", () => {
  it("are all of docs, each at a place of its own", () => {
    expect(pages("docs/").filter((page) => !placed.has(page))).toEqual([]);
    expect(new Set(placed.values()).size).toBe(placed.size);
  });

  it("are one for each rule, where links to rules lead", () => {
    const missing = builtinRules.filter(
      ({ id }) => placed.get(`docs/reference/generated/rules/${id}.md`)?.replace(/md$/, "html") !== pageOf(id),
    );
    expect(missing).toEqual([]);
  });

  it("show double braces, which would else begin an expression of Vue", () => {
    const rules = { text: (text: string) => text, code_inline: (text: string) => `<code>${text}</code>` };
    literalBraces({ renderer: { rules } });
    expect(rules.text("a {{ b }} and {c}")).toBe("a &#123;&#123; b }} and {c}");
    expect(rules.code_inline("${{ github.sha }}")).toBe("<code>$&#123;&#123; github.sha }}</code>");
  });

  it("have addresses without their names' ends", () => {
    expect(["index.md", "rules/index.md", "use/fixes.md"].map(addressOf)).toEqual(["/", "/rules/", "/use/fixes"]);
  });

  it("are listed beside every page", () => {
    const { "/": docs = [], "/rules/": rules = [] } = sidebars(placed);
    const links = (items: typeof docs): string[] =>
      items.flatMap(({ link, items: inner }) => [...(link ? [link] : []), ...links(inner ?? [])]);
    expect(links(docs)).toContain("/use/getting-started");
    expect(links(docs)).toContain("/rules/");
    expect(links(rules).filter((link) => link !== "/rules/").length).toBe(builtinRules.length);
    expect(docs.flatMap(({ items = [] }) => items).map(({ text }) => text)).toContain("Shared node");
  });
});

describe("links of a built site", () => {
  const built = (files: Readonly<Record<string, string>>) => {
    const site = mkdtempSync(join(tmpdir(), "plimsoll-site-"));
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(site, path)), { recursive: true });
      writeFileSync(join(site, path), text);
    }
    return site;
  };

  it("lead to files and places in them", () => {
    const site = built({
      "index.html": '<a href="/base/a/b.html#c">x</a><a href="a/">y</a><script src="/base/x.js"></script>',
      "a/b.html": '<h2 id="c">c</h2><a href="../index.html">up</a><a href="#c">here</a>',
      "a/index.html": '<a href="https://example.com/gone">out</a>',
      "x.js": "",
    });
    expect(deadLinks(site, "/base/")).toEqual([]);
  });

  it("are named where they do not", () => {
    const site = built({
      "index.html": '<a href="/base/gone.html">x</a><a href="/other/a.html">y</a>',
      "a.html": '<a href="#gone">x</a><a href="index.html?a=1&amp;b">y</a>',
    });
    expect(deadLinks(site, "/base/").toSorted()).toEqual([
      "a.html: #gone",
      "index.html: /base/gone.html",
      "index.html: /other/a.html",
    ]);
  });
});

it("a page runs the scripts that were built into it, and no other", () => {
  const page = withPolicy('<head></head><script>a()</script><script src="b.js"></script><script id="c">a()</script>');
  const [, policy = ""] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy.match(/'sha256-[^']+'/g)).toEqual(["'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='"]);
});

it("what the site installs is locked without the address of a registry", () => {
  expect(read("site/package-lock.json")).not.toMatch(/"resolved"/);
  expect(read("package-lock.json")).not.toMatch(/"resolved": "https?:/);
});
