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
import { buildWordsAt } from "./build-words.ts";
import { workspaceEdit } from "./edits.ts";
import { allNamedAt, callersOf, definitionOf, namedAt } from "./names.ts";
import type { OpenDocument } from "./open-document.ts";
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
  const named = allNamedAt(analysis, offset);
  if (named.length === 0) return builtFiles(found, session);
  return named.flatMap((one) => {
    const span = definitionOf(one);
    return span ? locations(document, one.analysis.source.path, [span], session) : [];
  });
}

/** The documents that words at an offset say are built. */
function builtFiles({ document, analysis, offset }: Found, session: Session): Location[] {
  const builds = buildWordsAt(analysis, offset).flatMap(({ name, build }) => (name ? [] : [build]));
  const paths = new Set(builds.flatMap(({ path }) => path ?? []));
  return [...paths].flatMap((path) => locations(document, path, [{ start: 0, end: 0 }], session));
}

export async function references(
  params: TextDocumentPositionParams & { readonly context: { readonly includeDeclaration: boolean } },
  session: Session,
): Promise<Location[]> {
  const found = await find(params, session);
  const named = found && namedAt(found.analysis, found.offset);
  if (!named) return [];
  const { document } = found;
  const { place, view, names, analysis } = named;
  const wanted = names.like(place, view).filter(({ definition }) => params.context.includeDeclaration || !definition);
  return [
    ...locations(
      document,
      analysis.source.path,
      wanted.map(({ span }) => view.outer(span)),
      session,
    ),
    ...callersOf(named).flatMap(({ source, span }) => locations(document, source.path, [span], session)),
  ];
}

export async function highlights(params: TextDocumentPositionParams, session: Session): Promise<DocumentHighlight[]> {
  const found = await find(params, session);
  const named = found && namedAt(found.analysis, found.offset);
  if (!named) return [];
  const { source, units } = found.analysis;
  const { place, view, names, analysis } = named;
  const highlight = (span: Span, definition: boolean): DocumentHighlight => ({
    range: session.positions.range(source, span),
    kind: definition ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  });
  const [own] = units;
  const callers = own ? callersOf(named, [own.document]) : [];
  return [
    ...(analysis === found.analysis ? names.like(place, view) : []).map(({ span, definition: isDefinition }) =>
      highlight(view.outer(span), isDefinition),
    ),
    ...callers.map(({ span }) => highlight(span, false)),
  ];
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
  const { span } = named;
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
