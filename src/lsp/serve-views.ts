import { resolve } from "node:path";
import {
  type CompletionItem,
  CompletionItemKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  InlayHintKind,
  MarkupKind,
  type Range,
  type SymbolInformation,
  SymbolKind,
  type TextDocumentPositionParams,
} from "vscode-languageserver";
import type { OutlineEntry } from "../kinds/editor.ts";
import { completionsAt } from "./completion.ts";
import { summaryOf } from "./explain.ts";
import { foldsOf } from "./folding.ts";
import { hoverAt } from "./hover.ts";
import { type Link, linksIn, linksInConfig } from "./links.ts";
import { markupOf } from "./markdown.ts";
import { loadedDocument, type Session } from "./session.ts";
import { outlineOf } from "./symbols.ts";
import { uriOfPath } from "./uri.ts";
import { touches, viewsIn } from "./views.ts";

export async function hover(
  { textDocument, position }: TextDocumentPositionParams,
  session: Session,
): Promise<Hover | null> {
  const document = await loadedDocument(session, textDocument.uri);
  const analysis = document && session.workspace.analyse(document);
  if (!analysis) return null;
  const { client, positions } = session;
  const found = hoverAt(analysis, positions.offset(analysis.source, position), markupOf(client.markdown));
  if (!found) return null;
  const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: found.parts.join("\n\n") }, range: positions.range(analysis.source, found.span) };
}

export async function completion(
  { textDocument, position }: TextDocumentPositionParams,
  session: Session,
): Promise<CompletionItem[]> {
  const document = await loadedDocument(session, textDocument.uri);
  const analysis = document && session.workspace.analyse(document);
  if (!analysis) return [];
  const { client, positions } = session;
  const markup = markupOf(client.markdown);
  const kind = client.markdown ? MarkupKind.Markdown : MarkupKind.PlainText;
  return completionsAt(analysis, positions.offset(analysis.source, position)).map(
    ({ label, text = label, span, detail, rule, rank, sort, explained }) => {
      const words = rule ? summaryOf(rule, markup) : (explained?.(markup) ?? []);
      return {
        label,
        kind: sort ? sortKinds[sort] : rule ? CompletionItemKind.EnumMember : CompletionItemKind.Keyword,
        detail,
        sortText: `${rank}${label}`,
        textEdit: { range: positions.range(analysis.source, span), newText: text },
        ...(words.length > 0 ? { documentation: { kind, value: words.join("\n\n") } } : {}),
      };
    },
  );
}

const sortKinds = { key: CompletionItemKind.Property, value: CompletionItemKind.Value } as const;

const symbolKinds: Readonly<Record<OutlineEntry["type"], SymbolKind>> = {
  section: SymbolKind.Module,
  instruction: SymbolKind.Function,
  variable: SymbolKind.Variable,
};

export async function symbols(uri: string, session: Session): Promise<DocumentSymbol[] | SymbolInformation[]> {
  const document = await loadedDocument(session, uri);
  const analysis = document && session.workspace.analyse(document);
  if (!analysis) return [];
  const { client, positions } = session;
  const nested = ({ name, detail, type, span, selection, children }: OutlineEntry): DocumentSymbol => ({
    name,
    detail,
    kind: symbolKinds[type],
    range: positions.range(analysis.source, span),
    selectionRange: positions.range(analysis.source, selection),
    children: children.map(nested),
  });
  const outline = outlineOf(analysis).map(nested);
  return client.nestedSymbols ? outline : outline.flatMap((symbol) => flat(symbol, uri, undefined));
}

function flat(symbol: DocumentSymbol, uri: string, containerName: string | undefined): SymbolInformation[] {
  const { name, detail, kind, range, children = [] } = symbol;
  const own: SymbolInformation = {
    name: detail ? `${name} ${detail}` : name,
    kind,
    location: { uri, range },
    containerName,
  };
  return [own, ...children.flatMap((child) => flat(child, uri, name))];
}

export async function folds(uri: string, session: Session): Promise<FoldingRange[]> {
  const document = await loadedDocument(session, uri);
  const analysis = document && session.workspace.analyse(document);
  if (!analysis) return [];
  return foldsOf(analysis)
    .slice(0, session.client.foldingLimit)
    .map(({ startLine, endLine, comment }) => {
      return comment ? { startLine, endLine, kind: FoldingRangeKind.Comment } : { startLine, endLine };
    });
}

export async function links(uri: string, session: Session): Promise<DocumentLink[]> {
  const document = await loadedDocument(session, uri);
  const dir = document?.root.dir;
  if (!document || dir === undefined) return [];
  const analysis = session.workspace.analyse(document);
  const absolute = { ...document.source, path: resolve(dir, document.source.path) };
  const found: readonly Link[] = analysis ? linksIn(analysis) : linksInConfig(absolute);
  return found.map(({ span, path }) => ({
    range: session.positions.range(document.source, span),
    target: uriOfPath(resolve(dir, path)),
  }));
}

export async function inlayHints(uri: string, range: Range, session: Session): Promise<InlayHint[]> {
  const document = await loadedDocument(session, uri);
  if (!document?.root.settings.inlayHints.effectiveUser) return [];
  const analysis = session.workspace.analyse(document);
  if (!analysis) return [];
  const { positions } = session;
  const within = positions.span(analysis.source, range);
  return viewsIn(analysis).flatMap((view) =>
    (view.kind.editor?.hints?.(view) ?? []).flatMap(({ offset, label, tooltip }) => {
      const at = view.outer({ start: 0, end: offset }).end;
      if (!touches(within, at)) return [];
      const position = positions.position(analysis.source, at);
      return [{ position, label, tooltip, kind: InlayHintKind.Type, paddingLeft: true }];
    }),
  );
}
