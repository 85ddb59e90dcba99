import type { Kind } from "../kinds/kind.ts";
import type { OpenDocument } from "./open-document.ts";
import { afterPause } from "./pause.ts";
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

/** What changed of a root. */
interface Change {
  /** Documents on which others of their kind may hang, too. */
  readonly linking: Set<string>;
  /** Kinds of all others. */
  readonly kinds: Set<Kind>;
}

const nothing: Change = { linking: new Set(), kinds: new Set() };

export function createUpdates(session: Session, reports: Reports): Updates {
  const { connection, client, workspace } = session;
  const pushed = createPushedDiagnostics(session, reports);
  const scheduler = createScheduler(pushed.send);
  const tellProblems = createProblemNotices(connection);
  /** By URI: of many changes at once the last counts, and no other text is kept. */
  const touched = new Map<string, OpenDocument>();
  let touching: (() => void) | undefined;

  return {
    changed(document) {
      if (!document) return;
      // First, so that what changed too is not done twice.
      touchOthers(document);
      scheduler.now(document.uri);
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
    stop() {
      touching?.();
      scheduler.stop();
    },
  };

  function touchOthers(document: OpenDocument): void {
    touched.set(document.uri, document);
    touching?.();
    touching = afterPause(0, touchWhatHangs);
  }

  /**
   * A Dockerfile hangs on Compose and ignore files and the other way round, but not on other Dockerfiles: of one kind
   * only documents that link to others do. Looked at once for all that changed together: editors open many at a time.
   */
  function touchWhatHangs(): void {
    touching = undefined;
    const changes = new Map<Root, Change>();
    for (const document of touched.values()) {
      const { root, uri } = document;
      const change = changes.get(root) ?? { linking: new Set(), kinds: new Set() };
      changes.set(root, change);
      const kind = root.kindOf(document);
      if (kind === undefined || kind.links) change.linking.add(uri);
      else change.kinds.add(kind);
    }
    touched.clear();
    for (const document of workspace.documents.values()) {
      const { linking, kinds } = changes.get(document.root) ?? nothing;
      const kind = document.root.kindOf(document);
      if (hasOther(linking, document.uri) || hasOther(kinds, kind)) scheduler.later(document.uri);
    }
  }

  /** A client may refuse, such as one whose last window closes: it asks again by itself then, or needs nothing more. */
  function refresh(): void {
    const { diagnostics, inlayHint } = connection.languages;
    if (client.pullsDiagnostics && client.refreshesDiagnostics) diagnostics.refresh().catch(() => {});
    if (client.refreshesInlayHints) inlayHint.refresh().catch(() => {});
  }
}

function hasOther<T>(set: ReadonlySet<T>, own: T | undefined): boolean {
  return set.size > (own !== undefined && set.has(own) ? 1 : 0);
}
