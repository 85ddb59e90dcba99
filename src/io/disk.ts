import * as fs from "node:fs";

/** The calls that writing makes, so that any of them can be made to fail. */
export type Disk = Pick<
  typeof fs,
  | "openSync"
  | "writeSync"
  | "readSync"
  | "fstatSync"
  | "statSync"
  | "accessSync"
  | "fchmodSync"
  | "ftruncateSync"
  | "fsyncSync"
  | "closeSync"
  | "renameSync"
  | "unlinkSync"
  | "mkdirSync"
>;

export const disk: Disk = fs;
