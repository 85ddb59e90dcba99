import { describe, expect, it } from "vitest";
import type { DocumentDiagnosticReport, SymbolInformation } from "vscode-languageserver";
import { ancient, modern, pulling, rangeOf, start } from "./client.ts";
import { bad, codes, everything, opened } from "./opened.ts";

// The server in a process of its own, talked to as editors do.

describe("the server", () => {
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
      severity: 3,
      source: "plimsoll",
      message: "MAINTAINER is deprecated: use a label",
      codeDescription: { href: "https://docs.internal/rules/no-maintainer.html" },
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
