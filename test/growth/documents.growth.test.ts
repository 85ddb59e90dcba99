import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import type { Connection } from "vscode-languageserver";
import { clientOf } from "../../src/lsp/client.ts";
import { applyChanges, positionsIn } from "../../src/lsp/positions.ts";
import { createReports } from "../../src/lsp/reports.ts";
import { defaultSettings } from "../../src/lsp/settings.ts";
import { createUpdates } from "../../src/lsp/updates.ts";
import { createWorkspace } from "../../src/lsp/workspace.ts";
import { growthOf, linear } from "../helpers/steps.ts";

/** Opens documents of an editor at once, and resolves when something was said of each. */
async function openAll(dir: string, count: number, text: string): Promise<void> {
  const client = clientOf({ processId: null, rootUri: null, capabilities: {} });
  const positions = positionsIn(client.encoding);
  const options = { initial: defaultSettings, today: () => "2026-01-01", loaded: () => {} };
  const workspace = createWorkspace({ ...options, positions, settings: async () => defaultSettings });
  workspace.setFolders([pathToFileURL(dir).href], []);
  await workspace.ready();
  await new Promise<void>((done) => {
    const told = new Set<string>();
    const connection = {
      sendDiagnostics({ uri }: { readonly uri: string }) {
        told.add(uri);
        if (told.size === count) done();
      },
    } as unknown as Connection;
    const session = { connection, client, positions, workspace, linkOf: () => undefined };
    const updates = createUpdates(session, createReports(session));
    for (let i = 0; i < count; i++) {
      const uri = pathToFileURL(join(dir, `d${i}`, "Dockerfile")).href;
      updates.changed(workspace.open(uri, "dockerfile", 1, text));
    }
  });
}

it("many documents that are opened at once cost work in proportion to their number", async () => {
  const dir = mkdtempSync(join(tmpdir(), "plimsoll-documents-"));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  expect(await growthOf((count) => openAll(dir, count, "FROM scratch\n"), 60)).toBeLessThan(linear);
});

it("changes of a text's every line at once cost work in proportion to their number", async () => {
  const positions = positionsIn("utf-16");
  const apply = (count: number) => {
    const changes = Array.from({ length: count }, (_, line) => ({
      range: { start: { line, character: 0 }, end: { line, character: 1 } },
      text: "bc",
    }));
    return applyChanges({ path: "a", text: "a\n".repeat(count) }, changes.reverse(), positions);
  };
  expect(await growthOf(apply, 300)).toBeLessThan(linear);
});
