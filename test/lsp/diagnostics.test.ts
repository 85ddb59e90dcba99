import { describe, expect, it } from "vitest";
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from "vscode-languageserver";
import { type Editor, pulling, uriIn, write } from "./client.ts";
import { bad, opened } from "./opened.ts";

describe("a document that is larger than any that is read", () => {
  it("is not checked, and says so", async () => {
    const { editor, uri } = await opened(`FROM debian:12\n${"RUN sudo a\n".repeat(200_000)}`);
    expect(await editor.diagnostics(uri)).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        severity: 1,
        source: "plimsoll",
        message: "The file is not checked: it is too large (3 MiB, at most 2 MiB are read)",
      },
    ]);
    const end = { start: { line: 1, character: 0 }, end: { line: 200_001, character: 0 } };
    await editor.change(uri, 2, [{ range: end, text: "RUN sudo a\n" }]);
    const found = await editor.diagnostics(uri, ({ diagnostics }) => diagnostics.length > 1);
    expect(found.map(({ code }) => code)).toContain("no-sudo");
  });
});

describe("asking for diagnostics", () => {
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
    await expect.poll(registered).toContain("workspace/didChangeWatchedFiles");
    const before = await pull(editor, uri);
    write(dir, "plimsoll.config.yaml", "extends: []\nrules: { no-maintainer: error }\n");
    const refreshes = editor.asked.length;
    await editor.notify("workspace/didChangeWatchedFiles", {
      changes: [{ uri: uriIn(dir, "plimsoll.config.yaml"), type: 1 }],
    });
    await expect.poll(() => editor.asked.slice(refreshes)).toContain("workspace/diagnostic/refresh");
    const after = await pull(editor, uri, before.resultId);
    expect(after.kind === "full" && after.items.map(({ code, severity }) => [code, severity])).toEqual([
      ["no-maintainer", 1],
    ]);
    await editor.stop();
  });
});
