import { commands, Disposable, type OutputChannel, type QuickPickItem, type TextEditor, Uri, window } from "vscode";
import { findingsIn, ruleOf } from "./findings.ts";
import type { Pages } from "./pages.ts";
import type { Service } from "./service.ts";

export interface Parts {
  readonly service: Service;
  readonly pages: Pages;
  readonly output: OutputChannel;
}

/**
 * The extension's own commands. Those of the server (`plimsoll.fixAll`, `plimsoll.explain`, `plimsoll.suppress`) exist
 * while it runs.
 */
export function registerCommands({ service, pages, output }: Parts): Disposable {
  const registered = Object.entries<(...given: never[]) => unknown>({
    "plimsoll.restart": () => service.restart(),
    "plimsoll.showOutput": () => output.show(),
    "plimsoll.fixFile": () => withEditor(fixFile),
    "plimsoll.explainHere": () => withEditor(explainHere),
    "plimsoll.showConfiguration": () => withEditor((editor) => showConfiguration(editor, service, pages)),
    "plimsoll.menu": () => showMenu(service),
    "plimsoll.askReason": askReason,
  });
  return Disposable.from(...registered.map(([name, run]) => commands.registerCommand(name, run)));
}

async function withEditor(run: (editor: TextEditor) => Promise<unknown>): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) await run(editor);
  else void window.showInformationMessage("Open a file first.");
}

async function fixFile({ document }: TextEditor): Promise<void> {
  const edits = await commands.executeCommand<number>("plimsoll.fixAll", document.uri.toString());
  if (edits === 0) void window.showInformationMessage("There is nothing in this file that can be fixed safely.");
}

/** Explains what is found at the cursor or, where nothing is, in its line. */
async function explainHere({ document, selection }: TextEditor): Promise<void> {
  const findings = findingsIn(document.uri);
  const here = findings.filter(({ range }) => range.contains(selection.active));
  const inLine = findings.filter(({ range }) => range.intersection(document.lineAt(selection.active.line).range));
  const rules = [...new Set((here.length > 0 ? here : inLine).flatMap((finding) => ruleOf(finding) ?? []))];
  if (rules.length === 0) void window.showInformationMessage("Nothing is found in this line.");
  const rule = rules.length > 1 ? await window.showQuickPick(rules, { title: "Which rule?" }) : rules[0];
  if (rule !== undefined) await commands.executeCommand("plimsoll.explain", rule);
}

async function showConfiguration({ document }: TextEditor, service: Service, pages: Pages): Promise<void> {
  const text = await service.configuration(document.uri);
  if (text !== undefined) await pages.showConfiguration(document.uri, text);
  else void window.showInformationMessage("Plimsoll does not check this file.");
}

/** The server has an action to silence a finding call this; with a reason it can write the directive. */
async function askReason(given: object): Promise<void> {
  const reason = await window.showInputBox({
    title: "Why may this stay?",
    placeHolder: "The reason, for those who read the file after you",
    validateInput: (text) => (text.trim() === "" ? "Without a reason nobody knows when it may go" : undefined),
  });
  if (reason !== undefined) await commands.executeCommand("plimsoll.suppress", { ...given, reason });
}

interface MenuItem extends QuickPickItem {
  readonly command: string;
  readonly given?: unknown;
}

/** What a click on the status bar offers. */
async function showMenu(service: Service): Promise<void> {
  const editor = window.activeTextEditor;
  const file = editor && (await service.status(editor.document.uri));
  const config = file?.config;
  const items: MenuItem[] = [
    ...(file?.kind !== undefined && file.enabled
      ? [
          { label: "$(wand) Fix all safe problems in this file", command: "plimsoll.fixFile" },
          { label: "$(list-flat) Show configuration for this file", command: "plimsoll.showConfiguration" },
        ]
      : []),
    ...(config
      ? [{ label: `$(go-to-file) Open ${config.name}`, command: "vscode.open", given: Uri.parse(config.uri) }]
      : []),
    { label: "$(output) Show output", command: "plimsoll.showOutput" },
    { label: "$(debug-restart) Restart language server", command: "plimsoll.restart" },
    { label: "$(gear) Settings", command: "workbench.action.openSettings", given: "@ext:plimsoll.plimsoll" },
  ];
  const chosen = await window.showQuickPick(items, { title: "Plimsoll" });
  if (chosen) await commands.executeCommand(chosen.command, ...(chosen.given === undefined ? [] : [chosen.given]));
}
