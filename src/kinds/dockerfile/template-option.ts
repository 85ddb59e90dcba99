/** `${templateOption:imageVariant}`, which the tools of Dev Containers fill in before Docker sees the file. */
const option = /\$\{templateOption:\w+\}/y;

/** The offset behind an option of a Dev Container template; undefined where none starts at `at`. */
export function templateOptionEnd(text: string, at: number): number | undefined {
  option.lastIndex = at;
  return option.test(text) ? option.lastIndex : undefined;
}
