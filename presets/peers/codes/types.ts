/**
 * The codes of a peer's current release, each with the severity that the peer gives it, in the peer's own word, and what
 * it asks for. Those that are off until somebody turns them on are opt-in.
 */
export type PeerCodes = Readonly<
  Record<string, readonly [severity: string, title: string] | readonly [severity: string, title: string, "opt-in"]>
>;
