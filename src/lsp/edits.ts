import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Edit } from "../text/edit.ts";
import type { Source } from "../text/source.ts";
import type { Client } from "./client.ts";
import type { Positions } from "./positions.ts";
import type { Suppression } from "./suppress.ts";

/** A file to edit. The version is null for one that is not open. */
export interface Target {
  readonly uri: string;
  readonly version: number | null;
  readonly source: Source;
}

export function textEdits(edits: readonly Edit[], source: Source, positions: Positions): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: positions.range(source, span), newText: text }));
}

/** Edits of files in the form that the client takes; one that names versions is refused for a text that has moved on. */
export function workspaceEdit(
  changes: readonly (readonly [Target, readonly Edit[]])[],
  client: Client,
  positions: Positions,
): WorkspaceEdit {
  if (!client.versionedEdits) {
    const entries = changes.map(([{ uri, source }, edits]) => [uri, textEdits(edits, source, positions)] as const);
    return { changes: Object.fromEntries(entries) };
  }
  const documentChanges = changes.map(
    ([{ uri, version, source }, edits]): TextDocumentEdit => ({
      textDocument: { uri, version },
      edits: textEdits(edits, source, positions),
    }),
  );
  return { documentChanges };
}

/** The edit that inserts a directive, its reason selected to be written over where the client can do that. */
export function suppressionEdit(
  { edit, reason }: Suppression,
  target: Target,
  client: Client,
  positions: Positions,
): WorkspaceEdit {
  if (!client.snippetEdits || !client.versionedEdits) return workspaceEdit([[target, [edit]]], client, positions);
  const { uri, version, source } = target;
  const parts = [
    edit.text.slice(0, reason.start),
    edit.text.slice(reason.start, reason.end),
    edit.text.slice(reason.end),
  ];
  const [before = "", said = "", after = ""] = parts.map(escapeSnippet);
  const snippet: SnippetTextEdit = {
    range: positions.range(source, edit.span),
    snippet: { kind: "snippet", value: `${before}\${1:${said}}${after}` },
  };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [snippet] }] };
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
