/** What the process ends with. Of several, the highest. */
export const exit = {
  clean: 0,
  /** Findings at or above the threshold, or a diff that would change something. */
  findings: 1,
  /** A wrong command line or configuration, or an input that could not be linted. */
  usage: 2,
  /** A rule threw, or something else of ours failed. */
  internal: 3,
} as const;

/** A command line that cannot be followed; the message is for the user. */
export class UsageError extends Error {}
