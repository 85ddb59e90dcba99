import { describe, expect, it } from "vitest";
import type { CodeAction, Command, WorkspaceEdit } from "vscode-languageserver";
import { applied, editsOf, modern, rangeOf } from "./client.ts";
import { bad, codes, everything, opened } from "./opened.ts";

describe("actions", () => {
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
    const here = actions.find(({ title }) => title === "Suppress no-root-user here");
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
    const here = actions.find(({ title }) => title === "Suppress no-root-user here");
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
