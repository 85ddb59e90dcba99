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

/** A signal ended the run before it had done anything that stays. */
export class Interrupted extends Error {
  /** 128 and the signal's number, as shells have it. */
  readonly code: number;

  constructor(message: string, code: number) {
    super(message);
    this.code = code;
  }
}
