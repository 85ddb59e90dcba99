import { resolve } from "node:path";
import { RequestType, type TextDocumentIdentifier } from "vscode-languageserver";
import { printConfig } from "../config/print.ts";
import type { ProjectConfig } from "../config/project.ts";
import type { Kind } from "../kinds/kind.ts";
import { logLine } from "../reporters/safe-text.ts";
import { holdsFor } from "../rule.ts";
import { problemsText } from "./configuration.ts";
import { configurationRequest, type FileStatus, statusRequest } from "./protocol.ts";
import { loadedDocument, type Session } from "./session.ts";
import { uriOfPath } from "./uri.ts";

interface DocumentParams {
  readonly textDocument: TextDocumentIdentifier;
}

export const StatusRequest = new RequestType<DocumentParams, FileStatus | null, void>(statusRequest);
export const ConfigurationRequest = new RequestType<DocumentParams, string | null, void>(configurationRequest);

/** How a document is linted, for a line in the editor's frame. */
export async function status({ textDocument }: DocumentParams, session: Session): Promise<FileStatus | null> {
  const document = await loadedDocument(session, textDocument.uri);
  const config = document?.root.config;
  if (!document || !config) return null;
  const { root, source } = document;
  const kind = root.kindOf(document);
  const file = root.dir !== undefined && config.file !== undefined ? resolve(root.dir, config.file) : undefined;
  return {
    kind: kind?.name,
    enabled: root.settings.enable,
    rules: kind === undefined ? 0 : rulesInForce(config, source.path, kind),
    config: file === undefined ? undefined : { name: config.file as string, uri: uriOfPath(file) },
    standsOn: config.steps.flatMap((step) => {
      if ("preset" in step) return step.preset.name;
      if ("peers" in step) return step.peers.map(({ name }) => name);
      return step.config.name === config.file ? [] : step.config.name;
    }),
    problems: root.problems.map((problem) => problemsText([problem])),
    trusted: root.settings.trusted,
  };
}

/** Every rule that a document meets, with its severity, options and where they come from. */
export async function configurationText({ textDocument }: DocumentParams, session: Session): Promise<string | null> {
  const document = await loadedDocument(session, textDocument.uri);
  const config = document?.root.config;
  const kind = document?.root.kindOf(document);
  if (!document || !config || !kind) return null;
  const lines = printConfig(config, document.source.path, kind);
  return lines.map((line) => `${logLine(line)}\n`).join("");
}

function rulesInForce(config: ProjectConfig, path: string, kind: Kind): number {
  const settings = config.settings(path, kind.name);
  return config.rules.filter((rule) => {
    const severity = settings.get(rule.id)?.severity;
    return holdsFor(rule, kind) && severity !== undefined && severity !== "off";
  }).length;
}
