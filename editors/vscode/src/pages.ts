import { commands, Disposable, EventEmitter, Uri, window, workspace } from "vscode";

/** Texts that are shown in editors and belong to no file. */
export interface Pages extends Disposable {
  /** Shows a rule's page as it reads, beside the file. */
  showRule(rule: string, page: string): Promise<void>;
  /** Shows which rules a file meets. */
  showConfiguration(file: Uri, text: string): Promise<void>;
}

const scheme = "plimsoll";

export function createPages(): Pages {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
  });
  return {
    async showRule(rule, page) {
      await commands.executeCommand("markdown.showPreviewToSide", keep(`/rules/${rule}.md`, page));
    },
    async showConfiguration(file, text) {
      // A name of its own, which is not taken for a Dockerfile's.
      const path = workspace.asRelativePath(file).replace(/[^\\/]+$/, "Configuration of $&");
      await window.showTextDocument(keep(`/configuration/${path}`, text), { preview: true });
    },
    dispose: () => Disposable.from(provider, changed).dispose(),
  };

  function keep(path: string, text: string): Uri {
    const uri = Uri.from({ scheme, path });
    texts.set(uri.toString(), text);
    changed.fire(uri);
    return uri;
  }
}
