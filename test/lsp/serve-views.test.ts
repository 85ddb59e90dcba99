import { describe, expect, it } from "vitest";
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  WorkspaceEdit,
} from "vscode-languageserver";
import { applied, editsOf, rangeOf, uriIn } from "./client.ts";
import { everything, opened } from "./opened.ts";

describe("views", () => {
  const text = "ARG V=12\nFROM debian:$V AS base\nRUN : \\\n  true\nFROM base\nCOPY --from=base /a /b\nUSER root\n";

  it("are there for every feature", async () => {
    const { editor, uri } = await opened(text, { settings: { inlayHints: { effectiveUser: true } } });
    const at = (word: string, from = 0) => ({ textDocument: { uri }, position: rangeOf(text, word, from).start });
    const hover = await editor.request<Hover>("textDocument/hover", at("V AS"));
    expect(hover).toEqual({
      contents: { kind: "markdown", value: "`V` is `12`\n\nFrom ARG V in line 1" },
      range: rangeOf(text, "V", 10),
    });
    const [definition] = await editor.request<Location[]>("textDocument/definition", at("base /a"));
    expect(definition).toEqual({ uri, range: rangeOf(text, "base") });
    const references = await editor.request<Location[]>("textDocument/references", {
      ...at("base"),
      context: { includeDeclaration: false },
    });
    expect(references).toHaveLength(2);
    const highlights = await editor.request<{ kind: number }[]>("textDocument/documentHighlight", at("V"));
    expect(highlights.map(({ kind }) => kind)).toEqual([3, 2]);
    expect(await editor.request("textDocument/prepareRename", at("base"))).toEqual({
      range: rangeOf(text, "base"),
      placeholder: "base",
    });
    const edit = await editor.request<WorkspaceEdit>("textDocument/rename", { ...at("base"), newName: "deps" });
    expect(applied(text, editsOf(edit, uri))).toBe(text.replaceAll("base", "deps"));
    await expect(editor.request("textDocument/rename", { ...at("base"), newName: "A B" })).rejects.toThrow(
      /is not a valid stage name/,
    );
    await expect(editor.request("textDocument/prepareRename", at("USER"))).rejects.toThrow(/Only stages/);
    const symbols = await editor.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols.map(({ name, children }) => [name, children?.length])).toEqual([
      ["ARG", 0],
      ["base", 1],
      ["base", 2],
    ]);
    const folds = await editor.request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    expect(folds).toContainEqual({ startLine: 2, endLine: 3 });
    const hints = await editor.request<InlayHint[]>("textDocument/inlayHint", {
      textDocument: { uri },
      range: everything,
    });
    expect(hints.map(({ label }) => label)).toEqual(["user root", "user root"]);
    await editor.change(uri, 2, [{ text: `${text}# plimsoll ignore=` }]);
    const items = await editor.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri },
      position: { line: 7, character: 18 },
    });
    expect(items.find(({ label }) => label === "no-sudo")?.documentation).toMatchObject({ kind: "markdown" });
    await editor.stop();
  });

  it("hint at nothing unless asked to", async () => {
    const { editor, uri } = await opened(text);
    expect(await editor.request("textDocument/inlayHint", { textDocument: { uri }, range: everything })).toEqual([]);
    await editor.stop();
  });

  it("rename across files", async () => {
    const compose = "services:\n  a:\n    build: { context: ., target: base }\n";
    const { editor, uri, dir } = await opened(text, {}, { "compose.yaml": compose });
    const edit = await editor.request<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri },
      position: rangeOf(text, "base").start,
      newName: "deps",
    });
    expect(applied(compose, editsOf(edit, uriIn(dir, "compose.yaml")))).toBe(compose.replace("base", "deps"));
    await editor.stop();
  });

  it("lead from a file that builds to what it builds, and rename there", async () => {
    const script = "docker build --file Dockerfile --target base --build-arg V=13 .\n";
    const { editor, uri, dir } = await opened(text, {}, { "build.sh": script, Dockerfile: text });
    const caller = uriIn(dir, "build.sh");
    await editor.open(caller, script, "shellscript");
    const at = (word: string) => ({ textDocument: { uri: caller }, position: rangeOf(script, word).start });
    const start = { line: 0, character: 0 };
    expect(await editor.request("textDocument/definition", at("Dockerfile"))).toEqual([
      { uri, range: { start, end: start } },
    ]);
    expect(await editor.request("textDocument/definition", at("base"))).toEqual([
      { uri, range: rangeOf(text, "base") },
    ]);
    expect(await editor.request("textDocument/documentLink", { textDocument: { uri: caller } })).toEqual([
      { range: rangeOf(script, "Dockerfile"), target: uri },
    ]);
    const references = await editor.request<Location[]>("textDocument/references", {
      ...at("V="),
      context: { includeDeclaration: true },
    });
    expect(references).toEqual([
      { uri, range: rangeOf(text, "V") },
      { uri, range: rangeOf(text, "V", 10) },
      { uri: caller, range: rangeOf(script, "V") },
    ]);
    expect(await editor.request("textDocument/documentHighlight", at("V="))).toEqual([
      { range: rangeOf(script, "V"), kind: 2 },
    ]);
    expect(await editor.request("textDocument/prepareRename", at("base"))).toEqual({
      range: rangeOf(script, "base"),
      placeholder: "base",
    });
    const edit = await editor.request<WorkspaceEdit>("textDocument/rename", { ...at("base"), newName: "deps" });
    expect(applied(text, editsOf(edit, uri))).toBe(text.replaceAll("base", "deps"));
    expect(applied(script, editsOf(edit, caller))).toBe(script.replace("base", "deps"));
    const hover = await editor.request<Hover>("textDocument/hover", at("V="));
    expect(hover.contents).toMatchObject({ value: expect.stringContaining("`ARG V=12` in line 1 of Dockerfile") });
    await editor.stop();
  });

  it("link from a config", async () => {
    const { editor, dir } = await opened(text);
    const uri = uriIn(dir, "plimsoll.config.yaml");
    await editor.open(uri, "extends: ./base.yaml\n", "yaml");
    expect(await editor.request("textDocument/documentLink", { textDocument: { uri } })).toEqual([
      { range: rangeOf("extends: ./base.yaml\n", "./base.yaml"), target: uriIn(dir, "base.yaml") },
    ]);
    await editor.stop();
  });
});
