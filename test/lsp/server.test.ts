import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type {
  CodeAction,
  Command,
  CompletionItem,
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SymbolInformation,
  WorkspaceDiagnosticReport,
  WorkspaceEdit,
} from "vscode-languageserver";
import {
  ancient,
  applied,
  type Editor,
  editsOf,
  modern,
  positionOf,
  project,
  pulling,
  rangeOf,
  start,
  uriIn,
  write,
} from "./client.ts";

// The server in a process of its own, talked to as editors do.

const bad = "FROM debian:12\nMAINTAINER me\nRUN apt-get update && apt-get install -y curl\nUSER root\n";
const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code);
const everything = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

/** An editor with one document open, and its first diagnostics. */
async function opened(text: string, options: Parameters<typeof start>[0] = {}, files: Record<string, string> = {}) {
  const dir = project(files);
  const editor = await start({ folders: [dir], ...options });
  const uri = uriIn(dir, "Dockerfile");
  await editor.open(uri, text);
  return { dir, editor, uri };
}

describe("the server", { timeout: 60_000 }, () => {
  it("says what it can do, pushing or being asked but never both", async () => {
    const pushing = await start();
    expect(pushing.result.capabilities).toMatchObject({
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2 },
      codeActionProvider: { codeActionKinds: ["quickfix", "source.fixAll.plimsoll"], resolveProvider: true },
      renameProvider: { prepareProvider: true },
    });
    expect(pushing.result.capabilities.diagnosticProvider).toBeUndefined();
    expect(await pushing.stop()).toBe(0);
    const { editor, uri } = await opened(bad, { capabilities: pulling });
    expect(editor.result.capabilities.diagnosticProvider).toMatchObject({ workspaceDiagnostics: true });
    const report = await editor.request<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri } });
    expect(report.kind === "full" && codes(report.items)).toContain("no-maintainer");
    expect(editor.pushes(uri)).toEqual([]);
    await editor.stop();
  });

  it("tells with each diagnostic what the editor can show", async () => {
    const { editor, uri } = await opened(`${bad}FROM debian:12 AS unused\nFROM debian:12\nUSER 1000\n`);
    const diagnostics = await editor.diagnostics(uri);
    const maintainer = diagnostics.find(({ code }) => code === "no-maintainer");
    expect(maintainer).toMatchObject({
      range: rangeOf(bad, "MAINTAINER"),
      severity: 2,
      source: "plimsoll",
      message: "MAINTAINER is deprecated",
      codeDescription: { href: expect.stringMatching(/^https:/) },
      tags: [2],
      data: { rule: "no-maintainer", fixes: [{ safe: true }] },
    });
    expect(diagnostics.find(({ code }) => code === "no-unused-stage")?.tags).toEqual([1]);
    await editor.stop();
  });

  it("tells an old editor only what it knows", async () => {
    const { editor, uri } = await opened(bad, { capabilities: ancient, folders: null });
    const [first] = (await editor.diagnostics(uri)).filter(({ code }) => code === "no-maintainer");
    expect(Object.keys(first ?? {}).sort()).toEqual(["code", "data", "message", "range", "severity", "source"]);
    const actions = await editor.actions(uri, everything);
    expect(actions.map(({ command }) => command)).toContain("plimsoll.fixAll");
    const symbols = await editor.request<SymbolInformation[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols.map(({ name }) => name)).toEqual([
      "debian:12",
      "MAINTAINER me",
      "RUN apt-get update && apt-get install -y curl",
      "USER root",
    ]);
    await editor.stop();
  });

  const indent = "  echo 😀 && ";
  it.each([
    ["utf-16", indent.length],
    ["utf-8", Buffer.byteLength(indent)],
  ])("counts columns in %s", async (encoding, character) => {
    const capabilities = { ...modern, general: { positionEncodings: [encoding, "utf-16"] } };
    const text = `# é\r\nFROM debian:12\r\nRUN : 😀 && \\\r\n${indent}sudo ls\r\nUSER 1000\r\n`;
    const { editor, uri } = await opened(text, { capabilities, settings: { preset: "all" } });
    const sudo = (await editor.diagnostics(uri)).find(({ code }) => code === "no-sudo");
    expect(sudo?.range.start).toEqual({ line: 3, character });
    const range = { start: { line: 3, character }, end: { line: 3, character: character + "sudo ".length } };
    await editor.change(uri, 2, [{ range, text: "" }]);
    expect(codes(await editor.diagnostics(uri, ({ version }) => version === 2))).not.toContain("no-sudo");
    await editor.stop();
  });

  it("ends as the protocol says", async () => {
    const polite = await start();
    expect(await polite.stop()).toBe(0);
    const rude = await start();
    await rude.notify("exit");
    expect(await rude.exited).toBe(1);
    const gone = await start();
    gone.connection.end();
    expect(await gone.exited).toBe(1);
  });

  it("answers a request that is called off", async () => {
    const { editor, uri } = await opened(bad, { capabilities: pulling });
    const params = { textDocument: { uri }, position: { line: 0, character: 6 } };
    await editor.request("textDocument/hover", params);
    const token = {
      isCancellationRequested: false,
      onCancellationRequested: (call: () => void) => {
        setImmediate(call);
        return { dispose() {} };
      },
    };
    const slow = Array.from({ length: 20 }, () =>
      editor.connection
        .sendRequest(
          "textDocument/codeAction",
          { textDocument: { uri }, range: everything, context: { diagnostics: [] } },
          token as never,
        )
        .then(
          () => "answered",
          ({ code }) => code,
        ),
    );
    expect(await Promise.all(slow)).toContain(-32800);
    expect(await editor.request("textDocument/hover", params)).not.toBeNull();
    await editor.stop();
  });
});

describe("changes", { timeout: 120_000 }, () => {
  it("taken in one by one give what the whole text gives", async () => {
    const dir = project({});
    const editor = await start({ folders: [dir] });
    const a = uriIn(dir, "a/Dockerfile");
    const b = uriIn(dir, "b/Dockerfile");
    await editor.open(a, "");
    await editor.open(b, "");
    let version = 1;
    const pieces = [
      "FROM debian\n",
      "USER root\n",
      "RUN sudo ls \\\n",
      "é😀",
      "\r\n",
      "# plimsoll ignore=",
      "$X",
      "<<EOF\n",
      '"',
      " ",
    ];
    const script = fc.array(fc.record({ at: fc.nat(), length: fc.nat({ max: 9 }), text: fc.constantFrom(...pieces) }), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        version++;
        let text = bad;
        await editor.change(a, version, [{ text }]);
        for (const step of steps) {
          const from = step.at % (text.length + 1);
          const to = Math.min(text.length, from + step.length);
          if (/[\uDC00-\uDFFF\n]/.test(`${text[from] ?? ""}${text[to] ?? ""}`)) continue;
          const range = { start: positionOf(text, from), end: positionOf(text, to) };
          text = text.slice(0, from) + step.text + text.slice(to);
          version++;
          await editor.change(a, version, [{ range, text: step.text }]);
        }
        await editor.change(b, version, [{ text }]);
        const current = ({ version: seen }: { version?: number }) => seen === version;
        expect(await editor.diagnostics(a, current)).toEqual(await editor.diagnostics(b, current));
      }),
      { numRuns: 30 },
    );
    await editor.stop();
  });

  it("that come in a burst are checked together", async () => {
    const { editor, uri } = await opened(bad);
    await editor.diagnostics(uri);
    for (let version = 2; version <= 200; version++) {
      void editor.change(uri, version, [
        { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: "#" },
      ]);
    }
    await editor.diagnostics(uri, ({ version }) => version === 200);
    expect(editor.pushes(uri).length).toBeLessThan(50);
    await editor.stop();
  });

  it("may leave any text half typed", async () => {
    const text = `# syntax=docker/dockerfile:1\n# plimsoll ignore=no-root-user -- x\nARG V=1\nFROM debian:$V AS a\nRUN <<EOF\necho "\${V:-\${W}}"\nEOF\nCOPY --from=a --chown=$V /a /b\nRUN --mount=type=cache,from=a,target=/x [ -n "$(ls | sudo cat)" ] && \\\n  echo 'é😀\nHEALTHCHECK CMD ["a", "b]\nENV A=1 B\n`;
    const { editor, uri } = await opened(text);
    const compose = uri.replace("Dockerfile", "compose.yaml");
    const inline = `services:\n  a:\n    build:\n      dockerfile_inline: |\n${text.replace(/^/gm, "        ").replaceAll("$", "$$$$")}      args: {V: "2"}\n`;
    await editor.open(compose, inline, "yaml");
    let version = 1;
    for (let i = 0; i < 60; i++) {
      version++;
      const [target, whole] = i % 3 === 0 ? [compose, inline] : [uri, text];
      const cut = whole.slice(0, Math.floor((whole.length * i) / 60));
      await editor.change(target, version, [{ text: i % 2 ? cut : cut + whole.slice(cut.length + 5) }]);
      const position = positionOf(cut, cut.length);
      const at = { textDocument: { uri: target }, position };
      await Promise.all([
        editor.request("textDocument/hover", at),
        editor.request("textDocument/completion", at),
        editor.request("textDocument/definition", at),
        editor.request("textDocument/references", { ...at, context: { includeDeclaration: true } }),
        editor.request("textDocument/documentHighlight", at),
        editor.request("textDocument/documentSymbol", at),
        editor.request("textDocument/foldingRange", at),
        editor.request("textDocument/documentLink", at),
        editor.request("textDocument/rename", { ...at, newName: "x" }).catch(({ code }) => expect(code).toBe(-32803)),
        i % 10 === 0 ? editor.actions(target, { start: position, end: position }) : undefined,
      ]);
    }
    expect(editor.messages).toEqual([]);
    expect(editor.stderr()).toBe("");
    expect(await editor.stop()).toBe(0);
  });
});

describe("actions", { timeout: 60_000 }, () => {
  it("fix what they point at", async () => {
    const { editor, uri } = await opened(bad);
    const [fix] = await editor.actions(uri, rangeOf(bad, "MAINTAINER"), ["quickfix"]);
    expect(fix).toMatchObject({ kind: "quickfix", isPreferred: true, diagnostics: [{ code: "no-maintainer" }] });
    expect(applied(bad, editsOf(fix?.edit, uri))).toBe(
      bad.replace("MAINTAINER me", 'LABEL org.opencontainers.image.authors="me"'),
    );
    expect(fix?.edit?.documentChanges).toMatchObject([{ textDocument: { uri, version: 1 } }]);
    await editor.stop();
  });

  it("fix everything that is safe, when it is asked for", async () => {
    const { editor, uri } = await opened(bad);
    const actions = await editor.actions(uri, everything, ["source.fixAll"]);
    expect(actions).toHaveLength(1);
    expect(actions[0]?.edit).toBeUndefined();
    const resolved = await editor.request<CodeAction>("codeAction/resolve", actions[0]);
    const fixed = applied(bad, editsOf(resolved.edit, uri));
    expect(fixed).toContain("LABEL");
    expect(fixed).toContain("rm -rf /var/lib/apt/lists/*");
    await editor.change(uri, 2, [{ text: fixed }]);
    expect(await editor.actions(uri, everything, ["source.fixAll.plimsoll"])).toEqual([]);
    // Made for a text that has moved on.
    expect((await editor.request<CodeAction>("codeAction/resolve", actions[0])).edit).toBeUndefined();
    await editor.stop();
  });

  it("give edits at once to who cannot ask for them later", async () => {
    const capabilities = {
      ...modern,
      textDocument: {
        ...modern.textDocument,
        codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
      },
      workspace: {},
    };
    const { editor, uri } = await opened(bad, { capabilities, folders: null });
    await editor.diagnostics(uri);
    const [all] = await editor.actions(uri, everything, ["source.fixAll.plimsoll"]);
    expect(all?.isPreferred).toBeUndefined();
    expect(applied(bad, all?.edit?.changes?.[uri] ?? [])).toContain("LABEL");
    expect((await editor.actions(uri, everything)).map(({ kind }) => kind)).not.toContain("source.fixAll.plimsoll");
    await editor.stop();
  });

  it("silence with a directive that works, its reason to be written over", async () => {
    const workspace = { ...modern.workspace, workspaceEdit: { documentChanges: true, snippetEditSupport: true } };
    const { editor, uri } = await opened(bad, { capabilities: { ...modern, workspace } });
    const actions = await editor.actions(uri, rangeOf(bad, "root"));
    const here = actions.find(({ title }) => title === "Silence no-root-user here");
    expect(here?.edit?.documentChanges).toEqual([
      {
        textDocument: { uri, version: 1 },
        edits: [
          {
            range: { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } },
            snippet: { kind: "snippet", value: "# plimsoll ignore=no-root-user -- ${1:give the reason}\n" },
          },
        ],
      },
    ]);
    await editor.stop();
  });

  it("leave asking for the reason to an editor that can", async () => {
    const { editor, uri } = await opened(bad, { initializationOptions: { asksReasons: true } });
    const actions = await editor.actions(uri, rangeOf(bad, "root"));
    const here = actions.find(({ title }) => title === "Silence no-root-user here");
    const ask = here?.command as unknown as Command | undefined;
    expect(ask?.command).toBe("plimsoll.askReason");
    const [given] = ask?.arguments ?? [];
    const done = await editor.request("workspace/executeCommand", {
      command: "plimsoll.suppress",
      arguments: [{ ...given, reason: "it needs raw sockets" }],
    });
    expect(done).toBe(true);
    const [edit] = editor.applied as [WorkspaceEdit];
    const text = applied(bad, editsOf(edit, uri));
    expect(text).toContain("# plimsoll ignore=no-root-user -- it needs raw sockets\nUSER root");
    await editor.change(uri, 2, [{ text }]);
    expect(codes(await editor.diagnostics(uri, ({ version }) => version === 2))).not.toContain("no-root-user");
    await editor.stop();
  });

  it("run as commands", async () => {
    const { editor, uri } = await opened(bad);
    const run = (command: string, ...given: unknown[]) =>
      editor.request<unknown>("workspace/executeCommand", { command, arguments: given });
    expect(await run("plimsoll.fixAll", uri)).toBeGreaterThan(0);
    expect(applied(bad, editsOf(editor.applied[0], uri))).toContain("LABEL");
    expect(await run("plimsoll.explain", "no-maintainer")).toContain("**no-maintainer**");
    expect(editor.asked).toContain("window/showDocument");
    expect(await run("plimsoll.explain", "pin-base-image-tag")).toContain("FROM node");
    for (const nonsense of [[], [null], [7], [{ uri: 3 }], ["file:///none"], [{ uri, position: 1 }]]) {
      expect([0, null, false]).toContain(await run("plimsoll.fixAll", ...nonsense));
      expect([0, null, false]).toContain(await run("plimsoll.suppress", ...nonsense));
      expect([0, null, false]).toContain(await run("plimsoll.explain", ...nonsense));
    }
    expect(await run("plimsoll.other")).toBeNull();
    await editor.stop();
  });
});

describe("views", { timeout: 60_000 }, () => {
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
      /is no name for a stage/,
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

describe("asking for diagnostics", { timeout: 60_000 }, () => {
  const pull = (editor: Editor, uri: string, previousResultId?: string) =>
    editor.request<DocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri }, previousResultId });

  it("says when nothing has changed", async () => {
    const { editor, uri } = await opened(bad, { capabilities: pulling });
    const first = await pull(editor, uri);
    expect(first.kind).toBe("full");
    const second = await pull(editor, uri, first.resultId);
    expect(second).toEqual({ kind: "unchanged", resultId: first.resultId });
    await editor.change(uri, 2, [{ text: "FROM debian:12\nUSER 1000\n" }]);
    const third = await pull(editor, uri, first.resultId);
    expect(third.kind === "full" && third.items).toEqual([]);
    await editor.stop();
  });

  it("covers the workspace, what is open and what is not", async () => {
    const files = {
      "a/Dockerfile": bad,
      "b.Dockerfile": "FROM debian:12\nUSER 1000\n",
      "node_modules/x/Dockerfile": bad,
      "notes.yaml": "a: 1\n",
    };
    const { editor, uri, dir } = await opened(bad, { capabilities: pulling }, files);
    const all = (previousResultIds: { uri: string; value: string }[] = []) =>
      editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds });
    const { items } = await all();
    const uris = [uriIn(dir, "a/Dockerfile"), uriIn(dir, "b.Dockerfile"), uri].sort();
    expect(items.map((item) => item.uri).sort()).toEqual(uris);
    expect(items.find((item) => item.uri === uri)).toMatchObject({ version: 1, kind: "full" });
    const previous = items.map((item) => ({ uri: item.uri, value: item.resultId as string }));
    const again = await all(previous);
    expect(new Set(again.items.map(({ kind }) => kind))).toEqual(new Set(["unchanged"]));
    const gone = await all([...previous, { uri: uriIn(dir, "old/Dockerfile"), value: "x" }]);
    expect(gone.items.find((item) => item.uri.includes("old"))).toMatchObject({ kind: "full", items: [] });
    await editor.stop();
  });

  it("is given in parts, with progress", async () => {
    const files = Object.fromEntries(Array.from({ length: 45 }, (_, i) => [`${i}.Dockerfile`, bad]));
    const { editor } = await opened(bad, { capabilities: pulling }, files);
    const parts: { items: unknown[] }[] = [];
    const steps: string[] = [];
    editor.connection.onNotification(
      "$/progress",
      ({ token, value }) => void (token === "p" ? parts.push(value) : steps.push(value.kind)),
    );
    const rest = await editor.request<WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [],
      partialResultToken: "p",
      workDoneToken: "w",
    });
    expect(rest.items).toEqual([]);
    expect(parts.map(({ items }) => items.length)).toEqual([20, 20, 6]);
    expect(steps[0]).toBe("begin");
    expect(steps.at(-1)).toBe("end");
    await editor.stop();
  });

  it("is asked for again when a configuration changes", async () => {
    const { editor, uri, dir } = await opened(bad, { capabilities: pulling });
    const registered = () => editor.registrations.map(({ method }) => method);
    await expect.poll(registered, { timeout: 10_000 }).toContain("workspace/didChangeWatchedFiles");
    const before = await pull(editor, uri);
    write(dir, "plimsoll.config.yaml", "extends: []\nrules: { no-maintainer: error }\n");
    const refreshes = editor.asked.length;
    await editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriIn(dir, "plimsoll.config.yaml"), type: 1 }],
    });
    await expect
      .poll(() => editor.asked.slice(refreshes), { timeout: 10_000 })
      .toContain("workspace/diagnostic/refresh");
    const after = await pull(editor, uri, before.resultId);
    expect(after.kind === "full" && after.items.map(({ code, severity }) => [code, severity])).toEqual([
      ["no-maintainer", 1],
    ]);
    await editor.stop();
  });
});
