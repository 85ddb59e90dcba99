import { largest } from "../io/read.ts";
import type { Source } from "../text/source.ts";
import type { Analysis } from "./analysis.ts";
import type { OpenDocument } from "./open-document.ts";
import type { Root } from "./root.ts";

/** What is known of the texts of open documents. */
export interface Analyses {
  /**
   * Undefined where a document is not linted, or not yet.
   * @param isOpen whether it is kept until something changes
   */
  of(document: OpenDocument, source: Source, isOpen: boolean): Analysis | undefined;
  forget(uri: string): void;
}

/** An analysis, and what it holds for. */
interface Kept {
  readonly source: Source;
  readonly stamp: number;
  readonly root: Root;
  readonly analysis: Analysis | undefined;
}

export function createAnalyses(): Analyses {
  /** The last of each document. Not by text in a WeakMap, whose values V8's young collections never free. */
  const last = new Map<string, Kept>();

  return {
    of(document, source, isOpen) {
      const { uri, root } = document;
      const old = last.get(uri);
      if (old && old.source === source && old.stamp === root.stamp && old.root === root) return old.analysis;
      const kind = root.settings.enable && !isTooLarge(source.text) ? root.kindOf({ ...document, source }) : undefined;
      const analysis = kind && root.analyse(source, kind);
      if (isOpen) last.set(uri, { source, stamp: root.stamp, root, analysis });
      return analysis;
    },
    forget: (uri) => void last.delete(uri),
  };
}

/** Whether a text is one that is not linted on the disk either. */
export function isTooLarge(text: string): boolean {
  return text.length > largest.linted / 3 && Buffer.byteLength(text) > largest.linted;
}
