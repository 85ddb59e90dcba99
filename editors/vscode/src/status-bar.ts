import { commands, Disposable, languages, StatusBarAlignment, type TextDocument, ThemeColor, window } from "vscode";
import type { DocumentFilter } from "./documents.ts";
import { countFindings } from "./findings.ts";
import type { Service } from "./service.ts";
import { type StatusView, statusView } from "./status.ts";

/** Shows how the file in the active editor is linted. */
export function createStatusBar(service: Service, selector: DocumentFilter[]): Disposable {
  const item = window.createStatusBarItem("status", StatusBarAlignment.Right, 100);
  item.name = "Plimsoll";
  item.command = "plimsoll.menu";
  let refreshes = 0;
  refresh();
  return Disposable.from(
    item,
    service.onDidChange(refresh),
    window.onDidChangeActiveTextEditor(refresh),
    languages.onDidChangeDiagnostics(({ uris }) => {
      const active = window.activeTextEditor?.document.uri.toString();
      if (uris.some((uri) => uri.toString() === active)) refresh();
    }),
  );

  /** Of several at a time the last one begun counts. */
  async function refresh(): Promise<void> {
    const own = ++refreshes;
    const document = window.activeTextEditor?.document;
    const known = document !== undefined && languages.match(selector, document) > 0;
    const file = known ? await service.status(document.uri) : undefined;
    if (own !== refreshes) return;
    void commands.executeCommand("setContext", "plimsoll.linted", file?.kind !== undefined && file.enabled);
    show(known ? viewOf(document) : undefined);

    function viewOf({ uri }: TextDocument): StatusView | undefined {
      return statusView({ server: service.state, doubt: service.doubt, file, findings: countFindings(uri) });
    }
  }

  function show(view: StatusView | undefined): void {
    if (!view) {
      item.hide();
      return;
    }
    item.text = view.text;
    item.tooltip = view.tooltip;
    item.backgroundColor = view.background && new ThemeColor(`statusBarItem.${view.background}Background`);
    item.show();
  }
}
