import { describe, expect, it } from "vitest";
import type { OutlineEntry } from "../../src/kinds/editor.ts";
import { completionsAt } from "../../src/lsp/completion.ts";
import { hoverAt } from "../../src/lsp/hover.ts";
import { linksIn } from "../../src/lsp/links.ts";
import { markupOf } from "../../src/lsp/markdown.ts";
import { suppressionOf } from "../../src/lsp/suppress.ts";
import { outlineOf } from "../../src/lsp/symbols.ts";
import { applyEdits } from "../../src/text/edit.ts";
import { analysisOf, withCursor } from "./workspace.ts";

const dockerfile = "ARG TAG=12\nARG USER_NAME\nFROM debian:$TAG AS build\nFROM build AS prod\nUSER 1000\n";
const files = { "app/Dockerfile": dockerfile, "app/ci/web.Dockerfile": "FROM scratch\n" };

describe("hover", () => {
  async function hover(path: string, text: string, others: Readonly<Record<string, string>> = files) {
    const { text: plain, cursor } = withCursor(text);
    const analysis = await analysisOf({ ...others, [path]: plain }, path);
    const found = hoverAt(analysis, cursor, markupOf(true));
    return found && [plain.slice(found.span.start, found.span.end), ...found.parts];
  }

  it("tells which document is built, and its stages", async () => {
    expect(await hover("compose.yaml", "services:\n  a:\n    build: a‸pp\n")).toEqual([
      "app",
      "Builds `app/Dockerfile`, whose stages are `build`, `prod`",
    ]);
    expect(await hover("docker-bake.hcl", 'target "a" {\n  context = "."\n  dockerfile = "no‸ne"\n}\n')).toContain(
      "Builds `none`, which is not there",
    );
    expect(await hover("Makefile", "image:\n\tdocker build $(WH‸ERE)\n")).toContain("Which file is built is not known");
  });

  it("tells of a target what the stage is", async () => {
    expect(await hover("Makefile", "image:\n\tdocker build --target pr‸od app\n")).toEqual([
      "prod",
      "`FROM build AS prod` in line 4 of app/Dockerfile",
      "Stage `prod` starts from the stage `build`, the one that is built",
      "It ends as 1000",
    ]);
  });

  it("tells of an argument its default, its value, and who else gives it", async () => {
    const others = { ...files, "build.sh": "docker build --build-arg TAG=11 app\n" };
    const text = 'services:\n  a:\n    build:\n      context: app\n      args:\n        T‸AG: "13"\n';
    expect(await hover("compose.yaml", text, others)).toEqual([
      "TAG",
      "`ARG TAG=12` in line 1 of app/Dockerfile",
      expect.stringContaining("`TAG` is `13`"),
      expect.any(String),
      "Given by line 1 of build.sh",
    ]);
  });

  it("tells in the Dockerfile who gives an argument", async () => {
    const others = { "build.sh": "docker build --build-arg TAG=11 app\n" };
    expect(await hover("app/Dockerfile", dockerfile.replace("TAG", "T‸AG"), others)).toContain(
      "Given by line 1 of build.sh",
    );
  });
});

describe("completion", () => {
  async function complete(path: string, text: string) {
    const { text: plain, cursor } = withCursor(text);
    const found = completionsAt(await analysisOf({ ...files, [path]: plain }, path), cursor);
    return found.map(
      ({ label, span }) => plain.slice(0, span.start).split("\n").at(-1) + label + plain.slice(span.end).split("\n")[0],
    );
  }

  it.each([
    ["compose.yaml", "services:\n  a:\n    build:\n      context: app\n      target: ‸\n", "      target: "],
    ["compose.yaml", "services:\n  a:\n    build:\n      context: app\n      target: p‸x\n", "      target: "],
    ["Makefile", "image:\n\tdocker build app --target ‸\n", "\tdocker build app --target "],
    ["build.sh", "docker build app --target=b‸\n", "docker build app --target="],
  ])("in %s offers stages for a target", async (path, text, start) => {
    expect(await complete(path, text)).toEqual([`${start}build`, `${start}prod`]);
  });

  it("offers arguments that are declared and not given", async () => {
    expect(await complete("build.sh", "docker build app --build-arg TAG=1 --build-arg ‸\n")).toEqual([
      "docker build app --build-arg TAG=1 --build-arg USER_NAME",
    ]);
    const args = 'services:\n  a:\n    build:\n      context: app\n      args:\n        TAG: "1"\n        ';
    expect(await complete("compose.yaml", `${args}U‸\n`)).toEqual(["        USER_NAME"]);
    const list = "services:\n  a:\n    build:\n      context: app\n      args:\n        - ‸\n";
    expect(await complete("compose.yaml", list)).toEqual(["        - TAG", "        - USER_NAME"]);
  });

  it("offers paths of Dockerfiles", async () => {
    const text = "services:\n  a:\n    build:\n      context: app\n      dockerfile: ";
    expect(await complete("compose.yaml", `${text}‸\n`)).toEqual([
      "      dockerfile: Dockerfile",
      "      dockerfile: ci/",
    ]);
    expect(await complete("compose.yaml", `${text}ci/w‸\n`)).toEqual(["      dockerfile: ci/web.Dockerfile"]);
    expect(await complete("Makefile", "image:\n\tdocker build -f app/‸ app\n")).toEqual([
      "\tdocker build -f app/Dockerfile app",
      "\tdocker build -f app/ci/ app",
    ]);
  });

  it("is silent where nothing of a build is written", async () => {
    expect(await complete("Makefile", "image:\n\tdocker build app\n\techo ‸\n")).toEqual([]);
    expect(await complete("compose.yaml", "services:\n  a:\n    build: app\n    user: ‸\n")).toEqual([]);
  });
});

it.each([
  ["Makefile", "image:\n\tdocker build -f app/ci/web.Dockerfile .\n"],
  ["build.sh", "docker build -f app/ci/web.Dockerfile .\n"],
  [".goreleaser.yaml", "dockers:\n  - dockerfile: app/ci/web.Dockerfile\n"],
  ["docker-bake.json", '{ "target": { "a": { "dockerfile": "app/ci/web.Dockerfile" } } }\n'],
])("links lead from %s to what it builds", async (path, text) => {
  const links = linksIn(await analysisOf({ ...files, [path]: text }, path));
  expect(links.map((link) => [text.slice(link.span.start, link.span.end), link.path])).toEqual([
    ["app/ci/web.Dockerfile", "app/ci/web.Dockerfile"],
  ]);
});

describe("the outline", () => {
  const short = ({ name, detail }: OutlineEntry) => `${name}: ${detail}`;

  it.each([
    [
      "Makefile",
      "image:\n\tdocker build app\n\nother:\n\tdocker build -f x/Dockerfile .\n",
      ["target image: app", "target other: x/Dockerfile"],
    ],
    ["build.sh", "docker build app\n", ["build: app"]],
    [".goreleaser.yaml", "dockers:\n  - dockerfile: app/Dockerfile\n", [expect.stringContaining(": app/Dockerfile")]],
  ])("of %s lists its builds", async (path, text, expected) => {
    expect(outlineOf(await analysisOf({ ...files, [path]: text }, path)).map(short)).toEqual(expected);
  });
});

describe("a directive", () => {
  it.each([
    ["Makefile", "image:\n\tcd app && \\\n\tdocker build --build-arg TYPO=1 .\n", "image:\n# plimsoll"],
    ["build.sh", "true && \\\n  docker build --build-arg TYPO=1 app\n", "# plimsoll"],
  ])("in %s does not part a command", async (path, text, start) => {
    const analysis = await analysisOf({ ...files, [path]: text }, path);
    const [finding] = analysis.findings;
    if (!finding) throw new Error("nothing is found");
    const suppression = suppressionOf(finding, "next", analysis);
    expect(suppression && applyEdits(text, [suppression.edit])).toMatch(new RegExp(`^${start}`));
  });
});
