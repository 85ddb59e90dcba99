import { describe, expect, it } from "vitest";
import { hoverAt } from "../../src/lsp/hover.ts";
import { markupOf } from "../../src/lsp/markdown.ts";
import { analysisOf, withCursor } from "./workspace.ts";

async function hover(
  text: string,
  path = "Dockerfile",
  others: Readonly<Record<string, string>> = {},
  markdown = true,
) {
  const { text: plain, cursor } = withCursor(text);
  const analysis = await analysisOf({ ...others, [path]: plain }, path);
  const found = hoverAt(analysis, cursor, markupOf(markdown));
  return found && { text: found.parts.join("\n"), on: plain.slice(found.span.start, found.span.end) };
}

describe("hover", () => {
  it("explains a finding", async () => {
    const found = await hover("FROM debian:12\nUSER ro|ot\n");
    expect(found?.on).toBe("root");
    expect(found?.text).toContain("**no-root-user** (warning)");
    expect(found?.text).toContain("The image runs as root");
    expect(found?.text).toContain("`hadolint DL3002`");
  });

  it.each([
    ["ARG V=1.2\nFROM node:${|V}\n", "`V` is `1.2`\nFrom ARG V in line 1"],
    ["FROM node:22\nARG V=1\nENV W=$V-x\nRUN echo $|W\n", "`W` is `1-x`\nFrom ENV W in line 3, from ARG V in line 2"],
    ["FROM node:22\nARG |V\nRUN echo $V\n", "`V` is not known: ARG V has no default\nFrom ARG V in line 2"],
    ["FROM scratch\nCOPY $|V /x\n", "`V` is not set here"],
    ["FROM node:22\nENV A=\nRUN echo ${|A}\n", "`A` is empty"],
  ])("tells the value of a variable in %j", async (text, expected) => {
    expect((await hover(text))?.text).toContain(expected);
  });

  it("tells values for each way to build", async () => {
    const compose = (tag: string) => `    build:\n      context: .\n      args:\n        TAG: "${tag}"\n`;
    const files = { "compose.yaml": `services:\n  a:\n${compose("1.1")}  b:\n${compose("2.2")}` };
    const found = await hover("ARG TAG\nFROM example.com/x:${TA|G}\n", "Dockerfile", files);
    expect(found?.text).toContain("service a of compose.yaml: `TAG` is `1.1`");
    expect(found?.text).toContain("service b of compose.yaml: `TAG` is `2.2`");
  });

  it("knows base images", async () => {
    const found = await hover("FROM alp|ine:3.20\nUSER 1000\n");
    expect(found?.on).toBe("alpine:3.20");
    for (const line of ["Family: alpine 3.20", "C library: musl", "Package manager: apk", "Default user: root"]) {
      expect(found?.text).toContain(`- ${line}`);
    }
    expect(found?.text).toMatch(/- Support ends: 20\d\d/);
    expect((await hover("FROM example.com/own|:1\nUSER 1000\n"))?.text).toContain("Nothing is known about this image");
    expect((await hover("ARG B\nFROM $B AS x\nCOPY --from=bus|ybox:1.36 /a /b\nUSER 1\n"))?.text).toContain(
      "Family: busybox",
    );
  });

  it("tells what an instruction finds and leaves", async () => {
    const found = await hover("FROM debian:12\nWORKDIR /a\nUS|ER app\n");
    expect(found?.on).toBe("USER");
    expect(found?.text).toContain("- User: root, then app");
    expect(found?.text).toContain("- Working directory: /a");
    expect(found?.text).toContain("- Shell: /bin/sh -c");
  });

  it("describes stages", async () => {
    const found = await hover("FROM debian:12 AS base\nUSER app\nFROM ba|se\n");
    expect(found?.text).toContain("Stage `base` starts from `debian:12`");
    expect(found?.text).toContain("It ends as app");
  });

  it("says what a directive silences, and until when", async () => {
    const text =
      "FROM debian:12\n# plimsoll ignore=no-root|-user,DL9999 until=2027-03-31 owner=ops -- raw sockets\nUSER root\n";
    const found = await hover(text);
    expect(found?.text).toContain("Suppresses in what follows:\n\n- `no-root-user`: ");
    expect(found?.text).toContain("- `DL9999`, which is not a rule here");
    expect(found?.text).toContain("until 2027-03-31; owner ops; because raw sockets");
    expect((await hover("FROM debian:12\n# plimsoll ignore=|no-sudo until=2020-01-01\nUSER 1\n"))?.text).toContain(
      "Expired",
    );
    expect((await hover("# hadolint global ignore=|DL3002\nFROM debian:12\nUSER 1\n"))?.text).toContain(
      "in the whole file",
    );
    expect((await hover("FROM debian:12\n# plimsoll ignore=|no-sudo until=never\nUSER 1\n"))?.text).toContain(
      'Suppresses nothing: "never" is not a date: write year-month-day, such as 2027-01-31',
    );
  });

  it("works in Dockerfiles that stand in Compose files", async () => {
    const text =
      "services:\n  a:\n    build:\n      dockerfile_inline: |\n        ARG V=1.2\n        FROM node:$$V\n        USER 1000\n";
    const at = text.indexOf("$$V") + 2;
    const analysis = await analysisOf({ "compose.yaml": text }, "compose.yaml");
    const found = hoverAt(analysis, at, markupOf(true));
    expect(found?.parts.join("\n")).toContain("`V` is `1.2`\nFrom ARG V in line 5");
    expect(text.slice(found?.span.start, found?.span.end)).toBe("V");
  });

  it("lets no file write Markdown", async () => {
    const found = await hover('FROM debian:12\nENV A="`](x)![i](http://example.com)<img>" B=1\nRUN echo $|A\nUSER 1\n');
    expect(found?.text).toContain("`` `](x)![i](http://example.com)<img> ``");
    const plain = await hover("FROM debian:12\nENV A='a_b*c'\nRUN echo $|A\nUSER 1\n", "Dockerfile", {}, false);
    expect(plain?.text).toContain("A is a_b*c");
  });

  it("says nothing about nothing", async () => {
    expect(await hover("FROM debian:12\n\n|\nUSER 1000\n")).toBeUndefined();
  });
});
