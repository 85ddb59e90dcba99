import { type ExtensionContext, window, workspace } from "vscode";
import { registerCommands } from "./commands.ts";
import { documentSelector } from "./documents.ts";
import { createPages } from "./pages.ts";
import { createService, type Service } from "./service.ts";
import { createStatusBar } from "./status-bar.ts";

let service: Service | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel("Plimsoll");
  const pages = createPages();
  const further = workspace.getConfiguration("plimsoll").get<readonly string[]>("languages", []);
  const selector = documentSelector(workspace.workspaceFolders?.map(({ uri }) => uri.scheme) ?? [], further);
  const bundled = context.asAbsolutePath("dist/server.cjs");
  const own = createService({ output, selector, bundled, showPage: pages.showRule });
  service = own;
  context.subscriptions.push(
    output,
    pages,
    own,
    createStatusBar(own, selector),
    registerCommands({ service: own, pages, output }),
    workspace.onDidGrantWorkspaceTrust(() => own.restart()),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("plimsoll.path")) void own.restart();
    }),
  );
  await own.restart();
}

export function deactivate(): Promise<void> | undefined {
  return service?.stop();
}
