import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Span } from "../text/span.ts";
import type { Analysis } from "./analysis.ts";
import { workspaceEdit } from "./edits.ts";
import { namedAt } from "./names.ts";
import type { OpenDocument } from "./open-document.ts";
import { definitionOfOuter, outerPlaces } from "./outer-names.ts";
import { renamable, rename } from "./rename.ts";
import { loadedDocument, type Session, targetOf } from "./session.ts";

interface Found {
  readonly document: OpenDocument;
  readonly analysis: Analysis;
  readonly offset: number;
}

async function find(
  { textDocument, position }: TextDocumentPositionParams,
  session: Session,
): Promise<Found | undefined> {
  const document = await loadedDocument(session, textDocument.uri);
  const analysis = document && session.workspace.analyse(document);
  return document && analysis && { document, analysis, offset: session.positions.offset(analysis.source, position) };
}

export async function definition(params: TextDocumentPositionParams, session: Session): Promise<Location[]> {
  const found = await find(params, session);
  if (!found) return [];
  const { document, analysis, offset } = found;
  const named = namedAt(analysis, offset);
  const place = named?.names.definition(named.place, named.view);
  if (named && place) return locations(document, analysis.source.path, [named.view.outer(place.span)], session);
  const called = definitionOfOuter(analysis, offset);
  return called ? locations(document, called.path, [called.span], session) : [];
}

export async function references(
  params: TextDocumentPositionParams & { readonly context: { readonly includeDeclaration: boolean } },
  session: Session,
): Promise<Location[]> {
  const found = await find(params, session);
  const named = found && namedAt(found.analysis, found.offset);
  if (!named) return [];
  const { document, analysis } = found;
  const { place, view, names } = named;
  const wanted = names.like(place, view).filter(({ definition }) => params.context.includeDeclaration || !definition);
  const callers = outerPlaces(analysis, view).filter((caller) => names.isNamed(place, caller));
  return [
    ...locations(
      document,
      analysis.source.path,
      wanted.map(({ span }) => view.outer(span)),
      session,
    ),
    ...callers.flatMap(({ path, span }) => locations(document, path, [span], session)),
  ];
}

export async function highlights(params: TextDocumentPositionParams, session: Session): Promise<DocumentHighlight[]> {
  const found = await find(params, session);
  const named = found && namedAt(found.analysis, found.offset);
  if (!named) return [];
  const { place, view, names } = named;
  return names.like(place, view).map(({ span, definition }) => ({
    range: session.positions.range(found.analysis.source, view.outer(span)),
    kind: definition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}

/** @throws ResponseError saying why the name is not changed */
export async function prepareRename(
  params: TextDocumentPositionParams,
  session: Session,
): Promise<{ readonly range: Range; readonly placeholder: string } | null> {
  const found = await find(params, session);
  if (!found) return null;
  const named = renamable(found.analysis, found.offset);
  if ("refused" in named) throw refusal(named.refused);
  const { source } = found.analysis;
  const span = named.view.outer(named.place.span);
  return { range: session.positions.range(source, span), placeholder: source.text.slice(span.start, span.end) };
}

/** @throws ResponseError saying why the name is not changed */
export async function doRename(
  params: TextDocumentPositionParams & { readonly newName: string; readonly position: Position },
  session: Session,
): Promise<WorkspaceEdit | null> {
  const found = await find(params, session);
  if (!found) return null;
  const renaming = rename(found.analysis, found.offset, params.newName);
  if ("refused" in renaming) throw refusal(renaming.refused);
  const changes = [...renaming].flatMap(([path, edits]) => {
    const target = targetOf(session, found.document.root, path);
    return target ? [[target, edits] as const] : [];
  });
  return workspaceEdit(changes, session.client, session.positions);
}

function refusal(reason: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, reason);
}

function locations({ root }: OpenDocument, path: string, spans: readonly Span[], session: Session): Location[] {
  const file = session.workspace.file(root, path);
  if (!file) return [];
  return spans.map((span) => ({ uri: file.uri, range: session.positions.range(file.source, span) }));
}
