/** How files are reached: the command line hands over the disk, the language server its buffers, a browser a map. */
export interface Reader {
  /** Text of a file, undefined when there is none. Paths are relative to the working directory, forward slashes. */
  read(path: string): string | undefined;
  exists(path: string): boolean;
}
