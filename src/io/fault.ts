const reasons: ReadonlyMap<unknown, string> = new Map([
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["ELOOP", "its links form a loop"],
  ["EMFILE", "too many open files"],
  ["ENFILE", "too many open files"],
  ["ENAMETOOLONG", "its name is too long"],
  ["ENOTDIR", "a part of its path is a file"],
]);

/** Why a file was not read. The message ends the sentence "FILE cannot be read: ...". */
export class ReadFault extends Error {
  /** As the system names it; undefined where it is a decision of ours. */
  readonly code: string | undefined;

  /** That there is no such file. One for all of them: a run asks for thousands, and an error remembers where it was made. */
  static readonly absence = new ReadFault("it does not exist (a broken link?)", "ENOENT");

  constructor(message: string, code: string | undefined) {
    super(message);
    this.code = code;
  }

  static of(error: unknown): ReadFault {
    if (error instanceof ReadFault) return error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return ReadFault.absence;
    return new ReadFault(reasons.get(code) ?? message, code);
  }

  /** Whether there simply is no such file. */
  get isAbsence(): boolean {
    return this.code === "ENOENT" || this.code === "ENOTDIR";
  }
}

/** What kept a file from being written. Some versions of Node have no words for a quota, and call it unknown. */
export function writeReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errno, message } = error as NodeJS.ErrnoException;
  const isQuota = code === "EDQUOT" || (errno !== undefined && errno === -quota());
  return isQuota ? "EDQUOT: the disk quota is used up" : message;
}

/** `node:os` is only loaded where something went wrong. */
function quota(): number {
  return process.getBuiltinModule("node:os").constants.errno.EDQUOT;
}
