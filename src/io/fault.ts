const reasons: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ENOENT", "it does not exist (a broken link?)"],
  ["ELOOP", "its links form a loop"],
  ["EMFILE", "too many open files"],
  ["ENFILE", "too many open files"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ENOTDIR", "it is below a file"],
]);

/** Why a file was not read. The message ends the sentence "FILE cannot be read: ...". */
export class ReadFault extends Error {
  /** As the system names it; undefined where it is a decision of ours. */
  readonly code: string | undefined;

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }

  static of(error: unknown): ReadFault {
    if (error instanceof ReadFault) return error;
    const { code, message } = error as NodeJS.ErrnoException;
    return new ReadFault(reasons.get(code) ?? message, code);
  }

  /** Whether there simply is no such file. */
  get isAbsence(): boolean {
    return this.code === "ENOENT" || this.code === "ENOTDIR";
  }
}
