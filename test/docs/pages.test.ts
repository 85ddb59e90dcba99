import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { notice } from "../../scripts/generate/markdown.ts";
import { lint } from "../../src/cli/lint.ts";
import { formats } from "../../src/reporters/index.ts";
import { anchorsOf, type Link, linksOf, pages, read, root } from "./pages.ts";

const generatedFolder = "docs/reference/generated/";
const all = pages();
const written = all.filter((page) => page.startsWith("docs/") && !page.startsWith(generatedFolder));

describe("links", () => {
  it("are found beside code and with anchors", () => {
    const text = "[a](b.md) `[c](d.md)`\n```sh\n[e](f.md)\n```\n[`g`](../h.md#i) [j](#k) [l](https://example.com)\n";
    expect(linksOf("docs/use/a.md", text)).toEqual([
      { path: "docs/use/b.md", anchor: "" },
      { path: "docs/h.md", anchor: "i" },
      { path: "docs/use/a.md", anchor: "k" },
    ]);
  });

  it("name headings as they are shown", () => {
    const text = "# A `b-c`, and [d](e.md)!\n## 0.1.0\n```sh\n# no heading\n```\n## Same\n## Same\n";
    expect([...anchorsOf(text)]).toEqual(["a-b-c-and-d", "010", "same", "same-1"]);
  });

  it("lead somewhere on every page", () => {
    const leadsNowhere = ({ path, anchor }: Link) =>
      !existsSync(resolve(root, path)) || (anchor !== "" && !anchorsOf(read(path)).has(anchor));
    const broken = all.flatMap((page) =>
      linksOf(page, read(page))
        .filter(leadsNowhere)
        .map((link) => ({ page, link })),
    );
    expect(broken).toEqual([]);
  });
});

it("marks what is generated, and nothing else", () => {
  const marked = all.filter((page) => read(page).startsWith(notice));
  expect(marked).toEqual(all.filter((page) => page.startsWith(generatedFolder)));
});

it("lists every page that is written by hand", () => {
  const index = "docs/README.md";
  const listed = new Set(linksOf(index, read(index)).map(({ path }) => path));
  expect(written.filter((page) => page !== index && !listed.has(page))).toEqual([]);
});

describe("every report format", () => {
  // A blob is for ourselves.
  const shown = formats.filter((format) => format !== "blob");

  it("is on the page of reports", () => {
    const page = read("docs/use/reports.md");
    expect(shown.filter((format) => !page.includes(`\`${format}\``))).toEqual([]);
  });

  it("is in the help", () => {
    const words = new Set(lint.notes?.match(/\w+/g));
    expect(shown.filter((format) => !words.has(format))).toEqual([]);
  });
});
