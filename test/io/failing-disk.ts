import { type Disk, disk } from "../../src/io/disk.ts";

/** Calls that change something on the disk, or may fail before one does. */
export type Call = keyof Disk;

/** A disk that calls `before` with name, number and first argument of each call, and lets it through when that returns. */
export function watchedDisk(before: (call: Call, index: number, first: unknown) => void): Disk {
  let index = 0;
  const calls = Object.keys(names).map((name) => {
    const call = name as Call;
    const run = disk[call] as (...args: readonly unknown[]) => unknown;
    return [
      call,
      (...args: readonly unknown[]) => {
        before(call, index++, args[0]);
        return run(...args);
      },
    ];
  });
  return Object.fromEntries(calls) as Disk;
}

const names: Readonly<Record<Call, true>> = {
  openSync: true,
  writeSync: true,
  readSync: true,
  fstatSync: true,
  statSync: true,
  accessSync: true,
  fchmodSync: true,
  ftruncateSync: true,
  fsyncSync: true,
  closeSync: true,
  renameSync: true,
  unlinkSync: true,
  mkdirSync: true,
};

export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}
