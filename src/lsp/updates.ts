import type { OpenDocument } from "./open-document.ts";
import { createProblemNotices } from "./problem-notices.ts";
import { statusChanged } from "./protocol.ts";
import { createPushedDiagnostics } from "./pushed-diagnostics.ts";
import type { Reports } from "./reports.ts";
import type { Root } from "./root.ts";
import { createScheduler } from "./scheduler.ts";
import type { Session } from "./session.ts";

/** Tells the client what may be different now, whatever changed. */
export interface Updates {
  /** A document was opened, changed or saved. */
  changed(document: OpenDocument | undefined): void;
  closed(uri: string, document: OpenDocument | undefined): void;
  /** What is known of the files of some roots may be wrong now. */
  settle(roots: readonly Root[]): void;
  /** Folders come or go: what is shown of documents may belong to another configuration afterwards. */
  moving(move: () => void): void;
  stop(): void;
}

export function createUpdates(session: Session, reports: Reports): Updates {
  const { connection, client, workspace } = session;
  const pushed = createPushedDiagnostics(session, reports);
  const scheduler = createScheduler(pushed.send);
  const tellProblems = createProblemNotices(connection);

  return {
    changed(document) {
      if (!document) return;
      scheduler.now(document.uri);
      touchOthers(document);
    },
    closed(uri, document) {
      scheduler.forget(uri);
      if (!document) return;
      pushed.clear(uri);
      touchOthers(document);
    },
    settle(roots) {
      if (roots.length === 0) return;
      for (const root of roots) tellProblems(root);
      for (const { uri, root } of workspace.documents.values()) if (roots.includes(root)) scheduler.now(uri);
      refresh();
      if (client.showsStatus) connection.sendNotification(statusChanged);
    },
    moving(move) {
      for (const { uri } of workspace.documents.values()) pushed.clear(uri);
      move();
      refresh();
    },
    stop: scheduler.stop,
  };

  /**
   * A Dockerfile hangs on Compose and ignore files and the other way round, but not on other Dockerfiles: of one kind
   * only documents that link to others do.
   */
  function touchOthers(document: OpenDocument): void {
    const kind = document.root.kindOf(document);
    for (const other of workspace.documents.values()) {
      if (other.root !== document.root || other.uri === document.uri) continue;
      if (kind === undefined || kind.links || other.root.kindOf(other) !== kind) scheduler.later(other.uri);
    }
  }

  function refresh(): void {
    if (client.pullsDiagnostics && client.refreshesDiagnostics) connection.languages.diagnostics.refresh();
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh();
  }
}
