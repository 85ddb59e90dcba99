/** What a program needs of the image that it runs in, as its own source and the standard library tell it. */
export interface ProgramNeeds {
  /** Paths, and patterns of them, that it reads or looks at, as they are written. */
  readonly reads: ReadonlySet<string>;
  /** Whether it reads further files, whose names are not known. */
  readonly readsMore: boolean;
  /** Paths that it makes, in directories that must be there. */
  readonly writes: ReadonlySet<string>;
  readonly writesMore: boolean;
  /** Directories that it makes with those above them. */
  readonly makes: ReadonlySet<string>;
  readonly makesMore: boolean;
  /** What starts a program or loads its code: "exec.Command". */
  readonly starts: string | undefined;
  /** What asks for root certificates: "http.Get", "crypto/tls". */
  readonly certificates: string | undefined;
  readonly zones: boolean;
  /** A directory for temporary files. */
  readonly temporary: boolean;
  /** The accounts in /etc/passwd. */
  readonly accounts: boolean;
  /** It has C in it. */
  readonly c: boolean;
  /** Texts in its source, which may be parts of names. */
  readonly texts: ReadonlySet<string>;
  /** Files that it has in itself. */
  readonly embeds: readonly string[];
}

/** Needs to be found: none to begin with. */
export class FoundNeeds implements ProgramNeeds {
  readonly reads = new Set<string>();
  readsMore = false;
  readonly writes = new Set<string>();
  writesMore = false;
  readonly makes = new Set<string>();
  makesMore = false;
  starts: string | undefined;
  certificates: string | undefined;
  zones = false;
  temporary = false;
  accounts = false;
  c = false;
  readonly texts = new Set<string>();
  readonly embeds: string[] = [];
}
