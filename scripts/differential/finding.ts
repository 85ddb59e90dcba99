/** What a peer says of a line of a file. */
export interface PeerFinding {
  readonly path: string;
  /** From 1; 0 for what is said of the whole file. */
  readonly line: number;
  readonly code: string;
}

/** What a peer made of a folder. */
export interface PeerReport {
  readonly findings: readonly PeerFinding[];
  /** Files that it could not read, with its reason: nothing can be compared there. */
  readonly unread: ReadonlyMap<string, string>;
}

/** Another linter, run as a program. */
export interface PeerProgram {
  /** As in `aliases` of rules, and of its preset. */
  readonly name: string;
  /** What is held against it where it has no preset of its own name. */
  readonly presets?: readonly string[];
  /** Other linters whose codes it has too, each after the linter's name and a slash. */
  readonly reportsCodesOf?: readonly string[];
  /** Codes that a comparison leaves out, because they are about something else than the Dockerfile's policy. */
  readonly leavesOut?: (code: string) => boolean;
  /** Codes that are about a file as a whole, wherever it puts them. */
  readonly isAboutFile?: (code: string) => boolean;
  /** Whether its lines tell no more than the stage, in which a code then counts once. */
  readonly placesByStage?: boolean;
  run(paths: readonly string[]): PeerReport;
}
