/** How somebody builds a Dockerfile: from the command line, a Compose service, a Bake target. */
export interface Invocation {
  readonly args: ReadonlyMap<string, string>;
  /** Args that are handed in with a value that cannot be told (Compose takes it from its environment). */
  readonly unknownArgs?: ReadonlySet<string>;
  /** Lower-cased stage name or index; undefined builds the last stage. */
  readonly target: string | undefined;
  /** Named contexts, and whether we know that these are all of them. */
  readonly contexts: ReadonlyMap<string, string>;
  /** True when this invocation was found or given, so that what it does not name is known to be absent. */
  readonly known: boolean;
  /** Images that whoever asks for the build builds too, in full: "shop:latest". What is named so is not pulled. */
  readonly builtImages?: ReadonlySet<string>;
  /** What runs the image brings a health check of its own, or wants none. */
  readonly checksHealth?: boolean;
  /** What it is built for, where that is known: "linux/arm64". */
  readonly platform?: string | undefined;
  /** What the builds are for that are one to the document, where each of them says it. */
  readonly platforms?: readonly string[] | undefined;
  /** For messages: "service web of compose.yaml". Undefined for a plain `docker build .`. */
  readonly label: string | undefined;
}

/** A plain `docker build .` of which nothing else is known. */
export const plainInvocation: Invocation = {
  args: new Map(),
  target: undefined,
  contexts: new Map(),
  known: false,
  label: undefined,
};
