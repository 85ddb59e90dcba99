import type { Connection } from "vscode-languageserver";
import type { Rule } from "../rule.ts";
import type { Client } from "./client.ts";
import type { Writing } from "./diagnostics.ts";
import type { Target } from "./edits.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Positions } from "./positions.ts";
import type { Root } from "./root.ts";
import type { Workspace } from "./workspace.ts";

/** What there is from the first message on. */
export interface Session {
  readonly connection: Connection;
  readonly client: Client;
  readonly positions: Positions;
  readonly workspace: Workspace;
  /** Where a rule is explained. */
  linkOf(rule: Rule): string | undefined;
}

/** What diagnostics of a root's files are written with. */
export function writingFor({ client, positions, workspace, linkOf }: Session, root: Root): Writing {
  return { client, positions, linkOf, file: (path) => workspace.file(root, path) };
}

/** A file to edit, by its path in a root. */
export function targetOf({ workspace }: Session, root: Root, path: string): Target | undefined {
  const file = workspace.file(root, path);
  return file && { ...file, version: workspace.documents.get(file.uri)?.version ?? null };
}

/** The document of a request, once its root is loaded. */
export async function loadedDocument({ workspace }: Session, uri: string): Promise<OpenDocument | undefined> {
  if (!workspace.documents.has(uri)) return undefined;
  await workspace.ready();
  return workspace.documents.get(uri);
}
